import { Refusal } from '#refusal';
import { toEntryAddress } from './entry-address.ts';
import { toFault, wrongValue, type Words } from '#web';
import { NOTHING } from '../parameters/faults.ts';
import { parseParameters } from '../parameters/parameter-query.ts';
import { parseValue } from '../parameters/parameter-value.ts';
import type { Parameter } from '../parameters/parameters.ts';

/** Which thing is asked for, and how. */
export interface EntryRequest {
  readonly iri: string;
  readonly includeInactive: boolean;
  readonly language: string | undefined;
}

const one = (name: string, form: Parameter['form'], description: string): Parameter => ({
  ...{ name, form, description, at: name, takes: 'one' },
});
/** What is asked beside the IRI. */
export const ENTRY_PARAMETERS: readonly Parameter[] = [
  one('includeInactive', { kind: 'boolean' }, 'Also if it is expired, superseded, revoked or suspended.'),
  one('language', { kind: 'text', most: 200 }, 'As in `Accept-Language`, which it overrides.'),
];
const WITH_IRI: readonly Parameter[] = [one('iri', { kind: 'text', most: 4096 }, 'Its IRI.'), ...ENTRY_PARAMETERS];
const OWN = ENTRY_PARAMETERS.map(({ name }) => name);

const EXPECTED: Words = {
  en: 'a full IRI that begins with https:// or did:, percent-encoded: /entities/https%3A%2F%2Fexample.org%2Foffering or /entities?iri=https%3A%2F%2Fexample.org%2Foffering',
  de: 'eine vollständige IRI, die mit https:// oder did: beginnt, in Prozentkodierung: /entities/https%3A%2F%2Fexample.org%2Foffering oder /entities?iri=https%3A%2F%2Fexample.org%2Foffering',
  fr: 'un IRI complet qui commence par https:// ou did:, encodé avec % : /entities/https%3A%2F%2Fexample.org%2Foffering ou /entities?iri=https%3A%2F%2Fexample.org%2Foffering',
};

/**
 * Reads the address of an entry; the IRI stands in its path, or in its query. Where the path may mean two things, it is the one that `isListed`.
 * @throws Refusal `request/parameter` for a name or value that cannot be used.
 */
export function parseEntryRequest(url: string, isListed: (iri: string) => boolean): EntryRequest {
  const { named, query } = toEntryAddress(url, OWN);
  const said = parseParameters(query, named.length === 0 ? WITH_IRI : ENTRY_PARAMETERS);
  const meant = named.length === 0 ? [(said['iri'] as string | undefined) ?? ''] : named;
  const iris = meant.filter((text) => parseValue(text, { kind: 'iri' }).kind === 'value');
  const iri = iris.find(isListed) ?? iris[0];
  if (iri === undefined) {
    const found = meant[0] === '' || meant[0] === undefined ? NOTHING : meant[0];
    throw new Refusal([toFault({ title: wrongValue('iri'), expected: EXPECTED, found })]);
  }
  return {
    iri,
    includeInactive: said['includeInactive'] === true,
    language: said['language'] as string | undefined,
  };
}
