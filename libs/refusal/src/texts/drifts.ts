import type { StageTexts } from './code-text.ts';

/** Codes of older forms that are read and reported. */
export const DRIFTS = {
  'credential/typ-drift': {
    en: 'The header says the kind of token in an older form, which is read and reported.',
    de: [
      'Der typ-Header hat eine ältere Form',
      'Der Header nennt die Art des Tokens in einer älteren Form; sie wird gelesen und gemeldet.',
    ],
    fr: [
      'L’en-tête typ est dans une forme ancienne',
      'L’en-tête nomme le genre de jeton sous une forme ancienne, lue et signalée.',
    ],
  },
  'credential/cty-drift': {
    en: 'The header says the kind of payload in an older form or not at all, which is read and reported.',
    de: [
      'Der cty-Header hat eine ältere Form oder fehlt',
      'Der Header nennt die Art der Nutzlast in einer älteren Form oder gar nicht; das wird gelesen und gemeldet.',
    ],
    fr: [
      'L’en-tête cty est dans une forme ancienne ou absent',
      'L’en-tête nomme le genre de charge utile sous une forme ancienne, ou pas ; c’est lu et signalé.',
    ],
  },
  'credential/media-type-drift': {
    en: 'The media type is one of an older draft, which is read and reported.',
    de: [
      'Der Medientyp hat eine ältere Form',
      'Der Medientyp stammt aus einem älteren Entwurf; er wird gelesen und gemeldet.',
    ],
    fr: [
      'Le type de média est dans une forme ancienne',
      'Le type de média vient d’un ancien projet ; il est lu et signalé.',
    ],
  },
  'credential/data-uri-drift': {
    en: 'The data URL of an enveloped credential is of an older draft, which is read and reported.',
    de: [
      'Die data-URL eines eingebetteten Credentials hat eine ältere Form',
      'Die data-URL stammt aus einem älteren Entwurf; sie wird gelesen und gemeldet.',
    ],
    fr: [
      'L’URL data d’une attestation enveloppée est dans une forme ancienne',
      'L’URL data vient d’un ancien projet ; elle est lue et signalée.',
    ],
  },
  'credential/header-time-drift': {
    en: 'Times belong into the payload, in seconds; milliseconds in the header are read and reported.',
    de: [
      'iat oder exp stehen im Header, in Millisekunden',
      'Zeiten gehören in die Nutzlast, in Sekunden; Millisekunden im Header werden gelesen und gemeldet.',
    ],
    fr: [
      'iat ou exp figurent dans l’en-tête, en millisecondes',
      'Les instants vont dans la charge utile, en secondes ; des millisecondes dans l’en-tête sont lues et signalées.',
    ],
  },
  'credential/presentation-drift': {
    en: 'A presentation has a holder and credentials; what belongs to a credential is read there and reported.',
    de: [
      'Die Präsentation trägt Einträge eines Credentials oder einen Beispielkontext',
      'Eine Präsentation hat Inhaber und Credentials; was zu einem Credential gehört, wird dort gelesen und gemeldet.',
    ],
    fr: [
      'La présentation porte des membres d’attestation ou un contexte d’exemple',
      'Une présentation a un détenteur et des attestations ; ce qui relève d’une attestation y est lu et signalé.',
    ],
  },
  'credential/iss-drift': {
    en: 'The header should name the issuer; without it the issuer of the payload is taken.',
    de: ['Der iss-Header fehlt', 'Der Header soll den Aussteller nennen; ohne ihn gilt der Aussteller der Nutzlast.'],
    fr: ['L’en-tête iss manque', 'L’en-tête devrait nommer l’émetteur ; à défaut, c’est celui de la charge utile.'],
  },
  'credential/inline-context-drift': {
    en: 'An inline context that only declares well-known prefixes is read and reported.',
    de: [
      'Ein eigener Kontext deklariert Präfixe',
      'Ein eigener Kontext, der nur bekannte Präfixe deklariert, wird gelesen und gemeldet.',
    ],
    fr: [
      'Un contexte en ligne déclare des préfixes',
      'Un contexte en ligne qui ne déclare que des préfixes connus est lu et signalé.',
    ],
  },
  'credential/term-drift': {
    en: 'A term of Gaia-X without its prefix is read through the vocabulary of the context and reported.',
    de: [
      'Ein Gaia-X-Begriff steht ohne sein Präfix',
      'Ein Gaia-X-Begriff ohne Präfix wird über das Vokabular des Kontexts gelesen und gemeldet.',
    ],
    fr: [
      'Un terme Gaia-X est écrit sans son préfixe',
      'Un terme Gaia-X sans préfixe est lu par le vocabulaire du contexte et signalé.',
    ],
  },
  'credential/null-value-drift': {
    en: 'A member that is null states nothing and can be left out.',
    de: ['Ein Eintrag ist null und sagt nichts', 'Ein Eintrag mit dem Wert null sagt nichts und kann entfallen.'],
    fr: ['Un membre est null et ne dit rien', 'Un membre null ne dit rien et peut être omis.'],
  },
  'credential/evidence-drift': {
    en: 'Evidence says by its type how to read it; without one it is kept and not judged.',
    de: [
      'evidence hat keinen Typ',
      'evidence sagt durch den Typ, wie es zu lesen ist; ohne Typ wird es aufbewahrt und nicht geprüft.',
    ],
    fr: [
      'evidence n’a pas de type',
      'evidence dit par son type comment le lire ; sans type, il est conservé et non jugé.',
    ],
  },
  'credential/label-drift': {
    en: 'The label is written as the live service writes it, which differs from the published shape; it is read.',
    de: [
      'Ein Label hat die Form des laufenden Dienstes',
      'Das Label ist so geschrieben, wie der laufende Dienst es schreibt, anders als im veröffentlichten Shape; es wird gelesen.',
    ],
    fr: [
      'Un label a la forme du service en production',
      'Le label est écrit comme le fait le service en production, autrement que la forme publiée ; il est lu.',
    ],
  },
  'credential/time-missing': {
    en: 'Without validUntil the credential never ends by itself and stays listed until it is revoked.',
    de: [
      'validUntil fehlt',
      'Ohne validUntil endet das Credential nie von selbst und bleibt gelistet, bis es widerrufen wird.',
    ],
    fr: [
      'validUntil manque',
      'Sans validUntil, l’attestation ne s’éteint jamais d’elle-même et reste listée jusqu’à sa révocation.',
    ],
  },
} as const satisfies StageTexts;
