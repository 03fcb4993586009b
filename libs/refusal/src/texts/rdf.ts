import type { StageTexts } from './code-text.ts';

/** Codes of JSON-LD and what it says. */
export const RDF = {
  'rdf/context': {
    en: 'Only the pinned contexts of the release are used, so that a document means the same today and tomorrow.',
    de: [
      'Ein JSON-LD-Kontext ist nicht erlaubt',
      'Verwendet werden nur die festgelegten Kontexte des Release, damit ein Dokument heute und morgen dasselbe bedeutet.',
    ],
    fr: [
      'Un contexte JSON-LD n’est pas permis',
      'Seuls les contextes figés de la version de Gaia-X sont utilisés, afin qu’un document ait le même sens aujourd’hui et demain.',
    ],
  },
  'rdf/redefined-term': {
    en: 'An inline context that gives a known term another meaning would change, for the reader, what was signed.',
    de: [
      'Ein eigener Kontext definiert einen Begriff um',
      'Ein eigener Kontext, der einem bekannten Begriff eine andere Bedeutung gibt, würde für den Leser ändern, was signiert wurde.',
    ],
    fr: [
      'Un contexte en ligne redéfinit un terme',
      'Un contexte en ligne qui donne un autre sens à un terme connu changerait pour le lecteur ce qui est signé.',
    ],
  },
  'rdf/undefined-term': {
    en: 'The release defines no such term, so its meaning is unknown; usually it is a typing error.',
    de: [
      'Ein Begriff ist nicht definiert',
      'Das Release definiert diesen Begriff nicht, seine Bedeutung ist also unbekannt; meist ist es ein Schreibfehler.',
    ],
    fr: [
      'Un terme n’est pas défini',
      'La version de Gaia-X ne définit pas ce terme, dont le sens est donc inconnu ; c’est souvent une faute de frappe.',
    ],
  },
  'rdf/json-ld': {
    en: 'The document breaks a rule of JSON-LD, so it cannot be expanded into statements.',
    de: [
      'Das Dokument ist kein gültiges JSON-LD',
      'Das Dokument verletzt eine Regel von JSON-LD und lässt sich nicht in Aussagen übersetzen.',
    ],
    fr: [
      'Le document n’est pas du JSON-LD valide',
      'Le document enfreint une règle de JSON-LD et ne peut être traduit en énoncés.',
    ],
  },
  'rdf/empty-graph': {
    en: 'A credential that states nothing about its subject cannot be checked for conformity.',
    de: [
      'Das Credential sagt nichts aus',
      'Ein Credential, das nichts über sein Subjekt aussagt, lässt sich nicht auf Konformität prüfen.',
    ],
    fr: [
      'Le justificatif n’énonce rien',
      'La conformité d’un justificatif qui n’énonce rien sur son sujet ne peut pas être vérifiée.',
    ],
  },
  'rdf/iri': {
    en: 'Things are named by absolute identifiers, which mean the same everywhere.',
    de: [
      'Eine Kennung ist keine absolute IRI',
      'Dinge werden durch absolute Kennungen benannt, die überall dasselbe bedeuten.',
    ],
    fr: [
      'Un identifiant n’est pas un IRI absolu',
      'Les choses sont nommées par des identifiants absolus, qui ont le même sens partout.',
    ],
  },
  'rdf/character': {
    en: 'XML Schema allows no U+0000 in a text, and no store keeps it; usually it is the rest of a fixed-length field.',
    de: [
      'Ein Text enthält ein Zeichen, das sich nicht speichern lässt',
      'XML Schema lässt U+0000 in keinem Text zu, und kein Speicher bewahrt es auf; meist ist es der Rest eines Feldes fester Länge.',
    ],
    fr: [
      'Un texte contient un caractère qui ne peut pas être stocké',
      'XML Schema n’admet U+0000 dans aucun texte, et aucun stockage ne le conserve ; c’est souvent le reste d’un champ de longueur fixe.',
    ],
  },
  'rdf/too-complex': {
    en: 'Processing the graph would exceed the work limit for one document.',
    de: [
      'Der Graph ist zu groß oder zu komplex',
      'Seine Verarbeitung würde die Arbeitsgrenze für ein Dokument überschreiten.',
    ],
    fr: [
      'Le graphe est trop grand ou trop complexe',
      'Son traitement dépasserait la limite de travail pour un document.',
    ],
  },
  'rdf/named-graph': {
    en: 'A credential states one graph; a named graph inside it would be the statement of another party.',
    de: [
      'Ein Credential darf keinen benannten Graphen enthalten',
      'Ein Credential sagt genau einen Graphen aus; ein benannter Graph darin wäre die Aussage eines anderen.',
    ],
    fr: [
      'Un justificatif ne doit pas contenir de graphe nommé',
      'Un justificatif énonce un seul graphe ; un graphe nommé à l’intérieur serait l’énoncé d’un autre.',
    ],
  },
} as const satisfies StageTexts;
