import type { StageTexts } from './code-text.ts';

/** Codes of signatures, issuers, keys and times. */
export const VERIFY = {
  'verify/algorithm': {
    en: 'Only signature algorithms that are considered safe today are accepted, and never none or a shared secret.',
    de: [
      'Der Signaturalgorithmus ist nicht erlaubt',
      'Angenommen werden nur Algorithmen, die heute als sicher gelten, nie none und kein gemeinsames Geheimnis.',
    ],
    fr: [
      'L’algorithme de signature n’est pas permis',
      'Seuls les algorithmes tenus pour sûrs aujourd’hui sont acceptés, jamais none ni un secret partagé.',
    ],
  },
  'verify/header': {
    en: 'A header parameter that changes how the token is read or checked is not understood here.',
    de: [
      'Ein Header-Parameter ist nicht erlaubt',
      'Ein Parameter, der ändert, wie das Token zu lesen oder zu prüfen ist, wird hier nicht verstanden.',
    ],
    fr: [
      'Un paramètre d’en-tête n’est pas permis',
      'Un paramètre qui change la lecture ou le contrôle du jeton n’est pas compris ici.',
    ],
  },
  'verify/token-type': {
    en: 'A token made for another purpose must not pass as a credential.',
    de: ['Das Token ist von anderer Art', 'Ein Token für einen anderen Zweck darf nicht als Credential durchgehen.'],
    fr: ['Le jeton est d’un autre type', 'Un jeton fait pour un autre usage ne doit pas passer pour une attestation.'],
  },
  'verify/kid-missing': {
    en: 'The header names the key that signed; without it nobody knows which one to check with.',
    de: [
      'Der kid-Header fehlt',
      'Der Header nennt den Schlüssel, der signiert hat; ohne ihn weiß niemand, womit zu prüfen ist.',
    ],
    fr: ['L’en-tête kid manque', 'L’en-tête nomme la clé qui a signé ; sans lui, on ne sait avec laquelle contrôler.'],
  },
  'verify/kid-malformed': {
    en: 'The key is named by a DID URL: the DID of the signer, a hash sign, and the name of the key.',
    de: [
      'Der kid-Header ist keine DID-URL',
      'Der Schlüssel wird durch eine DID-URL benannt: die DID des Signierenden, ein Rautezeichen und der Name des Schlüssels.',
    ],
    fr: [
      'L’en-tête kid n’est pas une URL de DID',
      'La clé est nommée par une URL de DID : le DID du signataire, un dièse et le nom de la clé.',
    ],
  },
  'verify/kid-issuer': {
    en: 'Who issues signs with a key of his own DID; a key of somebody else proves nothing about the issuer.',
    de: [
      'Der Schlüssel gehört zu einer anderen DID',
      'Wer ausstellt, signiert mit einem Schlüssel der eigenen DID; ein fremder beweist nichts über den Aussteller.',
    ],
    fr: [
      'La clé appartient à un autre DID',
      'L’émetteur signe avec une clé de son propre DID ; celle d’un autre ne prouve rien sur lui.',
    ],
  },
  'verify/issuer-mismatch': {
    en: 'The issuer in the payload and the one in the header must be the same, or two would claim one document.',
    de: [
      'Der Aussteller ist nicht, wer signiert hat',
      'Der Aussteller in der Nutzlast und der im Header müssen gleich sein, sonst beanspruchten zwei ein Dokument.',
    ],
    fr: [
      'L’émetteur n’est pas celui qui a signé',
      'L’émetteur de la charge utile et celui de l’en-tête doivent être le même, sinon deux revendiqueraient un document.',
    ],
  },
  'verify/key-not-found': {
    en: 'The DID document of the signer does not hold the key that the header names.',
    de: [
      'Das DID-Dokument hat keinen solchen Schlüssel',
      'Das DID-Dokument des Signierenden enthält den Schlüssel nicht, den der Header nennt.',
    ],
    fr: [
      'Le document DID n’a pas cette clé',
      'Le document DID du signataire ne contient pas la clé que nomme l’en-tête.',
    ],
  },
  'verify/key-not-authorised': {
    en: 'The DID document holds the key, and not for assertions: it stands in no assertionMethod.',
    de: [
      'Der Schlüssel darf nicht für Aussagen verwendet werden',
      'Das DID-Dokument enthält den Schlüssel, aber nicht für Aussagen: er steht nicht unter assertionMethod.',
    ],
    fr: [
      'La clé ne peut servir à des assertions',
      'Le document DID contient la clé, mais pas pour des assertions : elle n’est pas sous assertionMethod.',
    ],
  },
  'verify/key-unfit': {
    en: 'The key is of another type, curve or size than the algorithm needs.',
    de: [
      'Der Schlüssel passt nicht zum Algorithmus',
      'Der Schlüssel ist von anderer Art, Kurve oder Größe, als der Algorithmus braucht.',
    ],
    fr: [
      'La clé ne convient pas à l’algorithme',
      'La clé n’a pas le type, la courbe ou la taille que demande l’algorithme.',
    ],
  },
  'verify/signature': {
    en: 'The bytes are not those that were signed, or another key signed them; nothing in them is believed.',
    de: [
      'Die Signatur stimmt nicht',
      'Die Bytes sind nicht die signierten, oder ein anderer Schlüssel hat signiert; nichts daran gilt.',
    ],
    fr: [
      'La signature ne correspond pas',
      'Les octets ne sont pas ceux qui ont été signés, ou une autre clé les a signés ; rien n’en est cru.',
    ],
  },
  'verify/expired': {
    en: 'The issuer vouches for what is said until the time named; that time has passed.',
    de: ['Die Gültigkeit ist abgelaufen', 'Der Aussteller steht bis zu der genannten Zeit ein; sie ist vorbei.'],
    fr: ['La validité est échue', 'L’émetteur se porte garant jusqu’à l’instant indiqué ; il est passé.'],
  },
  'verify/not-yet-valid': {
    en: 'The issuer vouches for what is said from the time named; that time has not come.',
    de: [
      'Die Gültigkeit hat noch nicht begonnen',
      'Der Aussteller steht ab der genannten Zeit ein; sie ist noch nicht gekommen.',
    ],
    fr: [
      'La validité n’a pas commencé',
      'L’émetteur se porte garant à partir de l’instant indiqué ; il n’est pas venu.',
    ],
  },
  'verify/time-malformed': {
    en: 'A time is a date and time with zone, or a number of seconds since 1970.',
    de: [
      'Eine Zeitangabe ist nicht lesbar',
      'Eine Zeit ist Datum und Uhrzeit mit Zone oder eine Zahl von Sekunden seit 1970.',
    ],
    fr: [
      'Un instant n’est pas lisible',
      'Un instant est une date et heure avec fuseau, ou un nombre de secondes depuis 1970.',
    ],
  },
  'verify/proof-ignored': {
    en: 'The signature of the token is what is verified; a proof inside it says nothing here, right or wrong.',
    de: [
      'Ein Nachweis im Token wurde nicht geprüft',
      'Geprüft wird die Signatur des Tokens; ein Nachweis darin sagt hier nichts, ob richtig oder falsch.',
    ],
    fr: [
      'Une preuve dans le jeton n’a pas été vérifiée',
      'C’est la signature du jeton qui est vérifiée ; une preuve en lui ne dit rien ici, juste ou fausse.',
    ],
  },
} as const satisfies StageTexts;
