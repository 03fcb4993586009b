import { FACETS, MAX_PAGE } from '#reading';
import type { Release } from '#rdf';
import { LevelEnum, KindEnum, OrderEnum, OutcomeEnum, StatusEnum } from '../schema/enums.ts';

/** What a value may be. Names of closed lists are told where another is said. */
export type Form =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'one-of'; readonly names: readonly string[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' | 'iri' | 'country' }
  /** A date alone begins with its first moment, or ends with its last. */
  | { readonly kind: 'moment'; readonly of: 'begin' | 'end' };

/** One query parameter of a list: the argument of the GraphQL list that it stands for. */
export interface Parameter {
  readonly name: string;
  readonly form: Form;
  /** Where its value belongs among the arguments: `filter.provider.name`; a column of the release under `column`. */
  readonly at: string;
  /**
   * `one`: one value, said once. `any`: several of which any may hold, and `!` for not; `stated`: the same, and `*` for whatever is
   * stated. `list`: several, as they are.
   */
  readonly takes: 'one' | 'any' | 'stated' | 'list';
  readonly description: string;
  /** Where `takes` is `one`: the parameter that takes several values of the same, and `!`. */
  readonly several?: string | undefined;
}

export type ListName = 'participants' | 'data-offerings' | 'service-offerings' | 'resources' | 'search';

type Row = readonly [
  name: string,
  form: Form,
  takes: Parameter['takes'],
  description: string,
  at?: string,
  several?: string,
];

const TEXT: Form = { kind: 'text', most: 2048 };
const CURSOR: Form = { kind: 'text', most: 8192 };
const NUMBER: Form = { kind: 'number', least: 1, most: MAX_PAGE };
const oneOf = (names: object): Form => ({ kind: 'one-of', names: Object.keys(names) });

/** What every list takes beside its filters. */
const SHOWN: readonly Row[] = [
  [
    'query',
    { kind: 'text', most: 1000 },
    'one',
    'Words, "phrases", -not, prefix*; at least one to search for.',
    'query',
  ],
  [
    'includeInactive',
    { kind: 'boolean' },
    'one',
    'Also expired, superseded, revoked and suspended entries.',
    'includeInactive',
  ],
  ['orderBy', oneOf(OrderEnum), 'one', 'Default: RELEVANCE with a `query`, otherwise NAME.', 'orderBy'],
  ['first', NUMBER, 'one', 'Number of entries from the start; default 20.', 'first'],
  ['after', CURSOR, 'one', 'Continue after this cursor.', 'after'],
  ['last', NUMBER, 'one', 'Number of entries from the end. Not together with `first`.', 'last'],
  ['before', CURSOR, 'one', 'Continue before this cursor.', 'before'],
  [
    'language',
    { kind: 'text', most: 200 },
    'one',
    'Languages of texts, as in `Accept-Language`, which it overrides.',
    'language',
  ],
  ['bom', { kind: 'boolean' }, 'one', 'CSV with a leading byte order mark (for Excel), whatever `Accept` says.', 'bom'],
];
const ENTRY: readonly Row[] = [
  ['class', TEXT, 'any', 'An IRI or a short name (`gx:DataProduct`); includes its subclasses.'],
  [
    'country',
    { kind: 'country' },
    'stated',
    'ISO 3166-1 alpha-2 code of the address, of the location, or of the provider.',
  ],
  ['keyword', TEXT, 'stated', 'Whole keyword.'],
  ['level', oneOf(LevelEnum), 'one', 'At least this level.', 'filter.level.atLeast', 'level.in'],
  ['level.in', oneOf(LevelEnum), 'any', 'One of these levels.', 'filter.level'],
  ['outcome', oneOf(OutcomeEnum), 'any', 'Outcome.'],
  ['status', oneOf(StatusEnum), 'any', 'Lifecycle status; any other than ACTIVE also needs `includeInactive=true`.'],
  ['issuer', TEXT, 'stated', 'DID of the signer.'],
  ['anchor', TEXT, 'stated', 'Trust anchor of the issuer’s chain: SHA-256 of its certificate.'],
  ['validAt', { kind: 'moment', of: 'begin' }, 'one', 'Valid at this time (RFC 3339), according to its credentials.'],
  ['publishedFrom', { kind: 'moment', of: 'begin' }, 'one', 'Admitted at this time or later.', 'filter.published.from'],
  ['publishedTo', { kind: 'moment', of: 'end' }, 'one', 'Admitted at this time or earlier.', 'filter.published.to'],
];
const PROVIDED: readonly Row[] = [
  ['provider', { kind: 'iri' }, 'stated', 'IRI of the provider.'],
  ['provider.name', { kind: 'text', most: 1000 }, 'one', 'Words of the provider’s name.'],
  ['provider.country', { kind: 'country' }, 'stated', 'Country of the provider, ISO 3166-1 alpha-2.'],
  ['licence', TEXT, 'stated', 'Licence.'],
  ['aggregates', { kind: 'iri' }, 'stated', 'IRI of a resource that it aggregates.'],
];
const OFFERED: readonly Row[] = [
  ['kind', oneOf(KindEnum), 'any', 'An offering can have both kinds, DATA and SERVICE.'],
  ['countryOfUse', { kind: 'country' }, 'stated', 'Country whose law governs its use, ISO 3166-1 alpha-2.'],
  ['regionOfUse', TEXT, 'stated', 'Region whose law governs its use, ISO 3166-2.'],
  ['regime', TEXT, 'stated', 'Data protection regime.'],
  ['provisionType', TEXT, 'stated', 'How it is provided: public, private or hybrid.'],
  ['format', TEXT, 'stated', 'Format: a media type.'],
  ['standard', TEXT, 'stated', 'Standard that it, or its endpoint, conforms to.'],
  ['dependsOn', { kind: 'iri' }, 'stated', 'IRI of an offering that it depends on.'],
];

const FILTERS: Readonly<Record<ListName, readonly Row[]>> = {
  participants: ENTRY,
  resources: [...ENTRY, ...PROVIDED],
  'data-offerings': [...ENTRY, ...PROVIDED, ...OFFERED],
  'service-offerings': [...ENTRY, ...PROVIDED, ...OFFERED],
  search: [...ENTRY, ...PROVIDED, ...OFFERED],
};

/** The parameters of a list under a release: its columns are parameters, and facets, too. */
export function parametersOf(list: ListName, { columns = [] }: Pick<Release, 'columns'>): readonly Parameter[] {
  const added = columns.map(({ name, title }): Row => [
    `column.${name}`,
    TEXT,
    'stated',
    `${title.en}.`,
    `column.${name}`,
  ]);
  const facets: Form = { kind: 'one-of', names: facetNames(columns) };
  const counted: Row = ['facets', facets, 'list', 'Facets to count, each without its own filter.', 'facets'];
  return [...SHOWN, counted, ...FILTERS[list], ...added].map(([name, form, takes, description, at, several]) => ({
    ...{ name, form, takes, description, several },
    at: at ?? `filter.${name}`,
  }));
}

/** What can be counted by: columns that all indexes have, and those of the release. */
function facetNames(columns: NonNullable<Release['columns']>): readonly string[] {
  const titled = Object.values(FACETS).flatMap((facet) => ('title' in facet ? [facet.column] : []));
  return [...new Set([...titled, ...columns.map(({ name }) => name)])];
}
