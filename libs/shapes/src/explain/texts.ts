import type { Language } from '#refusal';
import type { Rule, Violation } from '../shape.ts';
import { objectsOf } from '../term-graph.ts';
import { RDF_TYPE } from '../vocabulary.ts';
import { branchesOf, closestOf, codesOf } from './closest.ts';
import type { Fault } from './fault.ts';
import type { Evidence } from './faults.ts';
import { nearest, sureText } from './nearest.ts';
import { PHRASES, type Facts, type Template, type Texts } from './phrases.ts';
import { patternRepair } from './pattern-repair.ts';

const SHOWN = 5;

/** The sentences about a fault in one language. */
export function textsOf(fault: Fault, language: Language, evidence: Evidence): Texts {
  const { names, release } = evidence;
  const { template, violation, name, near, focus } = fault;
  if (violation !== undefined) return ruleTexts(violation, { template, language, evidence, fault, depth: 0 });
  const { templates } = PHRASES[language];
  const called =
    name === undefined ? (focus === undefined ? fault.told?.found : names.owner(focus, language)) : names.compact(name);
  return templates[template]({
    ...NOTHING,
    property: release.name,
    name: called ?? '',
    near: near === undefined ? undefined : names.compact(near.iri),
  });
}

/** What a property is called; empty for what is said of a node itself. */
export function labelOf(fault: Fault, language: Language, evidence: Evidence): string {
  const { names } = evidence;
  const { violation, essence, template, name, near } = fault;
  if (template === 'closed' || template === 'undefined-term') return named([name, near?.iri], language, evidence);
  const inner = essence?.path === undefined ? violation : essence;
  return inner?.path === undefined ? '' : names.label(inner.shape, language);
}

/** What the release calls the property, else the one that was probably meant; the words of a slip of the pen are no label. */
function named(iris: readonly (string | undefined)[], language: Language, { names }: Evidence): string {
  for (const iri of iris) {
    const known = iri === undefined ? undefined : names.known(iri, language);
    if (known !== undefined) return known;
  }
  return '';
}

const NOTHING: Facts = {
  property: '',
  name: '',
  near: undefined,
  count: 0,
  list: '',
  total: undefined,
  kind: '',
  inner: undefined,
};

interface Telling {
  readonly template: Template;
  readonly language: Language;
  readonly evidence: Evidence;
  readonly fault: Fault;
  readonly depth: number;
  /** How the property is called where it is that of a form around this one. */
  readonly property?: string;
}

function ruleTexts(violation: Violation, telling: Telling): Texts {
  const { language, evidence, template, fault } = telling;
  const { rule, value } = violation;
  const property = telling.property ?? propertyOf(violation, telling);
  const { names } = evidence;
  const near =
    template === 'closed' && fault.near !== undefined
      ? names.compact(fault.near.iri)
      : template === 'wrong-type' && value !== undefined
        ? [...objectsOf(value, RDF_TYPE)].map(({ key }) => names.compact(key)).join(', ')
        : rule.kind === 'pattern' && value !== undefined
          ? patternRepair(rule, value.term.value)
          : undefined;
  const wrong = rule.kind === 'closed' ? { name: names.compact(violation.path?.predicate ?? '') } : {};
  // Of alternatives that ask for classes, the closest one is named.
  const ofClass = (template === 'unresolved' || template === 'wrong-type') && fault.essence?.rule.kind === 'class';
  const asking = ofClass ? (fault.essence?.rule ?? rule) : rule;
  const facts = { ...NOTHING, ...factsOf(asking, telling), ...wrong, property };
  const codes = codesOf(rule).length > 0 ? codeFacts(violation, telling) : {};
  const inner = innerOf(violation, { ...telling, property });
  return PHRASES[language].templates[template]({
    ...facts,
    ...(near === undefined ? {} : { near: rule.kind === 'pattern' ? `"${near}"` : near }),
    ...codes,
    ...(inner === undefined ? {} : { inner }),
  });
}

/** `"legal address" (gx:legalAddress)`, or the node itself. */
function propertyOf({ shape, path, focus, rule }: Violation, { evidence, language }: Telling): string {
  const { names } = evidence;
  if (path === undefined) return PHRASES[language].itself(names.owner(focus, language));
  const shaclPath = names.path(path);
  const label =
    rule.kind === 'closed' ? names.property(path.predicate ?? path.text, language) : names.label(shape, language);
  return label === shaclPath || label === '' ? shaclPath : `"${label}" (${shaclPath})`;
}

/** The parameters of a rule by name. */
function factsOf(rule: Rule, { evidence, language }: Telling): Partial<Facts> {
  const { names } = evidence;
  switch (rule.kind) {
    case 'class':
    case 'datatype':
      return { name: names.compact(rule.iri) };
    case 'node-kind':
      return { kind: rule.allowed };
    case 'min-count':
    case 'max-count':
      return { count: rule.count };
    case 'min-exclusive':
    case 'min-inclusive':
    case 'max-exclusive':
    case 'max-inclusive':
      return { name: rule.bound.value };
    case 'min-length':
    case 'max-length':
      return { count: rule.length };
    case 'pattern':
      return { name: rule.pattern };
    case 'language-in':
      return { list: rule.languages.join(', ') };
    case 'equals':
    case 'disjoint':
    case 'less-than':
    case 'less-than-or-equals':
      return { name: `"${names.property(rule.property, language)}" (${names.compact(rule.property)})` };
    case 'qualified-min-count':
    case 'qualified-max-count': {
      const label = names.label(rule.shape, language);
      return { count: rule.count, name: label === '' ? '' : ` "${label}"` };
    }
    case 'has-value':
      return { name: names.value(rule.value, language) };
    case 'and':
    case 'or':
    case 'xone':
      return { count: rule.shapes.length };
    default:
      return {};
  }
}

/** The allowed values nearest to the one that was found, at most five, and how many there are. */
function codeFacts({ rule, value }: Violation, { evidence }: Telling): Partial<Facts> {
  const { names } = evidence;
  const written = (term: { termType: string; value: string }): string =>
    term.termType === 'NamedNode' ? names.compact(term.value) : term.value;
  const allowed = [...new Set(codesOf(rule).map(written))];
  const found = value === undefined ? '' : written(value.term);
  const sure = sureText(found, allowed);
  const close = nearest(found, allowed, SHOWN);
  const near = [...new Set([...(sure === undefined ? [] : [sure]), ...close])].slice(0, SHOWN);
  const shown = allowed.length <= SHOWN ? allowed : near.length > 0 ? near : allowed.slice(0, SHOWN);
  const [best] = near;
  return {
    list: shown.map((text) => `"${text}"`).join(', '),
    total: allowed.length === shown.length ? undefined : allowed.length,
    near: best === undefined ? undefined : `"${best}"`,
  };
}

/** What the closest branch asks for, in its own words. */
function innerOf(violation: Violation, telling: Telling): Facts['inner'] {
  if (branchesOf(violation.rule).length === 0) return undefined;
  const { evidence, language, depth, property = '' } = telling;
  const [first] = closestOf(violation, evidence.run, depth);
  if (first === undefined) return undefined;
  const own = first.path === undefined ? { property } : {};
  const template = codesOf(first.rule).length > 0 && first.rule.kind !== 'in' ? 'code-list' : first.rule.kind;
  const { property: _outer, ...rest } = telling;
  const { expected, fix } = ruleTexts(first, { ...rest, template, depth: depth + 1, ...own });
  const where = first.path === undefined ? undefined : evidence.names.label(first.shape, language);
  return { expected: where === undefined || where === '' ? expected : `"${where}": ${expected}`, fix };
}
