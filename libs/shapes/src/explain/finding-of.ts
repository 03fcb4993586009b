import { finding, type Finding, type Severity } from '#refusal';
import type { Validation } from '../run.ts';
import type { Shape, Violation } from '../shape.ts';
import { SH } from '../vocabulary.ts';
import type { Names } from './names.ts';
import type { Places } from './places.ts';
import { wordingOf } from './wording.ts';

/** What every finding of one report is written with. */
export interface Author {
  readonly names: Names;
  readonly places: Places;
  readonly run: Validation;
  /** What a `sh:Violation` weighs. */
  readonly severity: Severity;
}

/** A violation in words that its author can act on, with the place in the submission. */
export function findingOf(violation: Violation, author: Author): Finding {
  const { names, places, run } = author;
  const { shape, rule, focus, value, path } = violation;
  const owner = focusName(violation, author);
  const shaclPath = path === undefined ? undefined : names.path(path);
  const label = labelOf(violation, names);
  const property =
    shaclPath === undefined ? `${owner} itself` : label === shaclPath ? shaclPath : `"${label}" (${shaclPath})`;
  const wording = wordingOf(rule, {
    names,
    property,
    violation,
    closest: (shapes) => closestOf(shapes, violation, run),
  });
  const atProperty = value === undefined && rule.kind === 'min-count' ? undefined : path?.predicate;
  const pointer = places.pointerTo(focus, atProperty, value);
  const message = shape.messages.find(({ language }) => language === 'en' || language === '') ?? shape.messages[0];
  return finding(`shapes/${rule.kind}`, {
    severity: severityOf(shape, author.severity),
    title: message?.value ?? (path === undefined ? wording.title : `${wording.title}: ${owner}`),
    expected: wording.expected,
    found: foundOf(violation, author),
    fix: wording.fix,
    ...(pointer === undefined ? {} : { pointer }),
    ...(shaclPath === undefined ? {} : { path: { label, shaclPath } }),
    rule: { shape: ruleName(shape), clause: `SHACL §4, sh:${camel(rule.kind)}` },
  });
}

function focusName({ focus }: Violation, { names, places }: Author): string {
  const name = names.node(focus, places.parentOf);
  const title = names.title(focus);
  return title === undefined ? name : `${title} (${name})`;
}

// A property that a closed shape rejects has no property shape that could name it.
function labelOf({ shape, rule, path }: Violation, names: Names): string {
  if (path === undefined) return '';
  if (rule.kind === 'closed') return names.words(path.predicate ?? path.text);
  return names.label(shape);
}

function foundOf({ rule, value, focus, path }: Violation, { names, places, run }: Author): string {
  if (rule.kind === 'datatype' && value?.term.termType === 'Literal') {
    return `${names.value(value.term)} of datatype ${names.compact(value.term.datatype.value)}`;
  }
  if (value !== undefined) return names.node(value, places.parentOf);
  if (path === undefined) return names.node(focus, places.parentOf);
  const count = path.values(focus, run).size;
  return count === 0 ? 'no value' : `${count} value${count === 1 ? '' : 's'}`;
}

/** The violations of the branch that the value came closest to: the fewest, and those of kind and datatype last. */
function closestOf(shapes: readonly Shape[], { focus, value }: Violation, run: Validation): readonly Violation[] {
  const node = value ?? focus;
  let best: readonly Violation[] = [];
  let least = Infinity;
  for (const shape of shapes) {
    const found = run.violationsAt(shape, node);
    const far = found.reduce((sum, { rule }) => sum + (FAR.has(rule.kind) ? 3 : 1), 0);
    if (found.length > 0 && far < least) [best, least] = [found, far];
  }
  return best;
}

const FAR: ReadonlySet<string> = new Set(['node-kind', 'datatype', 'class']);

function severityOf(shape: Shape, violation: Severity): Severity {
  if (shape.severity === `${SH}Info`) return 'info';
  return shape.severity === `${SH}Warning` ? 'warning' : violation;
}

/** Anonymous property shapes are known by their path; a blank-node label would say nothing. */
function ruleName(shape: Shape): string {
  if (!shape.id.startsWith('_:')) return shape.id;
  return shape.path === undefined ? 'an anonymous node shape' : `the property shape of ${shape.path.text}`;
}

const camel = (kind: string): string => kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
