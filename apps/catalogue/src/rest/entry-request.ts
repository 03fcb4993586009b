import { nearest } from '#rdf';
import { Refusal } from '#refusal';
import { GraphQLError } from 'graphql';
import { Iri } from '../schema/scalars.ts';
import { toFault } from './list-request.ts';

/** Which thing is asked for, and how. */
export interface EntryRequest {
  readonly iri: string;
  readonly includeInactive: boolean;
  readonly language: string | undefined;
}

const NAMES = ['iri', 'includeInactive', 'language'] as const;
const LONGEST = 200;

/**
 * Reads the query; the IRI stands in the path, decoded, or in it.
 * @throws Refusal `request/parameter` for a name or value that cannot be used.
 */
export function parseEntryRequest(named: string | undefined, query: URLSearchParams): EntryRequest {
  const known: readonly string[] = named === undefined ? NAMES : NAMES.slice(1);
  for (const name of new Set(query.keys())) {
    const expected = `one of ${known.join(', ')}`;
    if (!known.includes(name)) throw refused(name, { expected, found: name, nearest: nearest(name, known) });
    const found = query.getAll(name);
    if (found.length > 1) throw refused(name, { expected: 'one value', found: `${found.length} values` });
  }
  const inactive = query.get('includeInactive') || 'false';
  if (inactive !== 'true' && inactive !== 'false')
    throw refused('includeInactive', { expected: 'one of true, false', found: inactive });
  const language = query.get('language') || undefined;
  if (language !== undefined && language.length > LONGEST)
    throw refused('language', { expected: `at most ${LONGEST} characters`, found: `${language.length}` });
  return { iri: parseIri(named ?? query.get('iri') ?? ''), includeInactive: inactive === 'true', language };
}

function parseIri(text: string): string {
  try {
    return Iri.parseValue(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refused('iri', {
      expected: 'an absolute IRI, percent-encoded in the path: /entities/https%3A%2F%2F…',
      found: text,
    });
  }
}

function refused(name: string, told: Parameters<typeof toFault>[1]): Refusal {
  return new Refusal([toFault(`The parameter ${name.slice(0, 60)} cannot be used as it is`, told)]);
}
