import type { Language } from '#refusal';

/** What the page about a code says beside the code's own words, in one language. */
export interface ProblemWords {
  /** What each stage looks at: the first thing to know of a code. */
  readonly stages: { readonly [stage: string]: string };
  readonly told: string;
  readonly answered: (status: number) => string;
  readonly again: string;
  readonly members: string;
}

export const PROBLEM_WORDS: { readonly [language in Language]: ProblemWords } = {
  en: {
    stages: {
      credential: 'Reading the submission: media type, compact JWS, strict JSON, the W3C data model of credentials.',
      verify: 'Checking signatures, issuers, keys and times of the presentation and of each credential in it.',
      trust: 'Resolving the DID of each signer and following the certificate chain of its key to a trusted anchor.',
      rdf: 'Expanding each credential to statements with pinned contexts; the meaning of undefined terms is not guessed.',
      shapes: 'Validating the statements against the SHACL shapes of the Gaia-X release.',
      compliance: 'Applying the criteria of the Gaia-X compliance document to the statements and their issuers.',
      status: 'Reading the status lists that a credential names.',
      admission: 'Storing the decision and all that belongs to it, next to what is already stored.',
      idempotency: 'The Idempotency-Key of a request, which belongs to one body.',
      request: 'The HTTP request itself.',
      store: 'The graph store.',
      server: 'The server.',
    },
    told: 'It is reported as a finding and does not lead to a refusal by itself.',
    answered: (status) => `As the first cause of a refusal it results in HTTP status ${status}.`,
    again: 'The same request may succeed later: nothing was acknowledged, and nothing is stored twice.',
    members:
      'Each finding tells where it is (<code>pointer</code>, <code>path</code>), what was <code>expected</code>, what was <code>found</code>, how to <code>fix</code> it, with a JSON Patch where the fix is certain, and what follows from it (<code>consequences</code>).',
  },
  de: {
    stages: {
      credential:
        'Lesen der Einreichung: Medientyp, kompaktes JWS, striktes JSON, das W3C-Datenmodell für Credentials.',
      verify: 'Prüfen von Signaturen, Ausstellern, Schlüsseln und Zeiten der Präsentation und jedes Credentials darin.',
      trust:
        'Auflösen der DID jedes Unterzeichners und Verfolgen der Zertifikatskette seines Schlüssels bis zu einem vertrauenswürdigen Anker.',
      rdf: 'Übersetzen jedes Credentials in Aussagen mit festgelegten Kontexten; die Bedeutung undefinierter Begriffe wird nicht geraten.',
      shapes: 'Prüfen der Aussagen gegen die SHACL-Shapes des Gaia-X-Release.',
      compliance: 'Anwenden der Kriterien des Gaia-X-Compliance-Dokuments auf die Aussagen und ihre Aussteller.',
      status: 'Lesen der Statuslisten, die ein Credential nennt.',
      admission: 'Speichern der Entscheidung mit allem, was dazugehört, neben dem bereits Gespeicherten.',
      idempotency: 'Der Idempotency-Key einer Anfrage, der zu einem Inhalt gehört.',
      request: 'Die HTTP-Anfrage selbst.',
      store: 'Der Graphspeicher.',
      server: 'Der Server.',
    },
    told: 'Es wird als Befund gemeldet und führt allein zu keiner Ablehnung.',
    answered: (status) => `Als erste Ursache einer Ablehnung führt es zum HTTP-Status ${status}.`,
    again: 'Dieselbe Anfrage kann später gelingen: Nichts wurde bestätigt, und nichts wird doppelt gespeichert.',
    members:
      'Jeder Befund nennt die Stelle (<code>pointer</code>, <code>path</code>), was erwartet war (<code>expected</code>), was gefunden wurde (<code>found</code>), was zu tun ist (<code>fix</code>, mit einem JSON Patch, wo die Lösung sicher ist) und was daraus folgt (<code>consequences</code>).',
  },
  fr: {
    stages: {
      credential:
        'Lecture de la soumission : type de média, JWS compact, JSON strict, modèle de données W3C des justificatifs.',
      verify: 'Vérification des signatures, émetteurs, clés et dates de la présentation et de chaque justificatif.',
      trust:
        'Résolution du DID de chaque signataire, et suivi de la chaîne de certificats de sa clé jusqu’à une ancre de confiance.',
      rdf: 'Traduction de chaque justificatif en énoncés avec des contextes figés ; le sens d’un terme non défini n’est pas deviné.',
      shapes: 'Validation des énoncés selon les formes SHACL de la version de Gaia-X.',
      compliance: 'Application des critères du document de conformité Gaia-X aux énoncés et à leurs émetteurs.',
      status: 'Lecture des listes de statuts que nomme un justificatif.',
      admission: 'Stockage de la décision et de tout ce qui s’y rattache, à côté de ce qui est déjà stocké.',
      idempotency: 'L’Idempotency-Key d’une requête, qui vaut pour un seul corps.',
      request: 'La requête HTTP elle-même.',
      store: 'Le stockage du graphe.',
      server: 'Le serveur.',
    },
    told: 'C’est un constat qui n’entraîne pas de refus à lui seul.',
    answered: (status) => `Si c’est la première cause d’un refus, la réponse a le statut HTTP ${status}.`,
    again: 'La même requête peut réussir plus tard : rien n’a été confirmé, rien n’est stocké deux fois.',
    members:
      'Chaque constat nomme l’endroit (<code>pointer</code>, <code>path</code>), ce qui était attendu (<code>expected</code>), ce qui a été trouvé (<code>found</code>), que faire (<code>fix</code>, avec un JSON Patch quand la correction est certaine) et ce qui en découle (<code>consequences</code>).',
  },
};
