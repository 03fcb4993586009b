import type { Facts, Phrases, Texts } from '../phrases.ts';

const values = (count: number): string => `${count} value${count === 1 ? '' : 's'}`;

const KINDS: Phrases['kinds'] = {
  IRI: 'a reference {"id": "…"} to a node with an identifier',
  BlankNode: 'a nested object without an identifier',
  Literal: 'a plain value, not an object or reference',
  BlankNodeOrIRI: 'a nested object or a reference {"id": "…"}',
  BlankNodeOrLiteral: 'a plain value or a nested object without an identifier',
  IRIOrLiteral: 'a plain value or a reference {"id": "…"}',
};

const inCodeList = ({ property, list, total, near }: Facts): Texts => ({
  title: `A value of ${property} is not in the code list`,
  explanation: 'Only values of a published code list mean the same to every reader.',
  expected: total === undefined ? `one of ${list}` : `one of ${total} values, such as ${list}`,
  fix: near === undefined ? 'Choose a value of the code list.' : `Write ${near} or another value of the code list.`,
});
const range =
  (size: 'small' | 'large', sign: string) =>
  ({ property, name }: Facts): Texts => ({
    title: `A value of ${property} is too ${size}`,
    explanation: 'The release sets a bound for this number; a value beyond it has no meaning here.',
    expected: `a value ${sign} ${name}`,
    fix: `Write a value ${sign} ${name}.`,
  });
const length =
  (size: 'short' | 'long', bound: 'at least' | 'at most') =>
  ({ property, count }: Facts): Texts => ({
    title: `A value of ${property} is too ${size}`,
    explanation: 'The release limits the length of this text.',
    expected: `${bound} ${count} characters`,
    fix: `Write ${bound} ${count} characters.`,
  });
const pair =
  (relation: (other: string) => string) =>
  ({ property, name }: Facts): Texts => ({
    title: `The property ${property} does not fit ${name}`,
    explanation: 'The two properties are read together, and their values must agree.',
    expected: relation(name),
    fix: `Give ${property} ${relation(name)}.`,
  });
const form = ({ property, inner }: Facts): Texts => ({
  title: `A value of ${property} does not have the required form`,
  explanation: 'The value must have every part that the form requires.',
  expected: inner?.expected ?? 'a value of the required form',
  fix: inner?.fix ?? 'Write a value of the required form.',
});
const forms = ({ property, inner, count }: Facts): Texts => ({
  title: `A value of ${property} does not have one of the allowed forms`,
  explanation: 'Several forms are allowed; this is the one that the value comes closest to.',
  expected: `${count > 1 ? `one of ${count} forms; the closest: ` : ''}${inner?.expected ?? 'one of the forms'}`,
  fix: inner?.fix ?? 'Write a value of one of the forms.',
});

/** The sentences in English. */
export const en: Phrases = {
  kinds: KINDS,
  of: (label, owner) => `the ${label} of ${owner}`,
  quoted: (name) => `“${name}”`,
  titled: (title, owner) => `${title}: ${owner}`,
  typed: (type) => `the ${type}`,
  unnamed: 'a node without an identifier',
  itself: (owner) => `${owner} itself`,
  more: {
    title: 'Further findings are not shown',
    explanation: 'Correct what is shown, then check again.',
  },
  noType: 'no type',
  nothing: 'no value',
  values,
  ofDatatype: (value, datatype) => `${value} of datatype ${datatype}`,
  templates: {
    class: ({ property, name }) => ({
      title: `A value of ${property} is not of class ${name}`,
      explanation: 'The value of this property must be described as that class; otherwise it cannot be validated.',
      expected: `a node of class ${name} or one of its subclasses, in this submission or in the catalogue`,
      fix: `Give the value the type ${name}, refer to one that is published, or add the credential that describes it.`,
    }),
    unresolved: ({ property, name }) => ({
      title: `A value of ${property} is not known as ${name}`,
      explanation: 'The reference points to something that neither this submission nor the catalogue describes.',
      expected: `a node of class ${name} or one of its subclasses, in this submission or in the catalogue`,
      fix: `Check the identifier, add the credential that describes it as ${name}, or publish that credential first.`,
    }),
    'wrong-type': ({ property, name, near }) => ({
      title: `A value of ${property} is not of class ${name}`,
      explanation: `The nested object has another class${near === undefined ? '' : ` (${near})`} than the one that this property requires.`,
      expected: `an object of type ${name} or one of its subclasses`,
      fix: `Give the object the type ${name}, with the properties of that class.`,
    }),
    datatype: ({ property, name }) => ({
      title: `A value of ${property} is not a valid ${name}`,
      explanation: 'The value is compared and searched according to that datatype, so it must be written in it.',
      expected: `a value of datatype ${name}`,
      fix: `Write the value as ${name}.`,
    }),
    'node-kind': ({ property, kind }) => ({
      title: `A value of ${property} is of the wrong kind`,
      explanation: 'Plain values, nested objects and references are read in different ways.',
      expected: KINDS[kind] ?? kind,
      fix: `Write ${KINDS[kind] ?? kind}.`,
    }),
    'min-count': ({ property, count }) => ({
      title: `The property ${property} is missing`,
      explanation: 'The class requires this property; without it, the description is incomplete.',
      expected: `at least ${values(count)}`,
      fix: `Add ${property}.`,
    }),
    'max-count': ({ property, count }) => ({
      title: `The property ${property} has too many values`,
      explanation: 'With more values than allowed, it would be unclear which one counts.',
      expected: `at most ${values(count)}`,
      fix: count === 0 ? `Remove ${property}.` : `Keep ${values(count)} of ${property}.`,
    }),
    'min-exclusive': range('small', '>'),
    'min-inclusive': range('small', '≥'),
    'max-exclusive': range('large', '<'),
    'max-inclusive': range('large', '≤'),
    'min-length': length('short', 'at least'),
    'max-length': length('long', 'at most'),
    pattern: ({ property, name, near }) => ({
      title: `A value of ${property} has the wrong form`,
      explanation: 'Identifiers and codes are recognised by their form.',
      expected: `a text that matches ${name}`,
      fix: near === undefined ? `Write a text that matches ${name}.` : `Write ${near}.`,
    }),
    'language-in': ({ property, list }) => ({
      title: `A value of ${property} is in a language that is not allowed`,
      explanation: 'Texts are shown by their language tag, and only certain languages are allowed here.',
      expected: `a text in ${list}`,
      fix: `Tag the text with one of the languages ${list}.`,
    }),
    'unique-lang': ({ property }) => ({
      title: `The property ${property} has two texts in one language`,
      explanation: 'With two texts in one language, it is unclear which one to show.',
      expected: 'one text for each language',
      fix: 'Keep one text for each language.',
    }),
    in: inCodeList,
    'code-list': inCodeList,
    closed: ({ name, near }) => ({
      title: `The property ${name} is not allowed here`,
      explanation: 'The class is closed: it allows the properties that the release defines for it, and no others.',
      expected:
        near === undefined ? 'only the properties of the class' : `only the properties of the class, such as ${near}`,
      fix: near === undefined ? `Remove ${name}.` : `Rename ${name} to ${near}, or remove it.`,
    }),
    'undefined-term': ({ name, near }) => ({
      title: `The term ${name} is not defined`,
      explanation: 'The release defines no such property, so the meaning of the value is unknown.',
      expected: near ?? 'a property that the release defines',
      fix: near === undefined ? `Remove ${name}.` : `Rename ${name} to ${near}, or remove it.`,
    }),
    'has-value': ({ property, name }) => ({
      title: `The property ${property} lacks a required value`,
      explanation: 'This property must have one particular value.',
      expected: name,
      fix: `Add the value ${name}.`,
    }),
    equals: pair((other) => `the same values as ${other}`),
    disjoint: pair((other) => `no value that ${other} has`),
    'less-than': pair((other) => `a value less than that of ${other}`),
    'less-than-or-equals': pair((other) => `a value not greater than that of ${other}`),
    not: ({ property }) => ({
      title: `A value of ${property} has a form that is excluded`,
      explanation: 'Values of that form are not allowed here.',
      expected: 'a value that does not match the excluded shape',
      fix: 'Write another value.',
    }),
    and: form,
    node: form,
    property: form,
    or: forms,
    xone: ({ property, count, inner, ...facts }) =>
      inner === undefined
        ? {
            title: `A value of ${property} matches more than one form`,
            explanation: 'The forms exclude each other, so the value may have only one of them.',
            expected: `exactly one of ${count} forms`,
            fix: 'Keep only what belongs to one of the forms.',
          }
        : forms({ property, count, inner, ...facts }),
    'qualified-min-count': ({ property, count, name }) => ({
      title: `The property ${property} has too few values of one form`,
      explanation: 'Some of the values must have a certain form.',
      expected: `at least ${values(count)} that match the shape${name}`,
      fix: `Give ${property} at least ${values(count)} of that form.`,
    }),
    'qualified-max-count': ({ property, count, name }) => ({
      title: `The property ${property} has too many values of one form`,
      explanation: 'Only some of the values may have a certain form.',
      expected: `at most ${values(count)} that match the shape${name}`,
      fix: `Give ${property} at most ${values(count)} of that form.`,
    }),
    'unknown-class': ({ name, property, near }) => ({
      title: `${name} is not a class of ${property}`,
      explanation: 'No shape applies to an unknown class, so what is described cannot be validated.',
      expected: near === undefined ? `a class of ${property}` : `a class of ${property}, such as ${near}`,
      fix: near === undefined ? 'Use a class of the release.' : `You probably meant ${near}.`,
    }),
    misclassed: ({ name, near }) => ({
      title: `The class ${name} does not fit what is described`,
      explanation:
        'The class lacks several of the properties that are stated, and another class of the release has them.',
      expected: near ?? 'the class that has the stated properties',
      fix:
        near === undefined
          ? 'Give it the class that has these properties.'
          : `Give it the type ${near}, if that is what it describes.`,
    }),
    'no-class': ({ name, property }) => ({
      title: `${name} has no class`,
      explanation: 'The class determines which properties are required; without a class, there is nothing to validate.',
      expected: `a class of ${property}`,
      fix: 'Give the credential or its subject a class of the release as its type.',
    }),
    'nothing-to-judge': ({ property }) => ({
      title: 'Nothing in the submission has a class of the release',
      explanation: 'If no shape applies to a submission, it cannot be judged, and what is not judged does not conform.',
      expected: `at least one node of a class of ${property}`,
      fix: 'Describe a subject with a class of the release.',
    }),
  },
};
