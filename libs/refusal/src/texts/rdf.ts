import type { StageTexts } from './code-text.ts';

/** Codes of JSON-LD and what it says. */
export const RDF = {
  'rdf/context': {
    en: 'Only the pinned contexts of the release are read, so that a document means the same today and tomorrow.',
    de: [
      'Ein JSON-LD-Kontext ist nicht erlaubt',
      'Gelesen werden nur die festgelegten Kontexte des Release, damit ein Dokument heute und morgen dasselbe bedeutet.',
    ],
    fr: [
      'Un contexte JSON-LD n’est pas permis',
      'Seuls les contextes figés de la version sont lus, afin qu’un document veuille dire la même chose aujourd’hui et demain.',
    ],
  },
  'rdf/redefined-term': {
    en: 'An inline context that gives a known term another meaning would change what was signed in the eyes of the reader.',
    de: [
      'Ein eigener Kontext definiert einen Begriff um',
      'Ein eigener Kontext, der einem bekannten Begriff eine andere Bedeutung gibt, änderte für den Leser, was signiert ist.',
    ],
    fr: [
      'Un contexte en ligne redéfinit un terme',
      'Un contexte en ligne qui donne un autre sens à un terme connu changerait pour le lecteur ce qui est signé.',
    ],
  },
  'rdf/undefined-term': {
    en: 'The release defines no such term, so nobody could tell what is meant; mostly it is a slip of the pen.',
    de: [
      'Ein Begriff ist nicht definiert',
      'Das Release definiert keinen solchen Begriff, also könnte niemand sagen, was gemeint ist; meist ist es ein Schreibfehler.',
    ],
    fr: [
      'Un terme n’est pas défini',
      'La version ne définit pas ce terme ; personne ne saurait ce qu’il veut dire. C’est souvent une faute de frappe.',
    ],
  },
  'rdf/json-ld': {
    en: 'The document breaks a rule of JSON-LD, so it cannot be turned into statements.',
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
    en: 'A credential that states nothing about its subject cannot conform to anything.',
    de: [
      'Das Credential sagt nichts',
      'Ein Credential, das nichts über sein Subjekt aussagt, kann zu nichts konform sein.',
    ],
    fr: ['L’attestation ne dit rien', 'Une attestation qui n’énonce rien sur son sujet ne peut être conforme à rien.'],
  },
  'rdf/iri': {
    en: 'Things are named by absolute identifiers, which mean the same wherever they are read.',
    de: [
      'Eine Kennung ist keine absolute IRI',
      'Dinge werden durch absolute Kennungen benannt, die überall dasselbe bedeuten.',
    ],
    fr: [
      'Un identifiant n’est pas un IRI absolu',
      'Les choses se nomment par des identifiants absolus, qui veulent dire la même chose partout.',
    ],
  },
  'rdf/character': {
    en: 'No text of XML Schema holds the character U+0000, and no store keeps it; mostly it is what is left of a fixed-length field.',
    de: [
      'Ein Text enthält ein Zeichen, das sich nicht aufbewahren lässt',
      'Kein Text von XML Schema enthält das Zeichen U+0000, und kein Speicher bewahrt es auf; meist ist es der Rest eines Feldes fester Länge.',
    ],
    fr: [
      'Un texte contient un caractère qui ne peut être conservé',
      'Aucun texte de XML Schema ne contient le caractère U+0000, et aucun stockage ne le conserve ; c’est souvent le reste d’un champ de longueur fixe.',
    ],
  },
  'rdf/too-complex': {
    en: 'The graph would cost more work than one document may.',
    de: ['Der Graph ist zu groß oder zu verwickelt', 'Der Graph kostete mehr Arbeit, als ein Dokument kosten darf.'],
    fr: [
      'Le graphe est trop grand ou trop complexe',
      'Le graphe coûterait plus de travail qu’un document n’en peut coûter.',
    ],
  },
  'rdf/named-graph': {
    en: 'What a credential says is one graph; a graph inside it would be somebody else’s word.',
    de: [
      'Ein Credential darf keinen benannten Graphen tragen',
      'Was ein Credential sagt, ist ein Graph; ein Graph darin wäre das Wort eines anderen.',
    ],
    fr: [
      'Une attestation ne peut porter un graphe nommé',
      'Ce que dit une attestation est un graphe ; un graphe imbriqué serait la parole d’un autre.',
    ],
  },
} as const satisfies StageTexts;
