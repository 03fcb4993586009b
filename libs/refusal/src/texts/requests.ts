import type { StageTexts } from './code-text.ts';

/** Codes of HTTP requests. */
export const REQUESTS = {
  'idempotency/mismatch': {
    en: 'An Idempotency-Key stands for one body; another body needs another key.',
    de: [
      'Der Idempotency-Key wurde mit anderem Inhalt verwendet',
      'Ein Idempotency-Key steht für einen Inhalt; ein anderer Inhalt braucht einen anderen.',
    ],
    fr: [
      'L’Idempotency-Key a servi avec un autre corps',
      'Un Idempotency-Key vaut pour un corps ; un autre corps demande une autre clé.',
    ],
  },
  'idempotency/in-flight': {
    en: 'The first request with this key is not answered yet; its answer will be that of this one too.',
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
    en: 'A parameter that is not understood is refused rather than ignored.',
    de: [
      'Ein Parameter der Anfrage ist nicht gültig',
      'Ein Parameter, der nicht verstanden wird, wird abgelehnt und nicht übergangen.',
    ],
    fr: [
      'Un paramètre de la requête n’est pas valide',
      'Un paramètre qui n’est pas compris est refusé plutôt qu’ignoré.',
    ],
  },
  'request/body': {
    en: 'The body is not what this address takes.',
    de: ['Der Inhalt der Anfrage ist nicht brauchbar', 'Der Inhalt ist nicht, was diese Adresse annimmt.'],
    fr: ['Le corps de la requête n’est pas utilisable', 'Le corps n’est pas ce que prend cette adresse.'],
  },
  'request/not-found': {
    en: 'Nothing stands under this address.',
    de: ['Diese Ressource gibt es nicht', 'Unter dieser Adresse steht nichts.'],
    fr: ['Cette ressource n’existe pas', 'Il n’y a rien à cette adresse.'],
  },
  'request/method': {
    en: 'The address exists and takes other methods; the Allow header names them.',
    de: [
      'Die Methode ist hier nicht erlaubt',
      'Die Adresse gibt es, sie nimmt andere Methoden; der Allow-Header nennt sie.',
    ],
    fr: [
      'La méthode n’est pas permise ici',
      'L’adresse existe et prend d’autres méthodes ; l’en-tête Allow les nomme.',
    ],
  },
  'request/read-only': {
    en: 'A replica of the catalogue answers questions; what is submitted or revoked goes to the registry it follows.',
    de: [
      'Dieser Prozess liest nur',
      'Ein Replikat des Katalogs beantwortet Fragen; eingereicht und widerrufen wird bei der Registry, der es folgt.',
    ],
    fr: [
      'Ce processus ne fait que lire',
      'Une réplique du catalogue répond aux questions ; soumissions et révocations vont au registre qu’elle suit.',
    ],
  },
  'request/not-acceptable': {
    en: 'What is asked for can be served in other media types only.',
    de: ['Keiner der angefragten Medientypen ist lieferbar', 'Was gefragt ist, gibt es nur in anderen Medientypen.'],
    fr: [
      'Aucun des types de média acceptés n’est disponible',
      'Ce qui est demandé n’existe que dans d’autres types de média.',
    ],
  },
  'request/unauthorised': {
    en: 'This action needs a bearer token signed by the issuer.',
    de: [
      'Ein gültiges Bearer-Token ist nötig',
      'Diese Handlung braucht ein Bearer-Token, das der Aussteller signiert hat.',
    ],
    fr: ['Il faut un jeton porteur valide', 'Cette action demande un jeton porteur signé par l’émetteur.'],
  },
  'request/forbidden': {
    en: 'The token is valid, and its signer may not do this.',
    de: ['Das Token berechtigt nicht dazu', 'Das Token ist gültig, aber wer es signiert hat, darf dies nicht.'],
    fr: ['Le jeton ne donne pas ce droit', 'Le jeton est valide, mais son signataire n’a pas ce droit.'],
  },
  'request/too-many-refusals': {
    en: 'Refused submissions are counted by sender for a while; accepted ones are never throttled.',
    de: [
      'Zu viele abgelehnte Einreichungen',
      'Abgelehnte Einreichungen werden eine Zeit lang je Absender gezählt; angenommene nie.',
    ],
    fr: [
      'Trop de soumissions refusées',
      'Les soumissions refusées sont comptées un temps par expéditeur ; les acceptées ne le sont jamais.',
    ],
  },
  'request/too-many-connections': {
    en: 'Connections that stay open are counted by sender, so that there is room for everybody.',
    de: [
      'Zu viele Verbindungen eines Absenders',
      'Verbindungen, die offen bleiben, werden je Absender gezählt, damit Platz für alle ist.',
    ],
    fr: [
      'Trop de connexions d’un même expéditeur',
      'Les connexions qui restent ouvertes sont comptées par expéditeur, afin qu’il y ait de la place pour tous.',
    ],
  },
  'request/slow': {
    en: 'What a subscriber does not take is not kept for it; it can resume from the last sequence it has seen.',
    de: [
      'Der Client nimmt nicht ab, was er bestellt hat',
      'Was ein Abonnent nicht abnimmt, wird nicht aufbewahrt; er kann bei der letzten gesehenen Sequenz fortfahren.',
    ],
    fr: [
      'Le client ne prend pas ce qu’il a demandé',
      'Ce qu’un abonné ne prend pas n’est pas gardé pour lui ; il peut reprendre à la dernière séquence vue.',
    ],
  },
  'request/persisted-query': {
    en: 'Only the hash of the query was sent, and no query with this hash was sent before; send both once.',
    de: [
      'Die gespeicherte Abfrage ist hier nicht bekannt',
      'Es kam nur der Hash der Abfrage, und keine Abfrage mit diesem Hash kam zuvor; einmal beides senden.',
    ],
    fr: [
      'La requête enregistrée n’est pas connue ici',
      'Seul le hash de la requête a été envoyé, et aucune requête de ce hash ne l’a été avant ; envoyer une fois les deux.',
    ],
  },
  'request/cost': {
    en: 'A query may cost so much and no more, so that the catalogue answers everybody.',
    de: [
      'Die Abfrage verlangt mehr, als eine Anfrage kosten darf',
      'Eine Abfrage darf begrenzt viel kosten, damit der Katalog allen antwortet.',
    ],
    fr: [
      'La requête demande plus qu’il n’est permis',
      'Une requête a un coût borné, afin que le catalogue réponde à tous.',
    ],
  },
  'request/query': {
    en: 'The query does not follow the grammar or the schema.',
    de: ['Die Abfrage ist nicht gültig', 'Die Abfrage folgt nicht der Grammatik oder dem Schema.'],
    fr: ['La requête n’est pas valide', 'La requête ne suit pas la grammaire ou le schéma.'],
  },
  'request/query-empty': {
    en: 'A query without a word, or with words to be left out alone, would find everything that there is, which nobody means by it.',
    de: [
      'Die Suchanfrage enthält kein Wort, nach dem zu suchen wäre',
      'Eine Suchanfrage ohne Wort oder nur mit auszuschließenden Wörtern fände alles, was es gibt; das meint niemand damit.',
    ],
    fr: [
      'La recherche ne contient aucun mot à chercher',
      'Une recherche sans mot, ou seulement avec des mots à exclure, trouverait tout ce qu’il y a ; personne ne l’entend ainsi.',
    ],
  },
  'request/cursor': {
    en: 'A cursor comes from an earlier page of the same list and is not made by hand.',
    de: [
      'Der Cursor stammt nicht von diesem Katalog',
      'Ein Cursor kommt von einer früheren Seite derselben Liste und wird nicht selbst gemacht.',
    ],
    fr: [
      'Le curseur n’est pas de ce catalogue',
      'Un curseur vient d’une page précédente de la même liste ; on ne le fabrique pas.',
    ],
  },
} as const satisfies StageTexts;
