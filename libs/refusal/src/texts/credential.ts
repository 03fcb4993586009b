import type { StageTexts } from './code-text.ts';

/** Codes of reading a submission. */
export const CREDENTIAL = {
  'credential/media-type': {
    en: 'Signed credentials and presentations have media types of their own, which say how to read the body.',
    de: [
      'Der Medientyp ist keiner für signierte Credentials oder Präsentationen',
      'Signierte Credentials und Präsentationen haben eigene Medientypen; sie sagen, wie der Inhalt zu lesen ist.',
    ],
    fr: [
      'Le type de média n’est pas celui d’un justificatif ou d’une présentation signés',
      'Les justificatifs et présentations signés ont leurs propres types de média, qui disent comment lire le corps.',
    ],
  },
  'credential/too-large': {
    en: 'A submission may have at most one mebibyte, so that nobody can hold up the service with a single request.',
    de: [
      'Der Inhalt ist zu groß für eine Einreichung',
      'Eine Einreichung darf höchstens ein Mebibyte groß sein, damit niemand den Dienst mit einer einzigen Anfrage aufhält.',
    ],
    fr: [
      'Le corps est trop grand pour une soumission',
      'Une soumission a au plus un mébioctet, afin que personne ne bloque le service par une seule requête.',
    ],
  },
  'credential/not-jws': {
    en: 'A signed credential is a compact JWS: three base64url parts separated by dots, and nothing else.',
    de: [
      'Der Inhalt ist kein kompaktes JWS',
      'Ein signiertes Credential ist ein kompaktes JWS: drei base64url-Teile, durch Punkte getrennt, und sonst nichts.',
    ],
    fr: [
      'Le corps n’est pas un JWS compact',
      'Un justificatif signé est un JWS compact : trois parties base64url séparées par des points, et rien d’autre.',
    ],
  },
  'credential/encoding': {
    en: 'Each part of a JWS has exactly one base64url form, without padding; any other form would be another document.',
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
    de: [
      'Der Text ist kein gültiges UTF-8',
      'JSON wird als UTF-8 ausgetauscht; andere Bytes werden nicht überall gleich gelesen.',
    ],
    fr: [
      'Le texte n’est pas de l’UTF-8 valide',
      'Le JSON s’échange en UTF-8 ; d’autres octets ne seraient pas lus partout de la même façon.',
    ],
  },
  'credential/not-json': {
    en: 'The signed content must be one JSON text that every reader understands in the same way.',
    de: [
      'Der Text ist kein gültiges JSON',
      'Der signierte Inhalt muss ein JSON-Text sein, den jeder auf dieselbe Weise versteht.',
    ],
    fr: [
      'Le texte n’est pas du JSON valide',
      'Le contenu signé doit être un texte JSON que chacun comprend de la même façon.',
    ],
  },
  'credential/duplicate-member': {
    en: 'Where a name occurs twice, readers may take either value, so the signature would vouch for two documents.',
    de: [
      'Ein Objekt enthält denselben Namen zweimal',
      'Kommt ein Name zweimal vor, kann der eine oder der andere Wert gelesen werden; die Signatur würde zwei Dokumente beglaubigen.',
    ],
    fr: [
      'Un objet nomme deux fois le même membre',
      'Quand un nom figure deux fois, on peut lire l’une ou l’autre valeur ; la signature vaudrait pour deux documents.',
    ],
  },
  'credential/nesting': {
    en: 'The depth is limited so that reading a document costs little, whoever wrote it.',
    de: [
      'Das JSON ist zu tief verschachtelt',
      'Die Tiefe ist begrenzt, damit das Lesen eines Dokuments wenig kostet, wer es auch geschrieben hat.',
    ],
    fr: [
      'Le JSON est imbriqué trop profondément',
      'La profondeur est limitée pour que la lecture d’un document coûte peu, quel que soit son auteur.',
    ],
  },
  'credential/forbidden-key': {
    en: 'Names such as __proto__ alter objects of the programs that read them, and mean nothing in a credential.',
    de: [
      'Ein Name ist nicht erlaubt',
      'Namen wie __proto__ verändern Objekte der lesenden Programme und bedeuten in einem Credential nichts.',
    ],
    fr: [
      'Un nom de membre n’est pas permis',
      'Des noms comme __proto__ modifient les objets des programmes qui les lisent et n’ont pas de sens dans un justificatif.',
    ],
  },
  'credential/too-many-members': {
    en: 'The number of members is limited so that reading a document costs little.',
    de: [
      'Das JSON hat zu viele Einträge',
      'Die Zahl der Einträge ist begrenzt, damit das Lesen eines Dokuments wenig kostet.',
    ],
    fr: ['Le JSON a trop de membres', 'Le nombre de membres est limité pour que la lecture d’un document coûte peu.'],
  },
  'credential/too-many-credentials': {
    en: 'A presentation may contain a limited number of credentials; send more of them in several presentations.',
    de: [
      'Die Präsentation enthält zu viele Credentials',
      'Eine Präsentation darf nur eine begrenzte Zahl von Credentials enthalten; verteilen Sie weitere auf mehrere Präsentationen.',
    ],
    fr: [
      'La présentation contient trop de justificatifs',
      'Une présentation contient un nombre limité de justificatifs ; au-delà, envoyez plusieurs présentations.',
    ],
  },
  'credential/structure': {
    en: 'Credentials and presentations follow the W3C data model 2.0, which defines their members.',
    de: [
      'Das Dokument folgt nicht dem Datenmodell',
      'Credentials und Präsentationen folgen dem W3C-Datenmodell 2.0, das ihre Einträge festlegt.',
    ],
    fr: [
      'Le document ne suit pas le modèle de données',
      'Justificatifs et présentations suivent le modèle de données 2.0 du W3C, qui définit leurs membres.',
    ],
  },
  'credential/id-shared': {
    en: 'A presentation, its credentials and their subjects are different things, so each needs an identifier of its own.',
    de: [
      'Eine Kennung bezeichnet zwei Dinge',
      'Präsentation, Credentials und Subjekte sind verschiedene Dinge; jedes braucht eine eigene Kennung.',
    ],
    fr: [
      'Un identifiant désigne deux choses',
      'Présentation, justificatifs et sujets sont des choses différentes ; à chacune son propre identifiant.',
    ],
  },
  'credential/wrapper-claim': {
    en: 'In data model 2.0 the payload is the credential itself; vc and vp claims belong to version 1.1.',
    de: [
      'Ein vc- oder vp-Claim umhüllt das Credential',
      'Im Datenmodell 2.0 ist die Nutzlast das Credential selbst; vc- und vp-Claims gehören zu Version 1.1.',
    ],
    fr: [
      'Un claim vc ou vp enveloppe le justificatif',
      'Dans le modèle de données 2.0, la charge utile est le justificatif même ; les claims vc et vp relèvent de la version 1.1.',
    ],
  },
  'credential/enveloped-type': {
    en: 'An enveloped credential is a data URL whose media type says that it contains a signed credential.',
    de: [
      'Ein eingebettetes Credential hat einen nicht unterstützten Medientyp',
      'Ein eingebettetes Credential ist eine data-URL, deren Medientyp angibt, dass sie ein signiertes Credential enthält.',
    ],
    fr: [
      'Un justificatif enveloppé a un type de média non pris en charge',
      'Un justificatif enveloppé est une URL data dont le type de média annonce un justificatif signé.',
    ],
  },
  'credential/unsecured': {
    en: 'Every credential is signed by its own issuer; the signature of the presentation does not replace that.',
    de: [
      'Ein Credential ist nicht signiert',
      'Jedes Credential wird von seinem eigenen Aussteller signiert; die Signatur der Präsentation ersetzt das nicht.',
    ],
    fr: [
      'Un justificatif n’est pas signé',
      'Chaque justificatif est signé par son propre émetteur ; la signature de la présentation n’en tient pas lieu.',
    ],
  },
} as const satisfies StageTexts;
