import { nearest, type Release } from '#rdf';
import { isISO31661Alpha2 } from 'class-validator';
import { GraphQLError } from 'graphql';
import { DateTime, Iri } from '../schema/scalars.ts';
import type { Form } from './parameters.ts';

/** A value that is one, or what was expected in its place. */
export type Parsed =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'fault'; readonly expected: string; readonly nearest?: string | undefined };

const BOOLEANS: readonly string[] = ['true', 'false'];

/** A text of a query string → the value that a parameter of this form takes. */
export function parseValue(text: string, form: Form, release: Release): Parsed {
  switch (form.kind) {
    case 'text':
      return text.length <= form.most ? value(text) : fault(`at most ${form.most} characters`);
    case 'number': {
      const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
      return number >= 1 && number <= form.most ? value(number) : fault(`a whole number from 1 to ${form.most}`);
    }
    case 'boolean':
      return BOOLEANS.includes(text) ? value(text === 'true') : unknown(text, BOOLEANS);
    case 'one-of': {
      const found = form.names.find((name) => name.toLowerCase() === text.toLowerCase());
      return found === undefined ? unknown(text, form.names) : value(found);
    }
    case 'country': {
      const code = text.toUpperCase();
      return isISO31661Alpha2(code) ? value(code) : fault('a code of ISO 3166-1 alpha-2: LU, DE');
    }
    case 'iri':
      return ofScalar(text, Iri, 'an absolute IRI: https://… or did:…');
    case 'class':
      return parseClass(text, release);
    case 'moment':
      return ofScalar(toMoment(text, form.of), DateTime, 'a date, or a date and time (RFC 3339): 2026-11-22T10:00:00Z');
  }
}

/** A class by its IRI, whatever it is, or by a short name that the release knows. */
function parseClass(text: string, { classes, prefixes = new Map() }: Release): Parsed {
  const names = (): readonly string[] => {
    const short = ([prefix, namespace]: readonly [string, string]): readonly string[] =>
      [...classes.keys()]
        .filter((iri) => iri.startsWith(namespace))
        .map((iri) => `${prefix}:${iri.slice(namespace.length)}`);
    return [...prefixes].flatMap(short);
  };
  const [prefix = '', local = ''] = text.split(/:(?!\/\/)(.*)/s, 2);
  const namespace = prefixes.get(prefix);
  const isKnown = namespace === undefined ? text.includes(':') : classes.has(namespace + local);
  if (!isKnown)
    return fault(
      'an IRI, or a short name of a class of the release: gx:ServiceOffering',
      nearest(local || text, names()),
    );
  return ofScalar(text, Iri, 'an IRI or a short name of a class');
}

/** In a query string a `+` that is not encoded is a space. */
function toMoment(text: string, of: 'begin' | 'end'): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T${of === 'begin' ? '00:00:00' : '23:59:59.999'}Z`;
  return text.replace(/ (?=\d\d:\d\d$)/, '+');
}

function ofScalar(text: string, scalar: typeof Iri, expected: string): Parsed {
  try {
    return value(scalar.parseValue(text));
  } catch (error) {
    if (error instanceof GraphQLError) return fault(expected);
    throw error;
  }
}

function unknown(text: string, names: readonly string[]): Parsed {
  return fault(`one of ${names.join(', ')}`, nearest(text, names));
}

function value(of: string | number | boolean): Parsed {
  return { kind: 'value', value: of };
}

function fault(expected: string, near?: string): Parsed {
  return { kind: 'fault', expected, nearest: near };
}
