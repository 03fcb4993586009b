import type { Term } from '#rdf';
import type { Rule, Shape, Violation } from '../shape.ts';
import { nearest } from './nearest.ts';
import type { Names } from './names.ts';
import { codeList } from './code-list.ts';

/** What a violation is called, what was expected instead, and what to do. */
export interface Wording {
  readonly title: string;
  readonly expected: string;
  readonly fix: string;
}

/** What the words of a violation are made from. */
export interface Said {
  readonly names: Names;
  /** `"legal address" (gx:legalAddress)`, or the node itself for a node shape. */
  readonly property: string;
  readonly violation: Violation;
  /** The violations of the branch that came closest, for shapes inside a shape. */
  readonly closest: (shapes: readonly Shape[]) => readonly Violation[];
}

const KINDS: Readonly<Record<string, string>> = {
  IRI: 'an IRI that names a node',
  BlankNode: 'a nested object without an identifier',
  Literal: 'a plain value, not an object or reference',
  BlankNodeOrIRI: 'a nested object or a reference {"id": …}',
  BlankNodeOrLiteral: 'a plain value or a nested object without an identifier',
  IRIOrLiteral: 'a plain value or a reference',
};

const plural = (count: number): string => `${count} value${count === 1 ? '' : 's'}`;

/** The words for one rule; every component of SHACL Core has some. */
export function wordingOf(rule: Rule, said: Said): Wording {
  const { names, property } = said;
  switch (rule.kind) {
    case 'class': {
      const name = names.compact(rule.iri);
      return {
        title: `A value of ${property} is not a ${name}`,
        expected: `a node of class ${name} or one of its sub-classes, in this submission or in the catalogue`,
        fix: `Give the value the type ${name}, or refer to one that is published, or add the credential that describes it.`,
      };
    }
    case 'datatype': {
      const name = names.compact(rule.iri);
      return {
        title: `A value of ${property} is not a valid ${name}`,
        expected: `a value of datatype ${name}`,
        fix: `Write the value as ${name}.`,
      };
    }
    case 'node-kind':
      return {
        title: `A value of ${property} is of the wrong kind`,
        expected: KINDS[rule.allowed] ?? rule.allowed,
        fix: `Write ${KINDS[rule.allowed] ?? rule.allowed}.`,
      };
    case 'min-count':
      return {
        title: `The property ${property} is missing`,
        expected: `at least ${plural(rule.count)}`,
        fix: `Add ${property}.`,
      };
    case 'max-count':
      return {
        title: `The property ${property} has too many values`,
        expected: `at most ${plural(rule.count)}`,
        fix: rule.count === 0 ? `Remove ${property}.` : `Keep ${plural(rule.count)} of ${property}.`,
      };
    case 'min-exclusive':
    case 'min-inclusive':
    case 'max-exclusive':
    case 'max-inclusive': {
      const than = { 'min-exclusive': '>', 'min-inclusive': '≥', 'max-exclusive': '<', 'max-inclusive': '≤' }[
        rule.kind
      ];
      return {
        title: `A value of ${property} is too ${rule.kind.startsWith('min') ? 'small' : 'large'}`,
        expected: `a value ${than} ${rule.bound.value}`,
        fix: `Write a value ${than} ${rule.bound.value}.`,
      };
    }
    case 'min-length':
    case 'max-length': {
      const bound = `${rule.kind === 'min-length' ? 'at least' : 'at most'} ${rule.length} characters`;
      return {
        title: `A value of ${property} is too ${rule.kind === 'min-length' ? 'short' : 'long'}`,
        expected: bound,
        fix: `Write ${bound}.`,
      };
    }
    case 'pattern':
      return {
        title: `A value of ${property} has the wrong form`,
        expected: `a text that matches ${rule.pattern}`,
        fix: `Write a text that matches ${rule.pattern}.`,
      };
    case 'language-in':
      return {
        title: `A value of ${property} is in a language that is not asked for`,
        expected: `a text in ${rule.languages.join(', ')}`,
        fix: `Mark the text with one of the languages ${rule.languages.join(', ')}.`,
      };
    case 'unique-lang':
      return {
        title: `The property ${property} has two texts in one language`,
        expected: 'one text for each language',
        fix: 'Keep one text for each language.',
      };
    case 'in':
      return { title: `A value of ${property} is not in the code list`, ...codeList(rule.values, said) };
    case 'closed': {
      const wrong = said.violation.path?.predicate ?? '';
      const [near] = nearest(
        names.compact(wrong),
        [...rule.allowed].map((iri) => names.compact(iri)),
        1,
      );
      const name = names.compact(wrong);
      return {
        title: `The property ${name} is not allowed here`,
        expected:
          near === undefined ? 'only the properties of the class' : `only the properties of the class, such as ${near}`,
        fix: near === undefined ? `Remove ${name}.` : `Rename ${name} to ${near}, or remove it.`,
      };
    }
    case 'has-value':
      return {
        title: `The property ${property} lacks a value that must be there`,
        expected: names.value(rule.value),
        fix: `Add the value ${names.value(rule.value)}.`,
      };
    case 'equals':
    case 'disjoint':
    case 'less-than':
    case 'less-than-or-equals':
      return pairWording(rule, said);
    default:
      return nestedWording(rule, said);
  }
}

function pairWording(rule: Extract<Rule, { readonly property: string }>, { names, property }: Said): Wording {
  const other = names.compact(rule.property);
  const relation = {
    equals: `the same values as ${other}`,
    disjoint: `no value that ${other} has`,
    'less-than': `a value less than that of ${other}`,
    'less-than-or-equals': `a value not greater than that of ${other}`,
  }[rule.kind];
  return {
    title: `The property ${property} does not fit ${other}`,
    expected: relation,
    fix: `Give ${property} ${relation}.`,
  };
}

type Nested = Extract<Rule, { readonly shape: Shape } | { readonly shapes: readonly Shape[] }>;

/** Shapes inside a shape: said by the branch that came closest. */
function nestedWording(rule: Nested, said: Said): Wording {
  const { property, names } = said;
  const shapes = 'shapes' in rule ? rule.shapes : [rule.shape];
  if (rule.kind === 'not') {
    return {
      title: `A value of ${property} is of a form that is excluded`,
      expected: 'a value that does not match the excluded shape',
      fix: 'Write another value.',
    };
  }
  if (rule.kind === 'qualified-min-count' || rule.kind === 'qualified-max-count') {
    const bound = `${rule.kind === 'qualified-min-count' ? 'at least' : 'at most'} ${plural(rule.count)}`;
    return {
      title: `The property ${property} has the wrong number of values of one form`,
      expected: `${bound} that match the shape${label(rule.shape, names)}`,
      fix: `Give ${property} ${bound} of that form.`,
    };
  }
  const lists = shapes.map(allowedBy);
  if (rule.kind !== 'and' && lists.every((list) => list.length > 0)) {
    return { title: `A value of ${property} is not in the code list`, ...codeList(lists.flat(), said) };
  }
  const closest = said.closest(shapes);
  const [first] = closest;
  if (first === undefined) {
    return {
      title: `A value of ${property} matches more than one form`,
      expected: `exactly one of ${shapes.length} forms`,
      fix: 'Keep only what belongs to one of the forms.',
    };
  }
  const where = first.path === undefined ? property : names.path(first.path);
  const inner = wordingOf(first.rule, { ...said, property: where, violation: first });
  const forms = shapes.length === 1 || rule.kind === 'and' ? '' : `one of ${shapes.length} forms; the closest: `;
  return {
    title: `A value of ${property} does not have the required form`,
    expected: `${forms}${where === property ? '' : `${where}: `}${inner.expected}`,
    fix: inner.fix,
  };
}

/** The code list of a shape that asks for nothing else. */
function allowedBy({ constraints }: Shape): readonly Term[] {
  const [only, ...more] = constraints;
  return only?.rule.kind === 'in' && more.length === 0 ? only.rule.values : [];
}

function label(shape: Shape, names: Names): string {
  const text = names.label(shape);
  return text === '' ? '' : ` "${text}"`;
}
