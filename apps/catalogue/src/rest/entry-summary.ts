import {
  type AddressView,
  chooseTexts,
  type EntityView,
  type Labelling,
  labelOf,
  type RegistrationNumberView,
  titleOf,
} from '#reading';
import { toText } from '#web';
import type { Entry } from './entry.ts';
import { definitions, link, outward, thing, type Html } from './html.ts';
import type { PageWords } from './page-words.ts';
import { parametersOf } from '../parameters/parameters.ts';

/** Values of one row, at most. */
const MOST = 20;
/** Columns that are parameters of a search under their own names, whatever the release. */
const OWN = new Set(parametersOf('search', {}).map(({ name }) => name));
/** The order in which the parts of an address (vCard, RFC 6350 §6.3.1) are written; what is none of them comes last. */
const WRITTEN = [/street/i, /postal/i, /locality/i, /./];

export interface Summarised {
  readonly view: EntityView;
  /** The same as machines are told it. */
  readonly entry: Entry;
}

/** What is asked first of an entry, in words: who, where, how to reach it, under which terms, and what the release counts by. */
export function toSummary({ view, entry }: Summarised, labelling: Labelling, words: PageWords): Html {
  const { said, languages, provider } = view;
  const { country, endpoint, terms, values } = entry;
  const keywords = chooseTexts(said.keywords, languages).map((text) => text.value);
  return definitions([
    [words.provider, provider === undefined ? undefined : thing(provider, labelling.names)],
    [words.country, country === undefined ? undefined : found('country', country, labelling)],
    [words.legalAddress, toAddress(entry.legalAddress, labelling)],
    [words.headquarters, toAddress(entry.headquartersAddress, labelling)],
    [words.registrationNumbers, several((entry.registrationNumbers ?? []).map((one) => toNumber(one, labelling)))],
    [
      words.keywords,
      several(
        keywords.map((value) => found('keyword', value, labelling)),
        ' · ',
      ),
    ],
    [words.endpoint, endpoint === undefined ? undefined : outward(endpoint)],
    [words.terms, several(terms.map(outward))],
    ...(labelling.release.columns ?? []).map(
      ({ name }) =>
        [
          titleOf(name, labelling),
          several((values[name] ?? []).map((value) => found(name, value, labelling))),
        ] as const,
    ),
  ]);
}

function several(values: readonly Html[], between = '<br>'): Html | undefined {
  if (values.length === 0) return undefined;
  const shown = values.slice(0, MOST);
  return [...shown, ...(values.length > MOST ? [`… (${values.length})`] : [])].join(between);
}

/** A value in words, which leads to all entries that have it; what has an address of its own leads there. */
function found(column: string, value: string, labelling: Labelling): Html {
  const { release, names } = labelling;
  if (release.columns?.find(({ name }) => name === column)?.form === 'iri') return thing(value, names);
  if (/^https?:\/\//i.test(value)) return outward(value);
  const query = new URLSearchParams({
    [OWN.has(column) ? column : `column.${column}`]: value.replace(/[\\,!*]/g, String.raw`\$&`),
  });
  return link(`/search?${query.toString()}`, labelOf(column, value, labelling));
}

function toAddress(address: AddressView | undefined, labelling: Labelling): Html | undefined {
  if (address === undefined) return undefined;
  const { parts, countryCode } = address;
  const country =
    countryCode === undefined ? [] : [labelOf('country', countryCode.slice(0, 2).toUpperCase(), labelling)];
  const placeOf = ({ name }: { readonly name: string }): number => WRITTEN.findIndex((part) => part.test(name));
  const written = parts.toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ value }) => value);
  return toText([...written, ...country].join(', ')) || undefined;
}

function toNumber({ classes, parts }: RegistrationNumberView, labelling: Labelling): Html {
  const kinds = classes.map((iri) => labelOf('class', iri, labelling)).join(', ');
  return `${toText(parts.map(({ value }) => value).join(', '))} <small>${toText(kinds)}</small>`;
}
