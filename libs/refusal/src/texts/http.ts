import type { StageTexts } from './code-text.ts';

/** What is said of requests that HTTP itself, or a connection, has no place for. */
export const HTTP = {
  'request/http': {
    en: 'The bytes do not follow the grammar of HTTP/1.1, or state something twice, or not at all, that must be stated once.',
    de: [
      'Die Anfrage ist kein gültiges HTTP',
      'Die Bytes folgen nicht der Grammatik von HTTP/1.1 oder enthalten doppelt oder gar nicht, was genau einmal angegeben wird.',
    ],
    fr: [
      'La requête n’est pas du HTTP valide',
      'Les octets ne suivent pas la grammaire de HTTP/1.1, ou indiquent deux fois, ou pas du tout, ce qui doit l’être une fois.',
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
    en: 'A connection can carry a limited number of subscriptions at once; ending one makes room for another.',
    de: [
      'Zu viele Abonnements auf einer Verbindung',
      'Eine Verbindung kann nur eine begrenzte Zahl von Abonnements zugleich tragen; ein beendetes macht Platz für ein neues.',
    ],
    fr: [
      'Trop d’abonnements sur une connexion',
      'Une connexion porte un nombre limité d’abonnements à la fois ; en terminer un libère une place.',
    ],
  },
  'request/timeout': {
    en: 'A request must arrive in full within a minute of its start; nothing of it was processed.',
    de: [
      'Die Anfrage kam nicht rechtzeitig an',
      'Eine begonnene Anfrage muss binnen einer Minute vollständig ankommen; nichts davon wurde verarbeitet.',
    ],
    fr: [
      'La requête n’est pas arrivée à temps',
      'Une requête commencée doit arriver en entier en moins d’une minute ; rien n’en a été traité.',
    ],
  },
  'request/expectation': {
    en: 'The only supported expectation is 100-continue.',
    de: ['Die Erwartung der Anfrage ist nicht erfüllbar', 'Unterstützt wird nur die Erwartung 100-continue.'],
    fr: ['L’attente de la requête ne peut pas être satisfaite', 'La seule attente prise en charge est 100-continue.'],
  },
  'request/headers-too-large': {
    en: 'The request line and the headers together exceed the size limit.',
    de: ['Die Header der Anfrage sind zu groß', 'Anfragezeile und Header überschreiten zusammen die Größengrenze.'],
    fr: [
      'La section d’en-tête de la requête est trop grande',
      'La ligne de requête et les en-têtes dépassent ensemble la limite de taille.',
    ],
  },
} as const satisfies StageTexts;
