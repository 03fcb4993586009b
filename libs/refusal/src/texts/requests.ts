import type { StageTexts } from './code-text.ts';

/** Codes of HTTP requests. */
export const REQUESTS = {
  'idempotency/mismatch': {
    en: 'An Idempotency-Key belongs to one body; a different body needs a different key.',
    de: [
      'Der Idempotency-Key wurde mit anderem Inhalt verwendet',
      'Ein Idempotency-Key gehört zu einem Inhalt; ein anderer Inhalt braucht einen anderen Schlüssel.',
    ],
    fr: [
      'L’Idempotency-Key a déjà servi avec un autre corps',
      'Un Idempotency-Key vaut pour un seul corps ; un autre corps demande une autre clé.',
    ],
  },
  'idempotency/in-flight': {
    en: 'The first request with this key has not been answered yet; its answer will apply to this one too.',
    de: [
      'Eine Anfrage mit diesem Idempotency-Key läuft noch',
      'Die erste Anfrage mit diesem Schlüssel ist noch nicht beantwortet; ihre Antwort gilt auch für diese.',
    ],
    fr: [
      'Une requête avec cet Idempotency-Key est en cours',
      'La première requête avec cette clé n’a pas encore de réponse ; elle vaudra aussi pour celle-ci.',
    ],
  },
  'request/parameter': {
    en: 'Parameters that are not understood are refused, not ignored.',
    de: [
      'Ein Parameter der Anfrage ist nicht gültig',
      'Unbekannte oder ungültige Parameter werden abgelehnt, nicht ignoriert.',
    ],
    fr: [
      'Un paramètre de la requête n’est pas valide',
      'Un paramètre inconnu ou non valide est refusé, et non ignoré.',
    ],
  },
  'request/body': {
    en: 'The body is not what this address accepts.',
    de: ['Der Inhalt der Anfrage ist nicht verwendbar', 'Diese Adresse nimmt einen anderen Inhalt an.'],
    fr: ['Le corps de la requête n’est pas utilisable', 'Cette adresse accepte un autre corps.'],
  },
  'request/not-found': {
    en: 'There is nothing at this address.',
    de: ['Diese Ressource gibt es nicht', 'Unter dieser Adresse gibt es nichts.'],
    fr: ['Cette ressource n’existe pas', 'Il n’y a rien à cette adresse.'],
  },
  'request/method': {
    en: 'The address exists but accepts other methods; the Allow header names them.',
    de: [
      'Die Methode ist hier nicht erlaubt',
      'Die Adresse gibt es, sie nimmt aber andere Methoden an; der Allow-Header nennt sie.',
    ],
    fr: [
      'La méthode n’est pas permise ici',
      'L’adresse existe, mais accepte d’autres méthodes ; l’en-tête Allow les nomme.',
    ],
  },
  'request/read-only': {
    en: 'A replica of the catalogue only answers queries; submit and revoke at the registry that it follows.',
    de: [
      'Dieser Prozess liest nur',
      'Ein Replikat des Katalogs beantwortet nur Abfragen; eingereicht und widerrufen wird bei der Registry, der es folgt.',
    ],
    fr: [
      'Ce processus est en lecture seule',
      'Une réplique du catalogue ne fait que répondre aux requêtes ; soumissions et révocations vont au registre qu’elle suit.',
    ],
  },
  'request/not-acceptable': {
    en: 'The resource is available only in other media types.',
    de: ['Keiner der angefragten Medientypen ist lieferbar', 'Die Ressource gibt es nur in anderen Medientypen.'],
    fr: [
      'Aucun des types de média acceptés n’est disponible',
      'La ressource n’existe que dans d’autres types de média.',
    ],
  },
  'request/unauthorised': {
    en: 'This action needs a bearer token signed by the issuer.',
    de: [
      'Ein gültiges Bearer-Token ist nötig',
      'Diese Aktion braucht ein Bearer-Token, das der Aussteller signiert hat.',
    ],
    fr: ['Il faut un jeton porteur valide', 'Cette action demande un jeton porteur signé par l’émetteur.'],
  },
  'request/forbidden': {
    en: 'The token is valid, but its signer is not allowed to do this.',
    de: ['Das Token berechtigt nicht dazu', 'Das Token ist gültig, aber sein Unterzeichner darf dies nicht.'],
    fr: ['Le jeton ne donne pas ce droit', 'Le jeton est valide, mais son signataire n’a pas ce droit.'],
  },
  'request/too-many-refusals': {
    en: 'Refused submissions are counted per client address for a while; accepted ones are never throttled.',
    de: [
      'Zu viele abgelehnte Einreichungen',
      'Abgelehnte Einreichungen werden eine Zeit lang je Client-Adresse gezählt; angenommene werden nie gedrosselt.',
    ],
    fr: [
      'Trop de soumissions refusées',
      'Les soumissions refusées sont comptées un certain temps par adresse de client ; les acceptées ne sont jamais freinées.',
    ],
  },
  'request/too-many-connections': {
    en: 'Connections that stay open are counted per client address, so that there is room for everybody.',
    de: [
      'Zu viele Verbindungen von einem Client',
      'Offene Verbindungen werden je Client-Adresse gezählt, damit Platz für alle ist.',
    ],
    fr: [
      'Trop de connexions d’un même client',
      'Les connexions ouvertes sont comptées par adresse de client, afin qu’il y ait de la place pour tous.',
    ],
  },
  'request/slow': {
    en: 'What a subscriber does not read is not kept for it; it can resume from the last sequence it has seen.',
    de: [
      'Der Client liest nicht schnell genug',
      'Was ein Abonnent nicht liest, wird nicht für ihn aufbewahrt; er kann bei der letzten gesehenen Sequenznummer fortfahren.',
    ],
    fr: [
      'Le client ne lit pas assez vite',
      'Ce qu’un abonné ne lit pas n’est pas conservé pour lui ; il peut reprendre au dernier numéro de séquence vu.',
    ],
  },
  'request/persisted-query': {
    en: 'Only the hash of a query was sent, and no query with this hash is known; send the query and its hash together once.',
    de: [
      'Die gespeicherte Abfrage ist hier nicht bekannt',
      'Es wurde nur der Hash einer Abfrage gesendet, und eine Abfrage mit diesem Hash ist nicht bekannt; senden Sie einmal beides zusammen.',
    ],
    fr: [
      'La requête enregistrée n’est pas connue ici',
      'Seule l’empreinte d’une requête a été envoyée, et aucune requête de cette empreinte n’est connue ; envoyez une fois les deux ensemble.',
    ],
  },
  'request/cost': {
    en: 'The cost of a query is limited, so that the catalogue can answer everybody.',
    de: [
      'Die Abfrage überschreitet die Kostengrenze einer Anfrage',
      'Die Kosten einer Abfrage sind begrenzt, damit der Katalog allen antworten kann.',
    ],
    fr: [
      'La requête dépasse la limite de coût',
      'Le coût d’une requête est limité, afin que le catalogue puisse répondre à tous.',
    ],
  },
  'request/query': {
    en: 'The query does not follow the grammar or the schema.',
    de: ['Die Abfrage ist nicht gültig', 'Die Abfrage folgt nicht der Grammatik oder dem Schema.'],
    fr: ['La requête n’est pas valide', 'La requête ne suit pas la grammaire ou le schéma.'],
  },
  'request/query-empty': {
    en: 'A query without words, or with excluded words only, would find everything, which is hardly what was meant.',
    de: [
      'Die Suchanfrage enthält kein Suchwort',
      'Eine Suchanfrage ohne Wörter oder nur mit ausgeschlossenen Wörtern würde alles finden; das ist kaum gemeint.',
    ],
    fr: [
      'La recherche ne contient aucun mot à chercher',
      'Une recherche sans mots, ou avec des mots exclus seulement, trouverait tout, ce qui n’est sans doute pas voulu.',
    ],
  },
  'request/cursor': {
    en: 'A cursor comes from an earlier page of the same list; it cannot be made by hand.',
    de: [
      'Der Cursor stammt nicht von diesem Katalog',
      'Ein Cursor stammt von einer früheren Seite derselben Liste; er lässt sich nicht selbst bilden.',
    ],
    fr: [
      'Le curseur n’a pas été émis par ce catalogue',
      'Un curseur vient d’une page précédente de la même liste ; on ne le fabrique pas.',
    ],
  },
} as const satisfies StageTexts;
