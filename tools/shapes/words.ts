import type { Language } from '#refusal';

/** The words the command itself says about a class. */
export interface Words {
  readonly required: string;
  readonly optional: string;
  readonly superClasses: string;
  readonly closed: string;
  readonly open: string;
  readonly or: string;
  readonly not: string;
  readonly and: string;
  readonly oneOf: (count: number, list: string) => string;
  readonly values: (count: number) => string;
  readonly pattern: string;
  /** By the local name of a `sh:nodeKind`. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
  readonly follows: (count: number) => string;
  readonly verdict: (file: string, release: string, errors: number) => string;
  readonly unchecked: string;
}

const EN: Words = {
  required: 'required',
  optional: 'optional',
  superClasses: 'is also',
  closed: 'No other properties are allowed.',
  open: 'Further properties are allowed.',
  or: 'or',
  not: 'not',
  and: 'and',
  oneOf: (count, list) => `one of ${String(count)} values${list}`,
  values: (count) => `${String(count)} value${count === 1 ? '' : 's'}`,
  pattern: 'matches',
  kinds: {
    IRI: 'reference by IRI',
    Literal: 'plain value',
    BlankNode: 'nested object',
    BlankNodeOrIRI: 'nested object or reference',
    IRIOrLiteral: 'reference or plain value',
    BlankNodeOrLiteral: 'nested object or plain value',
  },
  expected: 'expected',
  found: 'found',
  fix: 'fix',
  follows: (count) => `${String(count)} more follow${count === 1 ? 's' : ''} from it`,
  verdict: (file, release, errors) =>
    errors === 0 ? `${file} conforms to ${release}.` : `${file} does not conform to ${release}.`,
  unchecked: 'Signatures, keys, dates and Gaia-X rules were not checked.',
};

const DE: Words = {
  required: 'Pflicht',
  optional: 'freiwillig',
  superClasses: 'ist auch',
  closed: 'Andere Eigenschaften sind nicht erlaubt.',
  open: 'Weitere Eigenschaften sind erlaubt.',
  or: 'oder',
  not: 'nicht',
  and: 'und',
  oneOf: (count, list) => `einer von ${String(count)} Werten${list}`,
  values: (count) => `${String(count)} Wert${count === 1 ? '' : 'e'}`,
  pattern: 'entspricht',
  kinds: {
    IRI: 'Verweis durch IRI',
    Literal: 'einfacher Wert',
    BlankNode: 'eingebettetes Objekt',
    BlankNodeOrIRI: 'eingebettetes Objekt oder Verweis',
    IRIOrLiteral: 'Verweis oder einfacher Wert',
    BlankNodeOrLiteral: 'eingebettetes Objekt oder einfacher Wert',
  },
  expected: 'erwartet',
  found: 'gefunden',
  fix: 'Abhilfe',
  follows: (count) =>
    count === 1 ? 'daraus folgt ein weiterer Befund' : `daraus folgen ${String(count)} weitere Befunde`,
  verdict: (file, release, errors) =>
    errors === 0 ? `${file} entspricht ${release}.` : `${file} entspricht ${release} nicht.`,
  unchecked: 'Signaturen, Schlüssel, Zeiten und Gaia-X-Regeln wurden nicht geprüft.',
};

const FR: Words = {
  required: 'obligatoire',
  optional: 'facultatif',
  superClasses: 'est aussi',
  closed: "Aucune autre propriété n'est admise.",
  open: "D'autres propriétés sont admises.",
  or: 'ou',
  not: 'pas',
  and: 'et',
  oneOf: (count, list) => `une valeur parmi ${String(count)}${list}`,
  values: (count) => `${String(count)} valeur${count === 1 ? '' : 's'}`,
  pattern: 'correspond à',
  kinds: {
    IRI: 'référence par IRI',
    Literal: 'valeur simple',
    BlankNode: 'objet imbriqué',
    BlankNodeOrIRI: 'objet imbriqué ou référence',
    IRIOrLiteral: 'référence ou valeur simple',
    BlankNodeOrLiteral: 'objet imbriqué ou valeur simple',
  },
  expected: 'attendu',
  found: 'trouvé',
  fix: 'correction',
  follows: (count) => (count === 1 ? 'un autre constat en découle' : `${String(count)} autres constats en découlent`),
  verdict: (file, release, errors) =>
    errors === 0 ? `${file} est conforme à ${release}.` : `${file} n'est pas conforme à ${release}.`,
  unchecked: "Les signatures, les clés, les dates et les règles de Gaia-X n'ont pas été vérifiées.",
};

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, de: DE, fr: FR };
