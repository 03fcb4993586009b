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
      credential: 'The submission is read: media type, compact JWS, strict JSON, the W3C data model of credentials.',
      verify: 'Signatures, issuers, keys and times of the presentation and of each credential in it are checked.',
      trust: 'The DID of each signer is resolved and the certificate chain of its key is followed to a trusted anchor.',
      rdf: 'Each credential is expanded to statements with pinned contexts; a term that is not defined is not guessed.',
      shapes: 'The statements are validated against the SHACL shapes of the Gaia-X release.',
      compliance: 'The criteria of the Gaia-X compliance document are applied to what was said, and by whom.',
      status: 'Status lists that a credential names.',
      admission: 'The verdict is stored, whole, beside what is stored already.',
      idempotency: 'A key that was sent with a request stands for one body.',
      request: 'The HTTP request itself.',
      store: 'The graph store.',
      server: 'The server.',
    },
    told: 'It is told as a finding and refuses nothing by itself.',
    answered: (status) => `As the first cause of a refusal it is answered with HTTP status ${status}.`,
    again: 'The same request may succeed later: nothing was acknowledged, nothing is stored twice.',
    members:
      'Each finding names where (<code>pointer</code>, <code>path</code>), what was <code>expected</code>, what was <code>found</code>, a <code>fix</code> with a JSON Patch where one is certain, and what follows from it (<code>consequences</code>).',
  },
  de: {
    stages: {
      credential:
        'Die Einreichung wird gelesen: Medientyp, kompaktes JWS, strenges JSON, das W3C-Datenmodell für Credentials.',
      verify:
        'Signaturen, Aussteller, Schlüssel und Zeiten der Präsentation und jedes Credentials darin werden geprüft.',
      trust:
        'Die DID jedes Signierenden wird aufgelöst und die Zertifikatskette seines Schlüssels bis zu einem vertrauten Anker verfolgt.',
      rdf: 'Jedes Credential wird mit festgelegten Kontexten in Aussagen übersetzt; ein undefinierter Begriff wird nicht geraten.',
      shapes: 'Die Aussagen werden gegen die SHACL-Shapes des Gaia-X-Release geprüft.',
      compliance:
        'Die Kriterien des Gaia-X-Compliance-Dokuments werden darauf angewandt, was gesagt wurde und von wem.',
      status: 'Statuslisten, die ein Credential nennt.',
      admission: 'Das Urteil wird ganz gespeichert, neben dem, was schon gespeichert ist.',
      idempotency: 'Ein mit einer Anfrage gesendeter Schlüssel steht für einen Inhalt.',
      request: 'Die HTTP-Anfrage selbst.',
      store: 'Der Graphspeicher.',
      server: 'Der Server.',
    },
    told: 'Es wird als Befund gemeldet und führt allein zu keiner Ablehnung.',
    answered: (status) => `Als erste Ursache einer Ablehnung wird mit dem HTTP-Status ${status} geantwortet.`,
    again: 'Dieselbe Anfrage kann später gelingen: nichts wurde bestätigt, nichts wird doppelt gespeichert.',
    members:
      'Jeder Befund nennt die Stelle (<code>pointer</code>, <code>path</code>), was erwartet war (<code>expected</code>), was gefunden wurde (<code>found</code>), was zu tun ist (<code>fix</code>, wo es sicher ist mit einem JSON Patch) und was daraus folgt (<code>consequences</code>).',
  },
  fr: {
    stages: {
      credential:
        'La soumission est lue : type de média, JWS compact, JSON strict, modèle de données W3C des attestations.',
      verify: 'Signatures, émetteurs, clés et instants de la présentation et de chaque attestation sont contrôlés.',
      trust:
        'Le DID de chaque signataire est résolu et la chaîne de certificats de sa clé suivie jusqu’à une ancre de confiance.',
      rdf: 'Chaque attestation est traduite en énoncés avec des contextes figés ; un terme non défini n’est pas deviné.',
      shapes: 'Les énoncés sont validés selon les formes SHACL de la version de Gaia-X.',
      compliance: 'Les critères du document de conformité Gaia-X sont appliqués à ce qui est dit, et par qui.',
      status: 'Les listes de statuts que nomme une attestation.',
      admission: 'Le verdict est stocké, entier, à côté de ce qui l’est déjà.',
      idempotency: 'Une clé envoyée avec une requête vaut pour un corps.',
      request: 'La requête HTTP elle-même.',
      store: 'Le stockage du graphe.',
      server: 'Le serveur.',
    },
    told: 'C’est un constat qui ne refuse rien à lui seul.',
    answered: (status) => `Comme première cause d’un refus, la réponse a le statut HTTP ${status}.`,
    again: 'La même requête peut réussir plus tard : rien n’a été confirmé, rien n’est stocké deux fois.',
    members:
      'Chaque constat nomme l’endroit (<code>pointer</code>, <code>path</code>), ce qui était attendu (<code>expected</code>), ce qui a été trouvé (<code>found</code>), que faire (<code>fix</code>, avec un JSON Patch quand il est certain) et ce qui en découle (<code>consequences</code>).',
  },
};
