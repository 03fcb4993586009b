import type { StageTexts } from './code-text.ts';

/** Codes of signatures, issuers, keys and times. */
export const VERIFY = {
  'verify/algorithm': {
    en: 'Only signature algorithms that are considered safe today are accepted; never "none", never a shared secret.',
    de: [
      'Der Signaturalgorithmus ist nicht erlaubt',
      'Angenommen werden nur Algorithmen, die heute als sicher gelten, niemals „none“ und niemals ein gemeinsames Geheimnis.',
    ],
    fr: [
      'L’algorithme de signature n’est pas permis',
      'Seuls les algorithmes tenus pour sûrs aujourd’hui sont acceptés, jamais « none » ni un secret partagé.',
    ],
  },
  'verify/header': {
    en: 'A header parameter changes how the token is to be read or checked in a way that is not supported here.',
    de: [
      'Ein Header-Parameter ist nicht erlaubt',
      'Ein Parameter ändert, wie das Token zu lesen oder zu prüfen ist; das wird hier nicht unterstützt.',
    ],
    fr: [
      'Un paramètre d’en-tête n’est pas permis',
      'Un paramètre change la façon de lire ou de vérifier le jeton ; ce n’est pas pris en charge ici.',
    ],
  },
  'verify/token-type': {
    en: 'A token made for another purpose must not pass as a credential.',
    de: [
      'Das Token ist von einem anderen Typ',
      'Ein Token für einen anderen Zweck darf nicht als Credential durchgehen.',
    ],
    fr: ['Le jeton est d’un autre type', 'Un jeton fait pour un autre usage ne doit pas passer pour un justificatif.'],
  },
  'verify/kid-missing': {
    en: 'The header names the key that signed; without it, it is unknown which key to verify with.',
    de: [
      'Der kid-Header fehlt',
      'Der Header nennt den Schlüssel, mit dem signiert wurde; ohne ihn ist unbekannt, womit zu prüfen ist.',
    ],
    fr: ['L’en-tête kid manque', 'L’en-tête nomme la clé qui a signé ; sans lui, on ignore avec quelle clé vérifier.'],
  },
  'verify/kid-malformed': {
    en: 'The key is named by a DID URL: the DID of the signer, a number sign (#) and the name of the key.',
    de: [
      'Der kid-Header ist keine DID-URL',
      'Der Schlüssel wird durch eine DID-URL benannt: die DID des Unterzeichners, ein Rautezeichen (#) und der Name des Schlüssels.',
    ],
    fr: [
      'L’en-tête kid n’est pas une URL de DID',
      'La clé est nommée par une URL de DID : le DID du signataire, un croisillon (#) et le nom de la clé.',
    ],
  },
  'verify/kid-issuer': {
    en: 'An issuer signs with a key of its own DID; a key of another DID proves nothing about the issuer.',
    de: [
      'Der Schlüssel gehört zu einer anderen DID',
      'Ein Aussteller signiert mit einem Schlüssel der eigenen DID; ein fremder Schlüssel beweist nichts über ihn.',
    ],
    fr: [
      'La clé appartient à un autre DID',
      'L’émetteur signe avec une clé de son propre DID ; la clé d’un autre DID ne prouve rien sur lui.',
    ],
  },
  'verify/issuer-mismatch': {
    en: 'The issuer in the payload and the issuer in the header must be the same; otherwise two parties would claim one document.',
    de: [
      'Aussteller und Unterzeichner stimmen nicht überein',
      'Der Aussteller in der Nutzlast und der im Header müssen derselbe sein; sonst würden zwei Parteien ein Dokument für sich beanspruchen.',
    ],
    fr: [
      'L’émetteur n’est pas le signataire',
      'L’émetteur de la charge utile et celui de l’en-tête doivent être le même ; sinon deux parties revendiqueraient un même document.',
    ],
  },
  'verify/key-not-found': {
    en: 'The DID document of the signer does not contain the key that the header names.',
    de: [
      'Das DID-Dokument hat keinen solchen Schlüssel',
      'Das DID-Dokument des Unterzeichners enthält den Schlüssel nicht, den der Header nennt.',
    ],
    fr: [
      'Le document DID n’a pas cette clé',
      'Le document DID du signataire ne contient pas la clé que nomme l’en-tête.',
    ],
  },
  'verify/key-not-authorised': {
    en: 'The DID document contains the key, but not for assertions: it is not listed under assertionMethod.',
    de: [
      'Der Schlüssel darf nicht für Aussagen verwendet werden',
      'Das DID-Dokument enthält den Schlüssel, aber nicht für Aussagen: er steht nicht unter assertionMethod.',
    ],
    fr: [
      'La clé ne peut pas servir à des assertions',
      'Le document DID contient la clé, mais pas pour des assertions : elle n’est pas sous assertionMethod.',
    ],
  },
  'verify/key-unfit': {
    en: 'The key does not have the type, curve or size that the algorithm needs.',
    de: [
      'Der Schlüssel passt nicht zum Algorithmus',
      'Typ, Kurve oder Größe des Schlüssels sind nicht die, die der Algorithmus braucht.',
    ],
    fr: [
      'La clé ne convient pas à l’algorithme',
      'La clé n’a pas le type, la courbe ou la taille que demande l’algorithme.',
    ],
  },
  'verify/signature': {
    en: 'The bytes are not the ones that were signed, or another key signed them; their content is not believed.',
    de: [
      'Die Signatur stimmt nicht',
      'Die Bytes sind nicht die, die signiert wurden, oder es wurde mit einem anderen Schlüssel signiert; dem Inhalt wird nicht geglaubt.',
    ],
    fr: [
      'La signature ne correspond pas',
      'Les octets ne sont pas ceux qui ont été signés, ou une autre clé les a signés ; leur contenu n’est pas cru.',
    ],
  },
  'verify/expired': {
    en: 'The issuer vouches for its statements until the time named; that time has passed.',
    de: [
      'Die Gültigkeitsdauer ist abgelaufen',
      'Der Aussteller verbürgt sich für seine Aussagen bis zum genannten Zeitpunkt; dieser ist vorbei.',
    ],
    fr: [
      'La durée de validité a expiré',
      'L’émetteur se porte garant de ses énoncés jusqu’à l’instant indiqué, qui est passé.',
    ],
  },
  'verify/not-yet-valid': {
    en: 'The issuer vouches for its statements from the time named; that time has not come yet.',
    de: [
      'Die Gültigkeitsdauer hat noch nicht begonnen',
      'Der Aussteller verbürgt sich für seine Aussagen ab dem genannten Zeitpunkt; dieser ist noch nicht erreicht.',
    ],
    fr: [
      'La durée de validité n’a pas encore commencé',
      'L’émetteur se porte garant de ses énoncés à partir de l’instant indiqué, qui n’est pas encore atteint.',
    ],
  },
  'verify/time-malformed': {
    en: 'A time is a date and time with a time zone, or a number of seconds since 1970.',
    de: [
      'Eine Zeitangabe ist nicht lesbar',
      'Eine Zeitangabe besteht aus Datum und Uhrzeit mit Zeitzone oder ist eine Zahl von Sekunden seit 1970.',
    ],
    fr: [
      'Un instant n’est pas lisible',
      'Un instant est une date et une heure avec fuseau horaire, ou un nombre de secondes depuis 1970.',
    ],
  },
  'verify/proof-ignored': {
    en: 'Only the signature of the token is verified; a proof inside it counts for nothing here, whether right or wrong.',
    de: [
      'Ein Nachweis (proof) im Token wurde nicht geprüft',
      'Geprüft wird nur die Signatur des Tokens; ein Nachweis (proof) darin zählt hier nicht, ob richtig oder falsch.',
    ],
    fr: [
      'Une preuve (proof) dans le jeton n’a pas été vérifiée',
      'Seule la signature du jeton est vérifiée ; une preuve (proof) à l’intérieur ne compte pas ici, qu’elle soit juste ou fausse.',
    ],
  },
} as const satisfies StageTexts;
