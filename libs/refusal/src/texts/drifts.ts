import type { StageTexts } from './code-text.ts';

/** Codes of older forms that are read and reported. */
export const DRIFTS = {
  'credential/typ-drift': {
    en: 'The header states the kind of token in an older form, which is accepted and reported.',
    de: [
      'Der typ-Header hat eine ältere Form',
      'Der Header nennt die Art des Tokens in einer älteren Form; sie wird akzeptiert und gemeldet.',
    ],
    fr: [
      'L’en-tête typ a une forme ancienne',
      'L’en-tête indique le type de jeton sous une forme ancienne, acceptée et signalée.',
    ],
  },
  'credential/cty-drift': {
    en: 'The header states the kind of payload in an older form or not at all, which is accepted and reported.',
    de: [
      'Der cty-Header hat eine ältere Form oder fehlt',
      'Der Header nennt die Art der Nutzlast in einer älteren Form oder gar nicht; das wird akzeptiert und gemeldet.',
    ],
    fr: [
      'L’en-tête cty a une forme ancienne ou est absent',
      'L’en-tête indique le type de charge utile sous une forme ancienne, ou pas du tout ; c’est accepté et signalé.',
    ],
  },
  'credential/media-type-drift': {
    en: 'The media type comes from an older draft; it is accepted and reported.',
    de: [
      'Der Medientyp hat eine ältere Form',
      'Der Medientyp stammt aus einem älteren Entwurf; er wird akzeptiert und gemeldet.',
    ],
    fr: [
      'Le type de média a une forme ancienne',
      'Le type de média vient d’une ébauche antérieure ; il est accepté et signalé.',
    ],
  },
  'credential/data-uri-drift': {
    en: 'The data URL of an enveloped credential comes from an older draft; it is accepted and reported.',
    de: [
      'Die data-URL eines eingebetteten Credentials hat eine ältere Form',
      'Die data-URL stammt aus einem älteren Entwurf; sie wird akzeptiert und gemeldet.',
    ],
    fr: [
      'L’URL data d’un justificatif enveloppé a une forme ancienne',
      'L’URL data vient d’une ébauche antérieure ; elle est acceptée et signalée.',
    ],
  },
  'credential/header-time-drift': {
    en: 'Times belong in the payload, in seconds; milliseconds in the header are accepted and reported.',
    de: [
      'iat oder exp stehen im Header, in Millisekunden',
      'Zeiten gehören in die Nutzlast, in Sekunden; Millisekunden im Header werden akzeptiert und gemeldet.',
    ],
    fr: [
      'iat ou exp figurent dans l’en-tête, en millisecondes',
      'Les instants vont dans la charge utile, en secondes ; des millisecondes dans l’en-tête sont acceptées et signalées.',
    ],
  },
  'credential/presentation-drift': {
    en: 'A presentation has a holder and credentials; members that belong to a credential are accepted there and reported.',
    de: [
      'Die Präsentation enthält Einträge eines Credentials oder einen Beispielkontext',
      'Eine Präsentation hat einen Inhaber und Credentials; Einträge, die zu einem Credential gehören, werden dort akzeptiert und gemeldet.',
    ],
    fr: [
      'La présentation contient des membres d’un justificatif ou un contexte d’exemple',
      'Une présentation a un détenteur et des justificatifs ; les membres propres à un justificatif y sont acceptés et signalés.',
    ],
  },
  'credential/iss-drift': {
    en: 'The header should name the issuer; without it, the issuer in the payload applies.',
    de: ['Der iss-Header fehlt', 'Der Header soll den Aussteller nennen; sonst gilt der Aussteller in der Nutzlast.'],
    fr: ['L’en-tête iss manque', 'L’en-tête devrait nommer l’émetteur ; à défaut, c’est celui de la charge utile.'],
  },
  'credential/inline-context-drift': {
    en: 'An inline context that only declares well-known prefixes is accepted and reported.',
    de: [
      'Ein eigener Kontext deklariert Präfixe',
      'Ein eigener Kontext, der nur bekannte Präfixe deklariert, wird akzeptiert und gemeldet.',
    ],
    fr: [
      'Un contexte en ligne déclare des préfixes',
      'Un contexte en ligne qui ne déclare que des préfixes connus est accepté et signalé.',
    ],
  },
  'credential/term-drift': {
    en: 'A Gaia-X term without its prefix is resolved through the vocabulary of the context and reported.',
    de: [
      'Ein Gaia-X-Begriff steht ohne sein Präfix',
      'Ein Gaia-X-Begriff ohne Präfix wird über das Vokabular des Kontexts aufgelöst und gemeldet.',
    ],
    fr: [
      'Un terme Gaia-X est écrit sans son préfixe',
      'Un terme Gaia-X sans préfixe est résolu par le vocabulaire du contexte et signalé.',
    ],
  },
  'credential/null-value-drift': {
    en: 'A member with the value null states nothing and can be left out.',
    de: ['Ein Eintrag ist null und sagt nichts', 'Ein Eintrag mit dem Wert null sagt nichts und kann entfallen.'],
    fr: ['Un membre est null et ne dit rien', 'Un membre null ne dit rien et peut être omis.'],
  },
  'credential/evidence-drift': {
    en: 'The type of evidence says how to read it; without a type, the evidence is kept but not judged.',
    de: [
      'evidence hat keinen Typ',
      'Der Typ von evidence gibt an, wie es zu lesen ist; ohne Typ wird es aufbewahrt, aber nicht geprüft.',
    ],
    fr: [
      'evidence n’a pas de type',
      'Le type d’evidence indique comment le lire ; sans type, il est conservé mais pas évalué.',
    ],
  },
  'credential/label-drift': {
    en: 'The label is written as the live service writes it, which differs from the published shape; it is accepted.',
    de: [
      'Ein Label hat die Form des laufenden Dienstes',
      'Das Label ist so geschrieben, wie der laufende Dienst es schreibt, anders als im veröffentlichten Shape vorgesehen; es wird akzeptiert.',
    ],
    fr: [
      'Un label a la forme du service en production',
      'Le label est écrit comme le fait le service en production, autrement que ne le veut la forme SHACL publiée ; il est accepté.',
    ],
  },
  'credential/time-missing': {
    en: 'Without validUntil, the credential never expires and stays listed until it is revoked.',
    de: [
      'validUntil fehlt',
      'Ohne validUntil läuft das Credential nie ab und bleibt gelistet, bis es widerrufen wird.',
    ],
    fr: ['validUntil manque', 'Sans validUntil, le justificatif n’expire jamais et reste listé jusqu’à sa révocation.'],
  },
} as const satisfies StageTexts;
