import type { Release } from '#rdf';
import type { Rule, Shape } from '#shapes';
import { compact } from './compact.ts';
import { constraintText, pathText, type ConstraintText, type Speech } from './constraint-text.ts';
import type { Compiled } from './releases.ts';
import type { Language } from '#refusal';

/** What shapes say of one property of a class. */
export interface PropertyView {
  /** `gx:legalAddress`. */
  readonly path: string;
  readonly name: string;
  readonly description?: string;
  readonly min: number;
  /** Absent: any number. */
  readonly max?: number;
  readonly constraints: readonly ConstraintText[];
}

/** What shapes say of a class. */
export interface ClassView {
  /** `gx:LegalPerson`. */
  readonly class: string;
  readonly name: string;
  readonly description?: string;
  readonly superClasses: readonly string[];
  /** No other properties are allowed. */
  readonly closed: boolean;
  readonly properties: readonly PropertyView[];
  /** What is asked of the node itself. */
  readonly constraints: readonly ConstraintText[];
}

export interface ViewOptions {
  readonly language: Language;
  /** With what the super-classes ask for, which holds for the class too. */
  readonly inherited: boolean;
}

/** A class as its shapes describe it; undefined where the release has no such class. */
export function classView(iri: string, { release, shapes }: Compiled, options: ViewOptions): ClassView | undefined {
  const term = release.classes.get(iri);
  if (term === undefined) return undefined;
  const classes = options.inherited ? [iri, ...term.superClasses] : [iri];
  const rules = classes.flatMap((one) => shapes.targets.classes.get(one) ?? []).flatMap(rulesOf);
  const speech: Speech = { release, language: options.language };
  const name = release.names?.get(iri);
  return {
    class: compact(iri, release),
    name: name?.[options.language] ?? term.label,
    ...(name === undefined ? {} : { description: name.description }),
    superClasses: term.superClasses,
    closed: rules.some(({ kind }) => kind === 'closed'),
    properties: propertiesOf(rules, speech),
    constraints: distinct(
      rules.filter(({ kind }) => kind !== 'closed' && kind !== 'property').map((rule) => constraintText(rule, speech)),
    ),
  };
}

function propertiesOf(rules: readonly Rule[], speech: Speech): readonly PropertyView[] {
  const shapes = new Map<string, Shape[]>();
  for (const rule of rules) {
    if (rule.kind !== 'property') continue;
    const path = pathText(rule.shape, speech);
    shapes.set(path, [...(shapes.get(path) ?? []), rule.shape]);
  }
  return [...shapes].map(([path, all]) => propertyView(path, all, speech));
}

/** Several shapes of one path hold together. */
function propertyView(path: string, shapes: readonly Shape[], speech: Speech): PropertyView {
  const rules = shapes.flatMap(rulesOf);
  const counts = (kind: 'min-count' | 'max-count'): readonly number[] =>
    rules.flatMap((rule) => (rule.kind === kind ? [rule.count] : []));
  const name = nameOf(shapes, speech);
  const max = Math.min(...counts('max-count'));
  const others = rules.filter(({ kind }) => kind !== 'min-count' && kind !== 'max-count');
  return {
    path,
    name: name?.[speech.language] ?? path,
    ...(name === undefined ? {} : { description: name.description }),
    min: Math.max(0, ...counts('min-count')),
    ...(Number.isFinite(max) ? { max } : {}),
    constraints: distinct(others.map((rule) => constraintText(rule, speech))),
  };
}

function nameOf(
  [shape]: readonly Shape[],
  { release }: Speech,
): NonNullable<Release['names']> extends ReadonlyMap<string, infer Name> ? Name | undefined : never {
  const predicate = shape?.path?.predicate;
  return predicate === undefined ? undefined : release.names?.get(predicate);
}

const rulesOf = (shape: Shape): readonly Rule[] => shape.constraints.map(({ rule }) => rule);

/** Each constraint once, sorted. */
function distinct(texts: readonly ConstraintText[]): readonly ConstraintText[] {
  const byKey = new Map(texts.map((one) => [constraintKey(one), one]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Equal for constraints that ask for the same. */
export function constraintKey({ kind, text, values }: ConstraintText): string {
  return JSON.stringify([kind, text, values ?? []]);
}
