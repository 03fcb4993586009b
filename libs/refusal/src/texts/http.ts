import type { StageTexts } from './code-text.ts';

/** What is said of requests that HTTP itself, or a connection, has no place for. */
export const HTTP = {
  'request/http': {
    en: 'The bytes do not follow the grammar of HTTP/1.1, or say twice or not at all what is said once.',
    de: [
      'Die Anfrage ist kein gültiges HTTP',
      'Die Bytes folgen nicht der Grammatik von HTTP/1.1, oder sagen zweimal oder gar nicht, was einmal gesagt wird.',
    ],
    fr: [
      'La requête n’est pas du HTTP valide',
      'Les octets ne suivent pas la grammaire de HTTP/1.1, ou disent deux fois ou pas du tout ce qui se dit une fois.',
    ],
  },
  'request/media-type': {
    en: 'What is sent is read as the media type that it names, and this address reads others.',
    de: [
      'Dieser Medientyp wird hier nicht angenommen',
      'Was gesendet wird, wird als der Medientyp gelesen, den es nennt, und diese Adresse liest andere.',
    ],
    fr: [
      'Ce type de média n’est pas accepté ici',
      'Ce qui est envoyé est lu selon le type de média annoncé, et cette adresse en lit d’autres.',
    ],
  },
  'request/too-many-subscriptions': {
    en: 'A connection carries a limited number of subscriptions at once; one that ends makes room for another.',
    de: [
      'Zu viele Abonnements einer Verbindung',
      'Eine Verbindung trägt begrenzt viele Abonnements zugleich; eines, das endet, macht Platz für ein anderes.',
    ],
    fr: [
      'Trop d’abonnements sur une connexion',
      'Une connexion porte un nombre limité d’abonnements à la fois ; celui qui finit laisse sa place à un autre.',
    ],
  },
  'request/timeout': {
    en: 'A request that is begun is to arrive whole within a minute; nothing of it was taken.',
    de: [
      'Die Anfrage kam nicht rechtzeitig an',
      'Eine begonnene Anfrage soll binnen einer Minute ganz ankommen; nichts davon wurde angenommen.',
    ],
    fr: [
      'La requête n’est pas arrivée à temps',
      'Une requête commencée doit arriver entière en une minute ; rien n’en a été retenu.',
    ],
  },
  'request/expectation': {
    en: 'The only expectation that is known is 100-continue.',
    de: ['Die Erwartung der Anfrage ist nicht erfüllbar', 'Die einzige bekannte Erwartung ist 100-continue.'],
    fr: ['L’attente de la requête ne peut être satisfaite', 'La seule attente connue est 100-continue.'],
  },
  'request/headers-too-large': {
    en: 'Request line and headers together are larger than is read before anything is known of the sender.',
    de: [
      'Der Kopf der Anfrage ist zu groß',
      'Anfragezeile und Header sind zusammen größer, als von einem Unbekannten gelesen wird.',
    ],
    fr: [
      'L’en-tête de la requête est trop grand',
      'Ligne de requête et en-têtes dépassent ensemble ce qui est lu d’un inconnu.',
    ],
  },
} as const satisfies StageTexts;
