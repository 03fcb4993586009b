import type { Language } from '#refusal';
import type { Rule } from '../shape.ts';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { fr } from './phrases/fr.ts';

/** What is said of one violation, in one language. */
export interface Texts {
  readonly title: string;
  readonly explanation: string;
  readonly expected: string;
  readonly fix: string;
}

/** What the sentences are made of. Names are those of the language, terms of the specification stay as they are. */
export interface Facts {
  /** `"legal address" (gx:legalAddress)`, or the node itself for a node shape. */
  readonly property: string;
  /** The class, datatype, pattern, bound, other property or value that the rule asks for; for a wrong name that name. */
  readonly name: string;
  /** What was probably meant. */
  readonly near: string | undefined;
  /** The number that a count, a length or a list of forms asks for. */
  readonly count: number;
  /** Allowed values or languages, quoted. */
  readonly list: string;
  /** How many values are allowed, where `list` shows the nearest of them only. */
  readonly total: number | undefined;
  /** `sh:nodeKind` without its prefix. */
  readonly kind: string;
  /** What the closest form asks for. */
  readonly inner: Pick<Texts, 'expected' | 'fix'> | undefined;
}

/** Templates: one per rule, and those for what no rule says by itself. */
export type Template =
  | Rule['kind']
  /** A class that the release does not know. */
  | 'unknown-class'
  | 'no-class'
  /** A class that another one should stand for: what is said is that one's. */
  | 'misclassed'
  /** A property that nobody defined. */
  | 'undefined-term'
  /** `sh:class` on a reference to what nobody describes. */
  | 'unresolved'
  /** `sh:class` on a nested object, whose type says otherwise. */
  | 'wrong-type'
  /** `sh:or` whose branches are all code lists. */
  | 'code-list'
  | 'nothing-to-judge';

/** The sentences of one language. */
export interface Phrases {
  readonly templates: { readonly [template in Template]: (facts: Facts) => Texts };
  readonly kinds: { readonly [kind: string]: string };
  /** A node by the property that leads to it: the legal address of X. */
  readonly of: (label: string, owner: string) => string;
  /** A name in the quotation marks of the language. */
  readonly quoted: (name: string) => string;
  /** A title, and the node that it is said of. */
  readonly titled: (title: string, owner: string) => string;
  readonly typed: (type: string) => string;
  readonly unnamed: string;
  readonly itself: (owner: string) => string;
  readonly noType: string;
  /** That there is more to tell than is told. */
  readonly more: Pick<Texts, 'title' | 'explanation'>;
  readonly nothing: string;
  readonly values: (count: number) => string;
  readonly ofDatatype: (value: string, datatype: string) => string;
}

export const PHRASES: { readonly [language in Language]: Phrases } = { en, de, fr };
