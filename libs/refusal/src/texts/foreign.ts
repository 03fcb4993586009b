import type { StageTexts } from './code-text.ts';
import type { Sentence } from './sentence.ts';

/** Codes of what is recognised, and not one of the forms that are read. */
export const FOREIGN = {
  'credential/wrapped-token': {
    en: 'The body of a submission is the token itself; quotes, JSON or a URL around it are not part of what was signed.',
    de: [
      'Das JWS steckt in etwas anderem',
      'Der Inhalt einer Einreichung ist das Token selbst; Anführungszeichen, JSON oder eine URL darum herum wurden nicht signiert.',
    ],
    fr: [
      'Le JWS est enveloppé dans autre chose',
      'Le corps d’une soumission est le jeton lui-même ; des guillemets, du JSON ou une URL autour n’ont pas été signés.',
    ],
  },
  'credential/other-envelope': {
    en: 'This version reads compact JWS: VC-JWT and VP-JWT. SD-JWT, COSE, JWE, JWS in JSON and plain RDF are not read.',
    de: [
      'Die Hülle oder das Format wird nicht unterstützt',
      'Diese Version liest kompakte JWS: VC-JWT und VP-JWT. SD-JWT, COSE, JWE, JWS in JSON und bloßes RDF liest sie nicht.',
    ],
    fr: [
      'L’enveloppe ou le format n’est pas pris en charge',
      'Cette version lit des JWS compacts : VC-JWT et VP-JWT. Elle ne lit ni SD-JWT, ni COSE, ni JWE, ni JWS en JSON, ni RDF brut.',
    ],
  },
  'credential/embedded-proof': {
    en: 'This version verifies signatures around a credential (VC-JWT, VP-JWT), not proofs inside it such as JsonWebSignature2020.',
    de: [
      'Das Credential enthält einen eingebetteten Nachweis (proof) statt eines JWS',
      'Diese Version prüft Signaturen um ein Credential herum (VC-JWT, VP-JWT), keine Nachweise darin wie JsonWebSignature2020.',
    ],
    fr: [
      'Le justificatif contient une preuve incorporée au lieu d’un JWS',
      'Cette version vérifie les signatures autour d’un justificatif (VC-JWT, VP-JWT), pas les preuves incorporées comme JsonWebSignature2020.',
    ],
  },
  'credential/other-generation': {
    en: 'This version reads Gaia-X Loire, written in the W3C data model 2.0; Tagus and 22.06 use other classes, names and signatures.',
    de: [
      'Das Credential gehört zu einer älteren Generation des Datenmodells',
      'Diese Version liest Gaia-X Loire im W3C-Datenmodell 2.0; Tagus und 22.06 haben andere Klassen, Namen und Signaturen.',
    ],
    fr: [
      'Le justificatif est d’une génération plus ancienne du modèle de données',
      'Cette version lit Gaia-X Loire, dans le modèle de données 2.0 du W3C ; Tagus et 22.06 ont d’autres classes, noms et signatures.',
    ],
  },
  'credential/event': {
    en: 'An event reports that a credential exists; submit the signed credential itself.',
    de: [
      'Der Inhalt ist ein Ereignis, kein Credential',
      'Ein Ereignis meldet, dass es ein Credential gibt; reichen Sie das signierte Credential selbst ein.',
    ],
    fr: [
      'Le corps est un événement, pas un justificatif',
      'Un événement annonce qu’un justificatif existe ; soumettez le justificatif signé lui-même.',
    ],
  },
} as const satisfies StageTexts;

/** What was sent in place of a compact JWS, and how to come to one. */
export const FOREIGN_SENTENCES: readonly Sentence[] = [
  [
    'a VC-JWT or a VP-JWT, as a compact JWS',
    'ein VC-JWT oder ein VP-JWT, als kompaktes JWS',
    'un VC-JWT ou un VP-JWT, sous forme de JWS compact',
  ],
  [
    'a presentation of {} with embedded proofs ({})',
    'eine Präsentation nach {} mit eingebetteten Nachweisen ({})',
    'une présentation selon {} avec des preuves incorporées ({})',
  ],
  [
    'a credential of {} with embedded proofs ({})',
    'ein Credential nach {} mit eingebetteten Nachweisen ({})',
    'un justificatif selon {} avec des preuves incorporées ({})',
  ],
  [
    'a self-description with its compliance credential of {} with embedded proofs ({})',
    'eine Selbstbeschreibung mit ihrem Compliance-Credential nach {} mit eingebetteten Nachweisen ({})',
    'une auto-description avec son justificatif de conformité selon {} avec des preuves incorporées ({})',
  ],
  [
    'claims of {} with embedded proofs ({})',
    'Aussagen nach {} mit eingebetteten Nachweisen ({})',
    'des énoncés selon {} avec des preuves incorporées ({})',
  ],
  [
    'a presentation of {} without a signature',
    'eine Präsentation nach {} ohne Signatur',
    'une présentation selon {} sans signature',
  ],
  [
    'a credential of {} without a signature',
    'ein Credential nach {} ohne Signatur',
    'un justificatif selon {} sans signature',
  ],
  [
    'a self-description with its compliance credential of {} without a signature',
    'eine Selbstbeschreibung mit ihrem Compliance-Credential nach {} ohne Signatur',
    'une auto-description avec son justificatif de conformité selon {} sans signature',
  ],
  ['claims of {} without a signature', 'Aussagen nach {} ohne Signatur', 'des énoncés selon {} sans signature'],
  ['a credential of {} in a JWT', 'ein Credential nach {} in einem JWT', 'un justificatif selon {} dans un JWT'],
  [
    'a request to the XFSC claim compliance provider',
    'eine Anfrage an den Claim Compliance Provider von XFSC',
    'une requête au Claim Compliance Provider de XFSC',
  ],
  ['a CloudEvents event', 'ein CloudEvents-Ereignis', 'un événement CloudEvents'],
  [
    'a CloudEvents event with a token in it',
    'ein CloudEvents-Ereignis, in dem ein Token steht',
    'un événement CloudEvents contenant un jeton',
  ],
  [
    'a CloudEvents event with a credential of {} in it',
    'ein CloudEvents-Ereignis, in dem ein Credential nach {} steht',
    'un événement CloudEvents contenant un justificatif selon {}',
  ],
  ['a JWS in quotes', 'ein JWS in Anführungszeichen', 'un JWS entre guillemets'],
  ['a JWS in a data: URL', 'ein JWS in einer data:-URL', 'un JWS dans une URL data:'],
  ['a JWS in a JSON array', 'ein JWS in einem JSON-Array', 'un JWS dans un tableau JSON'],
  [
    'a JWS in the member {} of a JSON object',
    'ein JWS im Eintrag {} eines JSON-Objekts',
    'un JWS dans le membre {} d’un objet JSON',
  ],
  ['a JWS in its JSON serialization', 'ein JWS in JSON-Serialisierung', 'un JWS en sérialisation JSON'],
  ['an SD-JWT', 'ein SD-JWT', 'un SD-JWT'],
  ['an encrypted token (JWE)', 'ein verschlüsseltes Token (JWE)', 'un jeton chiffré (JWE)'],
  ['a COSE token', 'ein COSE-Token', 'un jeton COSE'],
  ['RDF as Turtle', 'RDF als Turtle', 'du RDF en Turtle'],
  ['RDF as N-Triples', 'RDF als N-Triples', 'du RDF en N-Triples'],
  [
    'Sign each credential as a VC-JWT (application/vc+jwt), and several of them together as a VP-JWT (application/vp+jwt).',
    'Signieren Sie jedes Credential als VC-JWT (application/vc+jwt) und mehrere zusammen als VP-JWT (application/vp+jwt).',
    'Signez chaque justificatif en VC-JWT (application/vc+jwt), et plusieurs ensemble en VP-JWT (application/vp+jwt).',
  ],
  [
    'Describe it again with the context and classes of Gaia-X Loire (gx:LegalParticipant is gx:LegalPerson there), sign each credential as a VC-JWT and all of them as a VP-JWT, and send that as application/vp+jwt.',
    'Beschreiben Sie es neu mit Kontext und Klassen von Gaia-X Loire (gx:LegalParticipant heißt dort gx:LegalPerson), signieren Sie jedes Credential als VC-JWT und alle zusammen als VP-JWT und senden Sie das als application/vp+jwt.',
    'Décrivez-le à nouveau avec le contexte et les classes de Gaia-X Loire (gx:LegalParticipant y est gx:LegalPerson), signez chaque justificatif en VC-JWT et l’ensemble en VP-JWT, et envoyez celui-ci comme application/vp+jwt.',
  ],
  [
    'Write it as the JSON-LD of a credential, sign that as a VC-JWT, and send it as application/vc+jwt.',
    'Schreiben Sie es als JSON-LD eines Credentials, signieren Sie das als VC-JWT und senden Sie es als application/vc+jwt.',
    'Écrivez-le comme JSON-LD d’un justificatif, signez-le en VC-JWT, et envoyez-le comme application/vc+jwt.',
  ],
  [
    'Send the compact JWS alone as the body, with Content-Type: application/vp+jwt or application/vc+jwt.',
    'Senden Sie nur das kompakte JWS als Inhalt, mit Content-Type: application/vp+jwt oder application/vc+jwt.',
    'Envoyez le JWS compact seul comme corps, avec Content-Type: application/vp+jwt ou application/vc+jwt.',
  ],
  [
    'Send the compact JWS that the event carries, alone; events themselves are not accepted.',
    'Senden Sie nur das kompakte JWS aus dem Ereignis; Ereignisse selbst werden nicht angenommen.',
    'Envoyez seulement le JWS compact que contient l’événement ; les événements eux-mêmes ne sont pas acceptés.',
  ],
  [
    'Send the self-description that the event is about, written for Gaia-X Loire and signed as a VP-JWT; events themselves are not accepted.',
    'Senden Sie die Selbstbeschreibung, von der das Ereignis handelt, für Gaia-X Loire geschrieben und als VP-JWT signiert; Ereignisse selbst werden nicht angenommen.',
    'Envoyez l’auto-description dont parle l’événement, écrite pour Gaia-X Loire et signée en VP-JWT ; les événements eux-mêmes ne sont pas acceptés.',
  ],
  [
    'one envelope: the signature of the token',
    'eine Hülle: die Signatur des Tokens',
    'une seule enveloppe : la signature du jeton',
  ],
  ['a proof inside the token', 'ein Nachweis (proof) im Token', 'une preuve (proof) dans le jeton'],
  [
    'Leave proof out of what is signed as a token.',
    'Lassen Sie proof aus dem weg, was als Token signiert wird.',
    'Omettez proof dans ce qui est signé comme jeton.',
  ],
];
