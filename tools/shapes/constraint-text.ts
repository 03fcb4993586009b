import type { Release } from '#rdf';
import type { Rule, Shape } from '#shapes';
import { called, compact } from './compact.ts';
import type { Language } from '#refusal';
import { WORDS } from './words.ts';

/** What one constraint asks for. */
export interface ConstraintText {
  readonly kind: Rule['kind'];
  readonly text: string;
  /** The allowed values of a closed list, sorted. */
  readonly values?: readonly string[];
}

/** In which release's names, and in which language. */
export interface Speech {
  readonly release: Release;
  readonly language: Language;
}

type Term = Extract<Rule, { kind: 'has-value' }>['value'];

/** The words for one constraint; the same words for the same constraint, wherever and in whatever order it is written. */
export function constraintText(rule: Rule, speech: Speech): ConstraintText {
  const words = WORDS[speech.language];
  const said = (text: string): ConstraintText => ({ kind: rule.kind, text });
  switch (rule.kind) {
    case 'class':
      return said(called(rule.iri, speech.release, speech.language));
    case 'datatype':
      return said(compact(rule.iri, speech.release));
    case 'node-kind':
      return said(words.kinds[rule.allowed] ?? rule.allowed);
    case 'min-count':
      return said(`≥ ${words.values(rule.count)}`);
    case 'max-count':
      return said(`≤ ${words.values(rule.count)}`);
    case 'min-exclusive':
      return said(`> ${rule.bound.value}`);
    case 'min-inclusive':
      return said(`≥ ${rule.bound.value}`);
    case 'max-exclusive':
      return said(`< ${rule.bound.value}`);
    case 'max-inclusive':
      return said(`≤ ${rule.bound.value}`);
    case 'min-length':
      return said(`length ≥ ${String(rule.length)}`);
    case 'max-length':
      return said(`length ≤ ${String(rule.length)}`);
    case 'pattern':
      return said(`${words.pattern} /${rule.pattern}/${rule.flags}`);
    case 'language-in':
      return said(`@${[...rule.languages].sort().join(', @')}`);
    case 'unique-lang':
      return said('unique language');
    case 'equals':
    case 'disjoint':
    case 'less-than':
    case 'less-than-or-equals':
      return said(`${rule.kind} ${compact(rule.property, speech.release)}`);
    case 'not':
      return said(`${words.not} (${shapeText(rule.shape, speech)})`);
    case 'node':
      return said(shapeText(rule.shape, speech));
    case 'property':
      return said(`${pathText(rule.shape, speech)}: ${shapeText(rule.shape, speech)}`);
    case 'and':
    case 'or':
    case 'xone':
      return said(alternatives(rule, speech));
    case 'qualified-min-count':
      return said(`≥ ${words.values(rule.count)}: ${shapeText(rule.shape, speech)}`);
    case 'qualified-max-count':
      return said(`≤ ${words.values(rule.count)}: ${shapeText(rule.shape, speech)}`);
    case 'closed':
      return said(words.closed);
    case 'has-value':
      return said(`= ${termText(rule.value, speech)}`);
    case 'in': {
      const values = rule.values.map((value) => termText(value, speech)).sort();
      const list = codeListOf(values, speech.release);
      const few = values.length <= 8 ? `: ${values.join(', ')}` : '';
      return { ...said(words.oneOf(values.length, list === undefined ? few : ` (${list})${few}`)), values };
    }
  }
}

function alternatives(rule: Extract<Rule, { kind: 'and' | 'or' | 'xone' }>, speech: Speech): string {
  const words = WORDS[speech.language];
  const texts = rule.shapes.map((shape) => shapeText(shape, speech)).sort();
  return texts.join(` ${rule.kind === 'and' ? words.and : words.or} `);
}

/** All constraints of a shape in one line; its kind of node only where nothing else says it. */
export function shapeText(shape: Shape, speech: Speech): string {
  const texts = shape.constraints.map(({ rule }) => constraintText(rule, speech));
  return withoutKind(texts)
    .map(({ text }) => text)
    .sort()
    .join(', ');
}

/** A class or datatype says of which kind the node is. */
export function withoutKind(texts: readonly ConstraintText[]): readonly ConstraintText[] {
  const isTold = texts.some(({ kind }) => kind === 'class' || kind === 'datatype');
  return isTold ? texts.filter(({ kind }) => kind !== 'node-kind') : texts;
}

export function pathText(shape: Shape, { release }: Speech): string {
  if (shape.path === undefined) return '';
  if (shape.path.predicate !== undefined) return compact(shape.path.predicate, release);
  return shape.path.text.replace(/<([^>]*)>/g, (_, iri: string) => compact(iri, release));
}

function termText(term: Term, { release }: Speech): string {
  return term.termType === 'NamedNode' ? compact(term.value, release) : term.value;
}

const known = new WeakMap<Release, ReadonlyMap<string, string>>();

function codeListOf(values: readonly string[], release: Release): string | undefined {
  let names = known.get(release);
  if (names === undefined) {
    names = new Map([...(release.codeLists ?? [])].map(([name, list]) => [[...list.values].sort().join('\n'), name]));
    known.set(release, names);
  }
  return names.get(values.join('\n'));
}
