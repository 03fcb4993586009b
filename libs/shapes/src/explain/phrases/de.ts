import type { Facts, Phrases, Texts } from '../phrases.ts';

const values = (count: number): string => `${count} Wert${count === 1 ? '' : 'e'}`;

const KINDS: Phrases['kinds'] = {
  IRI: 'einen Verweis {"id": "…"} auf etwas mit Kennung',
  BlankNode: 'ein eingebettetes Objekt ohne Kennung',
  Literal: 'einen einfachen Wert, kein Objekt und keinen Verweis',
  BlankNodeOrIRI: 'ein eingebettetes Objekt oder einen Verweis {"id": "…"}',
  BlankNodeOrLiteral: 'einen einfachen Wert oder ein eingebettetes Objekt ohne Kennung',
  IRIOrLiteral: 'einen einfachen Wert oder einen Verweis {"id": "…"}',
};

const inCodeList = ({ property, list, total, near }: Facts): Texts => ({
  title: `Ein Wert von ${property} steht nicht in der Codeliste`,
  explanation: 'Nur Werte einer veröffentlichten Codeliste bedeuten für jeden Leser dasselbe.',
  expected: total === undefined ? `einer von ${list}` : `einer von ${total} Werten, etwa ${list}`,
  fix:
    near === undefined
      ? 'Wählen Sie einen Wert der Codeliste.'
      : `Schreiben Sie ${near} oder einen anderen Wert der Codeliste.`,
});
const range =
  (size: 'klein' | 'groß', sign: string) =>
  ({ property, name }: Facts): Texts => ({
    title: `Ein Wert von ${property} ist zu ${size}`,
    explanation: 'Das Release setzt für diese Zahl eine Grenze; jenseits davon hat ein Wert hier keine Bedeutung.',
    expected: `ein Wert ${sign} ${name}`,
    fix: `Schreiben Sie einen Wert ${sign} ${name}.`,
  });
const length =
  (size: 'kurz' | 'lang', bound: 'mindestens' | 'höchstens') =>
  ({ property, count }: Facts): Texts => ({
    title: `Ein Wert von ${property} ist zu ${size}`,
    explanation: 'Das Release begrenzt die Länge dieses Textes.',
    expected: `${bound} ${count} Zeichen`,
    fix: `Schreiben Sie ${bound} ${count} Zeichen.`,
  });
const pair =
  (relation: (other: string) => string) =>
  ({ property, name }: Facts): Texts => ({
    title: `Die Eigenschaft ${property} passt nicht zu ${name}`,
    explanation: 'Die beiden Eigenschaften werden zusammen gelesen und müssen einander entsprechen.',
    expected: relation(name),
    fix: `Geben Sie ${property} ${relation(name)}.`,
  });
const form = ({ property, inner }: Facts): Texts => ({
  title: `Ein Wert von ${property} hat nicht die verlangte Form`,
  explanation: 'Der Wert muss jeden Teil haben, den die Form verlangt.',
  expected: inner?.expected ?? 'ein Wert der verlangten Form',
  fix: inner?.fix ?? 'Schreiben Sie einen Wert der verlangten Form.',
});
const forms = ({ property, inner, count }: Facts): Texts => ({
  title: `Ein Wert von ${property} hat keine der erlaubten Formen`,
  explanation: 'Mehrere Formen sind erlaubt; dies ist die, der der Wert am nächsten kommt.',
  expected: `${count > 1 ? `eine von ${count} Formen; die nächste: ` : ''}${inner?.expected ?? 'eine der Formen'}`,
  fix: inner?.fix ?? 'Schreiben Sie einen Wert in einer der Formen.',
});

/** The sentences in German. */
export const de: Phrases = {
  kinds: KINDS,
  of: (label, owner) => `„${label}“ von ${owner}`,
  quoted: (name) => `„${name}“`,
  titled: (title, owner) => `${title}: ${owner}`,
  typed: (type) => `das Objekt der Klasse ${type}`,
  unnamed: 'ein Objekt ohne Kennung',
  itself: (owner) => `${owner} selbst`,
  more: {
    title: 'Weitere Befunde werden nicht angezeigt',
    explanation: 'Beheben Sie die angezeigten Befunde und prüfen Sie dann erneut.',
  },
  noType: 'kein type',
  nothing: 'kein Wert',
  values,
  ofDatatype: (value, datatype) => `${value} vom Datentyp ${datatype}`,
  templates: {
    class: ({ property, name }) => ({
      title: `Ein Wert von ${property} ist nicht von der Klasse ${name}`,
      explanation:
        'Der Wert dieser Eigenschaft muss als diese Klasse beschrieben sein; sonst lässt er sich nicht prüfen.',
      expected: `etwas der Klasse ${name} oder einer Unterklasse, in dieser Einreichung oder im Katalog`,
      fix: `Geben Sie dem Wert den Typ ${name}, verweisen Sie auf etwas Veröffentlichtes oder fügen Sie das Credential hinzu, das es beschreibt.`,
    }),
    unresolved: ({ property, name }) => ({
      title: `Ein Wert von ${property} ist nicht als ${name} bekannt`,
      explanation: 'Der Verweis zeigt auf etwas, das weder diese Einreichung noch der Katalog beschreibt.',
      expected: `etwas der Klasse ${name} oder einer Unterklasse, in dieser Einreichung oder im Katalog`,
      fix: `Prüfen Sie die Kennung, fügen Sie das Credential hinzu, das es als ${name} beschreibt, oder veröffentlichen Sie dieses Credential zuerst.`,
    }),
    'wrong-type': ({ property, name, near }) => ({
      title: `Ein Wert von ${property} ist nicht von der Klasse ${name}`,
      explanation: `Das eingebettete Objekt hat eine andere Klasse${near === undefined ? '' : ` (${near})`} als die, die diese Eigenschaft verlangt.`,
      expected: `ein Objekt vom Typ ${name} oder einer Unterklasse`,
      fix: `Geben Sie dem Objekt den Typ ${name} und die Eigenschaften dieser Klasse.`,
    }),
    datatype: ({ property, name }) => ({
      title: `Ein Wert von ${property} ist kein gültiger Wert von ${name}`,
      explanation: 'Der Wert wird nach diesem Datentyp verglichen und gesucht, also muss er darin geschrieben sein.',
      expected: `ein Wert vom Datentyp ${name}`,
      fix: `Schreiben Sie den Wert als ${name}.`,
    }),
    'node-kind': ({ property, kind }) => ({
      title: `Ein Wert von ${property} ist von der falschen Art`,
      explanation: 'Einfache Werte, eingebettete Objekte und Verweise werden verschieden gelesen.',
      expected: (KINDS[kind] ?? kind)
        .replaceAll('einen einfachen', 'ein einfacher')
        .replaceAll('einen Verweis', 'ein Verweis'),
      fix: `Schreiben Sie ${KINDS[kind] ?? kind}.`,
    }),
    'min-count': ({ property, count }) => ({
      title: `Die Eigenschaft ${property} fehlt`,
      explanation: 'Die Klasse verlangt diese Eigenschaft; ohne sie ist die Beschreibung unvollständig.',
      expected: `mindestens ${values(count)}`,
      fix: `Fügen Sie ${property} hinzu.`,
    }),
    'max-count': ({ property, count }) => ({
      title: `Die Eigenschaft ${property} hat zu viele Werte`,
      explanation: 'Bei mehr Werten als erlaubt bliebe unklar, welcher gilt.',
      expected: `höchstens ${values(count)}`,
      fix: count === 0 ? `Entfernen Sie ${property}.` : `Behalten Sie ${values(count)} von ${property}.`,
    }),
    'min-exclusive': range('klein', '>'),
    'min-inclusive': range('klein', '≥'),
    'max-exclusive': range('groß', '<'),
    'max-inclusive': range('groß', '≤'),
    'min-length': length('kurz', 'mindestens'),
    'max-length': length('lang', 'höchstens'),
    pattern: ({ property, name, near }) => ({
      title: `Ein Wert von ${property} hat die falsche Form`,
      explanation: 'Kennungen und Codes erkennt man an ihrer Form.',
      expected: `ein Text nach dem Muster ${name}`,
      fix: near === undefined ? `Schreiben Sie einen Text nach dem Muster ${name}.` : `Schreiben Sie ${near}.`,
    }),
    'language-in': ({ property, list }) => ({
      title: `Ein Wert von ${property} ist in einer Sprache, die nicht erlaubt ist`,
      explanation: 'Texte werden nach ihrer Sprachangabe gezeigt, und hier sind nur bestimmte Sprachen erlaubt.',
      expected: `ein Text in ${list}`,
      fix: `Kennzeichnen Sie den Text mit einer der Sprachen ${list}.`,
    }),
    'unique-lang': ({ property }) => ({
      title: `Die Eigenschaft ${property} hat zwei Texte in einer Sprache`,
      explanation: 'Bei zwei Texten in einer Sprache ist unklar, welcher zu zeigen ist.',
      expected: 'ein Text je Sprache',
      fix: 'Behalten Sie einen Text je Sprache.',
    }),
    in: inCodeList,
    'code-list': inCodeList,
    closed: ({ name, near }) => ({
      title: `Die Eigenschaft ${name} ist hier nicht erlaubt`,
      explanation:
        'Die Klasse ist geschlossen: Sie lässt die Eigenschaften zu, die das Release für sie definiert, und keine anderen.',
      expected:
        near === undefined ? 'nur die Eigenschaften der Klasse' : `nur die Eigenschaften der Klasse, etwa ${near}`,
      fix: near === undefined ? `Entfernen Sie ${name}.` : `Benennen Sie ${name} in ${near} um oder entfernen Sie es.`,
    }),
    'undefined-term': ({ name, near }) => ({
      title: `Der Begriff ${name} ist nicht definiert`,
      explanation: 'Das Release definiert diese Eigenschaft nicht, die Bedeutung des Wertes ist also unbekannt.',
      expected: near ?? 'eine Eigenschaft, die das Release definiert',
      fix: near === undefined ? `Entfernen Sie ${name}.` : `Benennen Sie ${name} in ${near} um oder entfernen Sie es.`,
    }),
    'has-value': ({ property, name }) => ({
      title: `Der Eigenschaft ${property} fehlt ein vorgeschriebener Wert`,
      explanation: 'Diese Eigenschaft muss einen bestimmten Wert haben.',
      expected: name,
      fix: `Fügen Sie den Wert ${name} hinzu.`,
    }),
    equals: pair((other) => `dieselben Werte wie ${other}`),
    disjoint: pair((other) => `keinen Wert, den auch ${other} hat`),
    'less-than': pair((other) => `einen kleineren Wert als den von ${other}`),
    'less-than-or-equals': pair((other) => `keinen größeren Wert als den von ${other}`),
    not: ({ property }) => ({
      title: `Ein Wert von ${property} hat eine Form, die ausgeschlossen ist`,
      explanation: 'Werte dieser Form sind hier nicht erlaubt.',
      expected: 'ein Wert, der nicht die ausgeschlossene Form hat',
      fix: 'Schreiben Sie einen anderen Wert.',
    }),
    and: form,
    node: form,
    property: form,
    or: forms,
    xone: ({ property, count, inner, ...facts }) =>
      inner === undefined
        ? {
            title: `Ein Wert von ${property} hat mehr als eine der Formen`,
            explanation: 'Die Formen schließen einander aus, also darf der Wert nur eine haben.',
            expected: `genau eine von ${count} Formen`,
            fix: 'Behalten Sie nur, was zu einer der Formen gehört.',
          }
        : forms({ property, count, inner, ...facts }),
    'qualified-min-count': ({ property, count, name }) => ({
      title: `Die Eigenschaft ${property} hat zu wenige Werte einer Form`,
      explanation: 'Einige der Werte müssen eine bestimmte Form haben.',
      expected: `mindestens ${values(count)} der Form${name}`,
      fix: `Geben Sie ${property} mindestens ${values(count)} dieser Form.`,
    }),
    'qualified-max-count': ({ property, count, name }) => ({
      title: `Die Eigenschaft ${property} hat zu viele Werte einer Form`,
      explanation: 'Nur einige der Werte dürfen eine bestimmte Form haben.',
      expected: `höchstens ${values(count)} der Form${name}`,
      fix: `Geben Sie ${property} höchstens ${values(count)} dieser Form.`,
    }),
    'unknown-class': ({ name, property, near }) => ({
      title: `${name} ist keine Klasse von ${property}`,
      explanation: 'Auf eine unbekannte Klasse trifft kein Shape zu, also lässt sich das Beschriebene nicht prüfen.',
      expected: near === undefined ? `eine Klasse von ${property}` : `eine Klasse von ${property}, etwa ${near}`,
      fix: near === undefined ? 'Verwenden Sie eine Klasse des Release.' : `Gemeint war wohl ${near}.`,
    }),
    misclassed: ({ name, near }) => ({
      title: `Die Klasse ${name} passt nicht zu dem, was beschrieben wird`,
      explanation:
        'Dieser Klasse fehlen mehrere der angegebenen Eigenschaften; eine andere Klasse des Release hat sie.',
      expected: near ?? 'die Klasse, die die angegebenen Eigenschaften hat',
      fix:
        near === undefined
          ? 'Geben Sie die Klasse an, die diese Eigenschaften hat.'
          : `Geben Sie den Typ ${near} an, falls das beschrieben wird.`,
    }),
    'no-class': ({ name, property }) => ({
      title: `Keine Klasse: ${name}`,
      explanation: 'Die Klasse bestimmt, welche Eigenschaften verlangt sind; ohne Klasse gibt es nichts zu prüfen.',
      expected: `eine Klasse von ${property}`,
      fix: 'Geben Sie dem Credential oder seinem Subjekt eine Klasse des Release als type.',
    }),
    'nothing-to-judge': ({ property }) => ({
      title: 'Nichts in der Einreichung hat eine Klasse des Release',
      explanation:
        'Trifft kein Shape auf eine Einreichung zu, kann sie nicht geprüft werden, und was nicht geprüft ist, gilt nicht als konform.',
      expected: `mindestens etwas von einer Klasse von ${property}`,
      fix: 'Beschreiben Sie ein Subjekt mit einer Klasse des Release.',
    }),
  },
};
