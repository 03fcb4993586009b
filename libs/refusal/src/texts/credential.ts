import type { StageTexts } from './code-text.ts';

/** Codes of reading a submission. */
export const CREDENTIAL = {
  'credential/media-type': {
    en: 'Signed credentials and presentations have media types of their own, which say how the body is to be read.',
    de: [
      'Der Medientyp ist keiner für signierte Credentials oder Präsentationen',
      'Signierte Credentials und Präsentationen haben eigene Medientypen; sie sagen, wie der Inhalt zu lesen ist.',
    ],
    fr: [
      'Le type de média n’est pas celui d’une attestation ou présentation signée',
      'Les attestations et présentations signées ont leurs propres types de média, qui disent comment lire le corps.',
    ],
  },
  'credential/too-large': {
    en: 'One submission may have one mebibyte, so that nobody can hold the service up with a single request.',
    de: [
      'Der Inhalt ist größer, als eine Einreichung sein darf',
      'Eine Einreichung darf ein Mebibyte haben, damit niemand den Dienst mit einer Anfrage aufhält.',
    ],
    fr: [
      'Le corps est plus grand qu’une soumission ne peut l’être',
      'Une soumission peut avoir un mébioctet, afin que nul ne bloque le service par une seule requête.',
    ],
  },
  'credential/not-jws': {
    en: 'A signed credential is a compact JWS: three base64url parts with a dot between them, and nothing else.',
    de: [
      'Der Inhalt ist kein kompaktes JWS',
      'Ein signiertes Credential ist ein kompaktes JWS: drei base64url-Teile, durch Punkte getrennt, und sonst nichts.',
    ],
    fr: [
      'Le corps n’est pas un JWS compact',
      'Une attestation signée est un JWS compact : trois parties base64url séparées par des points, et rien d’autre.',
    ],
  },
  'credential/encoding': {
    en: 'Each part of a JWS has exactly one base64url form, without padding; another one would be another document.',
    de: [
      'Ein Teil des JWS ist nicht kanonisch base64url-kodiert',
      'Jeder Teil eines JWS hat genau eine base64url-Form ohne Füllzeichen; eine andere wäre ein anderes Dokument.',
    ],
    fr: [
      'Une partie du JWS n’est pas en base64url canonique',
      'Chaque partie d’un JWS a une seule forme base64url, sans remplissage ; une autre serait un autre document.',
    ],
  },
  'credential/not-utf8': {
    en: 'JSON is exchanged as UTF-8; other bytes would be read differently by different readers.',
    de: ['Der Text ist kein gültiges UTF-8', 'JSON wird als UTF-8 ausgetauscht; andere Bytes läse nicht jeder gleich.'],
    fr: [
      'Le texte n’est pas de l’UTF-8 valide',
      'Le JSON s’échange en UTF-8 ; d’autres octets ne seraient pas lus pareillement par tous.',
    ],
  },
  'credential/not-json': {
    en: 'What is signed must be one JSON text that every reader understands in the same way.',
    de: ['Der Text ist kein gültiges JSON', 'Signiert wird ein JSON-Text, den jeder auf dieselbe Weise versteht.'],
    fr: [
      'Le texte n’est pas du JSON valide',
      'Ce qui est signé doit être un texte JSON que chacun comprend de la même façon.',
    ],
  },
  'credential/duplicate-member': {
    en: 'Where a name stands twice, readers may take either value, so the signature would vouch for two documents.',
    de: [
      'Ein Objekt nennt denselben Namen zweimal',
      'Steht ein Name zweimal da, so kann man den einen oder den anderen Wert lesen; die Signatur stünde für zwei Dokumente ein.',
    ],
    fr: [
      'Un objet nomme deux fois le même membre',
      'Quand un nom figure deux fois, on peut lire l’une ou l’autre valeur ; la signature vaudrait pour deux documents.',
    ],
  },
  'credential/nesting': {
    en: 'Depth is bounded so that reading a document costs little, whoever wrote it.',
    de: [
      'Das JSON ist zu tief verschachtelt',
      'Die Tiefe ist begrenzt, damit das Lesen wenig kostet, wer auch immer geschrieben hat.',
    ],
    fr: [
      'Le JSON est imbriqué trop profondément',
      'La profondeur est bornée pour que la lecture coûte peu, quel que soit l’auteur.',
    ],
  },
  'credential/forbidden-key': {
    en: 'Names such as __proto__ change objects of programs that read them, and mean nothing in a credential.',
    de: [
      'Ein Name ist nicht erlaubt',
      'Namen wie __proto__ verändern Objekte der lesenden Programme und bedeuten in einem Credential nichts.',
    ],
    fr: [
      'Un nom de membre n’est pas permis',
      'Des noms comme __proto__ modifient les objets des programmes qui les lisent et n’ont pas de sens dans une attestation.',
    ],
  },
  'credential/too-many-members': {
    en: 'The number of members is bounded so that reading a document costs little.',
    de: ['Das JSON hat zu viele Einträge', 'Die Zahl der Einträge ist begrenzt, damit das Lesen wenig kostet.'],
    fr: ['Le JSON a trop de membres', 'Le nombre de membres est borné pour que la lecture coûte peu.'],
  },
  'credential/too-many-credentials': {
    en: 'One presentation holds a bounded number of credentials; more of them are sent in several.',
    de: [
      'Die Präsentation enthält zu viele Credentials',
      'Eine Präsentation enthält begrenzt viele Credentials; mehr davon schickt man in mehreren.',
    ],
    fr: [
      'La présentation contient trop d’attestations',
      'Une présentation contient un nombre borné d’attestations ; au-delà, envoyez-en plusieurs.',
    ],
  },
  'credential/structure': {
    en: 'Credentials and presentations follow the W3C data model 2.0, which says what their members are.',
    de: [
      'Das Datenmodell ist nicht eingehalten',
      'Credentials und Präsentationen folgen dem W3C-Datenmodell 2.0; es sagt, welche Einträge sie haben.',
    ],
    fr: [
      'Le modèle de données n’est pas respecté',
      'Attestations et présentations suivent le modèle de données 2.0 du W3C, qui définit leurs membres.',
    ],
  },
  'credential/id-shared': {
    en: 'Presentation, credentials and subjects are different things, so each has an identifier of its own.',
    de: [
      'Eine Kennung bezeichnet zwei Dinge',
      'Präsentation, Credentials und Subjekte sind verschiedene Dinge; jedes hat eine eigene Kennung.',
    ],
    fr: [
      'Un identifiant désigne deux choses',
      'Présentation, attestations et sujets sont des choses différentes ; chacune a son propre identifiant.',
    ],
  },
  'credential/wrapper-claim': {
    en: 'In the data model 2.0 the payload is the credential itself; vc and vp claims belong to the older one.',
    de: [
      'Ein vc- oder vp-Claim umhüllt das Credential',
      'Im Datenmodell 2.0 ist die Nutzlast das Credential selbst; vc- und vp-Claims gehören zum älteren.',
    ],
    fr: [
      'Une revendication vc ou vp enveloppe l’attestation',
      'Dans le modèle 2.0, la charge utile est l’attestation même ; vc et vp relèvent de l’ancien.',
    ],
  },
  'credential/enveloped-type': {
    en: 'An enveloped credential is a data URL whose media type says that a signed credential is in it.',
    de: [
      'Ein eingebettetes Credential hat einen nicht unterstützten Medientyp',
      'Ein eingebettetes Credential ist eine data-URL, deren Medientyp sagt, dass ein signiertes Credential darin steht.',
    ],
    fr: [
      'Une attestation enveloppée a un type de média non pris en charge',
      'Une attestation enveloppée est une URL data dont le type de média annonce une attestation signée.',
    ],
  },
  'credential/unsecured': {
    en: 'Every credential is signed by its own issuer; the signature of the presentation does not stand in for it.',
    de: [
      'Ein Credential ist nicht signiert',
      'Jedes Credential signiert sein eigener Aussteller; die Signatur der Präsentation ersetzt das nicht.',
    ],
    fr: [
      'Une attestation n’est pas signée',
      'Chaque attestation est signée par son émetteur ; la signature de la présentation n’en tient pas lieu.',
    ],
  },
} as const satisfies StageTexts;
