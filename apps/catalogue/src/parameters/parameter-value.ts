import { isISO31661Alpha2 } from 'class-validator';
import { GraphQLError } from 'graphql';
import { DateTime, Iri } from '../schema/scalars.ts';
import type { Words } from '#web';
import { EXPECTED, FIX } from './faults.ts';
import { countryMeantBy, valueMeantBy } from './other-names.ts';
import type { Form } from './parameters.ts';

/** A value that is one, or what was expected in its place. */
export type Parsed =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'fault'; readonly expected: Words; readonly fix?: Words | undefined };

const BOOLEANS: readonly string[] = ['true', 'false'];

/** A text of a query string → the value that a parameter of this form takes. */
export function parseValue(text: string, form: Form): Parsed {
  switch (form.kind) {
    case 'text':
      return text.length <= form.most ? value(text) : fault(EXPECTED.characters(form.most));
    case 'number': {
      const { least, most } = form;
      const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
      return number >= least && number <= most ? value(number) : fault(EXPECTED.number(least, most));
    }
    case 'boolean':
      return BOOLEANS.includes(text) ? value(text === 'true') : unknown(text, BOOLEANS);
    case 'one-of': {
      const found = form.names.find((name) => name.toLowerCase() === text.toLowerCase());
      return found === undefined ? unknown(text, form.names) : value(found);
    }
    case 'country': {
      const code = text.toUpperCase();
      if (isISO31661Alpha2(code)) return value(code);
      const meant = countryMeantBy(text);
      return fault(EXPECTED.country, meant === undefined ? [] : [meant]);
    }
    case 'iri':
      return ofScalar(text, Iri, EXPECTED.iri);
    case 'moment':
      return ofScalar(toMoment(text, form.of), DateTime, EXPECTED.moment);
  }
}

/** In a query string a `+` that is not encoded is a space. */
function toMoment(text: string, of: 'begin' | 'end'): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T${of === 'begin' ? '00:00:00' : '23:59:59.999'}Z`;
  return text.replace(/ (?=\d\d:\d\d$)/, '+');
}

function ofScalar(text: string, scalar: typeof Iri, expected: Words): Parsed {
  try {
    return value(scalar.parseValue(text));
  } catch (error) {
    if (error instanceof GraphQLError) return fault(expected);
    throw error;
  }
}

function unknown(text: string, names: readonly string[]): Parsed {
  return fault(EXPECTED.oneOf(names), valueMeantBy(text, names));
}

function value(of: string | number | boolean): Parsed {
  return { kind: 'value', value: of };
}

function fault(expected: Words, meant: readonly string[] = []): Parsed {
  return { kind: 'fault', expected, fix: meant.length === 0 ? undefined : FIX.didYouMean(meant) };
}
