import type { StageTexts } from './code-text.ts';

/** Codes of the store and the server. */
export const SERVER = {
  'store/unavailable': {
    en: 'The store does not answer now; nothing was acknowledged, and the same request may be sent again.',
    de: [
      'Der Speicher ist nicht erreichbar',
      'Der Speicher antwortet jetzt nicht; nichts wurde bestätigt, dieselbe Anfrage kann wiederholt werden.',
    ],
    fr: [
      'Le stockage est injoignable',
      'Le stockage ne répond pas ; rien n’a été confirmé et la requête peut être renvoyée.',
    ],
  },
  'server/busy': {
    en: 'More submissions are waiting than can be judged soon; send it again a little later.',
    de: [
      'Zu viele Einreichungen warten',
      'Es warten mehr Einreichungen, als bald zu prüfen sind; senden Sie etwas später erneut.',
    ],
    fr: [
      'Trop de soumissions attendent',
      'Plus de soumissions attendent qu’on n’en peut juger bientôt ; renvoyez un peu plus tard.',
    ],
  },
  'server/closing': {
    en: 'The server is being stopped or restarted; send it again in a moment.',
    de: ['Der Server wird beendet', 'Der Server wird beendet oder neu gestartet; senden Sie gleich noch einmal.'],
    fr: ['Le serveur s’arrête', 'Le serveur s’arrête ou redémarre ; renvoyez dans un instant.'],
  },
  'server/error': {
    en: 'Something went wrong on our side; the operator sees it in the log.',
    de: [
      'Ein interner Fehler ist aufgetreten',
      'Auf unserer Seite ist etwas schiefgegangen; der Betreiber sieht es im Protokoll.',
    ],
    fr: [
      'Une erreur interne s’est produite',
      'Quelque chose a échoué de notre côté ; l’exploitant le voit dans le journal.',
    ],
  },
} as const satisfies StageTexts;
