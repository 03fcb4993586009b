import type { GraphStore } from '#graph';
import { GX, PARENTS, type Said } from './small-catalogue.ts';

/** One entry as it follows from what was said and from what the store says became of it: no code of ours is asked. */
export interface Entry {
  readonly iri: string;
  readonly kinds: readonly string[];
  readonly name: string;
  readonly texts: readonly string[];
  readonly keywords: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly provider: string | undefined;
  readonly level: string | undefined;
  readonly sequence: number;
  readonly published: number;
  readonly validUntil: number;
  readonly isActive: boolean;
}

const LEVELS = ['SC', 'L1', 'L2', 'L3'];
const texts = (value: unknown): readonly string[] => (value === undefined ? [] : [value].flat().map(String));

interface Word {
  readonly said: Said;
  readonly status: string;
  readonly sequence: number;
}

/** Everything that was published, as the store holds it now → what the catalogue has to answer from at `now`. */
export async function toTruth(
  store: GraphStore,
  published: ReadonlyMap<string, Said>,
  now: number,
): Promise<readonly Entry[]> {
  const stored = await store.credentials([...published.keys()]);
  const iris = [...new Set([...published.values()].map(({ iri }) => iri))];
  const owners = await store.owners(iris);
  const words = stored.flatMap((credential): Word[] => {
    const said = credential === undefined ? undefined : published.get(credential.digest);
    if (credential === undefined || said === undefined || owners.get(said.iri) !== said.issuer) return [];
    return [{ said, status: credential.status, sequence: credential.sequence }];
  });
  const spoken = new Map<string, readonly Word[]>();
  for (const [iri, all] of Map.groupBy(words, ({ said }) => said.iri)) {
    const newest = all.toSorted((a, b) => b.sequence - a.sequence);
    const active = newest.filter(({ status }) => status === 'active');
    spoken.set(iri, active.length > 0 ? active : newest.slice(0, 1));
  }
  return [...spoken].map(([iri, own]) => toEntry(iri, own, { spoken, now }));
}

function toEntry(
  iri: string,
  words: readonly Word[],
  { spoken, now }: { readonly spoken: ReadonlyMap<string, readonly Word[]>; readonly now: number },
): Entry {
  const main = words[0]!;
  const all = (key: string): readonly string[] => [
    ...new Set(words.flatMap(({ said }) => texts(said.properties?.[key]))),
  ];
  const refers = (key: string): readonly string[] => [
    ...new Set(words.flatMap(({ said }) => texts(said.references?.[key]))),
  ];
  const ends = words.map(({ said }) => (said.validUntil === undefined ? Infinity : Date.parse(said.validUntil)));
  const validUntil = Math.max(...ends);
  const provider = refers('providedBy')[0];
  const outcome = main.said.outcome ?? 'compliant';
  const level = outcome === 'compliant' ? (main.said.level ?? 'SC') : undefined;
  const country = all('legalAddress_countryCode')[0];
  return {
    iri,
    kinds: kindsOf(words, spoken),
    name: all('name')[0] ?? '',
    texts: [...all('name'), ...all('description'), ...all('keyword')],
    keywords: all('keyword'),
    columns: {
      class: [...new Set(words.flatMap(({ said }) => [said.class, ...(PARENTS[said.class] ?? [])]))].map((c) => GX + c),
      regime: all('regime'),
      licence: all('licence'),
      dependsOn: refers('dependsOn'),
      aggregates: refers('aggregationOfResources'),
      issuer: [main.said.issuer],
      anchor: texts(main.said.anchor),
      outcome: [outcome.toUpperCase()],
      status: [main.status.toUpperCase()],
      country: texts(country),
    },
    provider,
    level,
    sequence: main.sequence,
    published: Date.parse(main.said.at ?? '2026-02-01T00:00:00Z'),
    validUntil,
    isActive: main.status === 'active' && validUntil > now,
  };
}

/** What an offering is depends on what it aggregates: of an active one, on what its resources are now. */
function kindsOf(words: readonly Word[], spoken: ReadonlyMap<string, readonly Word[]>): readonly string[] {
  const classes = words.map(({ said }) => said.class);
  if (classes.includes('LegalPerson')) return ['PARTICIPANT'];
  const isActive = words[0]!.status === 'active';
  const isData = (iri: string): boolean => {
    const parts = (spoken.get(iri) ?? []).filter(({ status }) => !isActive || status === 'active');
    // Each word gives classes to the resource; software is no data, whoever says it is virtual too.
    const given = parts.map(({ said }) => said.class);
    return given.includes('VirtualResource') && !given.includes('SoftwareResource');
  };
  const isOffering = classes.some((name) => name === 'ServiceOffering' || name === 'DataProduct');
  if (!isOffering) return ['RESOURCE'];
  const data = words.some(({ said }) => texts(said.references?.['aggregationOfResources']).some(isData));
  const endpoint = words.some(({ said }) => said.properties?.['endpoint_endpointURL'] !== undefined);
  if (!data && !classes.includes('DataProduct')) return ['SERVICE'];
  return data && endpoint ? ['DATA', 'SERVICE'] : ['DATA'];
}

/** The entries that a search may show, with what each has from its provider, who may be shown too. */
export function toShown(all: readonly Entry[], includeInactive: boolean): readonly Entry[] {
  const shown = all.filter(({ isActive }) => includeInactive || isActive);
  return shown.map((entry) => {
    const provider = shown.find((one) => one.iri === entry.provider && one.kinds.includes('PARTICIPANT'));
    const own = entry.columns['country'] ?? [];
    const theirs = provider?.columns['country'] ?? [];
    const columns = {
      ...{ kind: entry.kinds, keyword: entry.keywords, level: texts(entry.level), provider: texts(entry.provider) },
      ...{ providerCountry: theirs, country: own.length > 0 ? own : theirs },
    };
    return {
      ...entry,
      texts: [...entry.texts, ...(provider === undefined ? [] : [provider.name])],
      columns: { ...entry.columns, ...columns },
    };
  });
}

type Condition = Readonly<Record<string, unknown>>;
export type ApiFilter = Readonly<Record<string, unknown>>;

/** One thing that a filter asks, with the column it speaks of alone, if it does. */
interface Test {
  readonly column: string | undefined;
  readonly holds: (entry: Entry) => boolean;
}

/** What a filter of the API asks for, said once more, plainly. */
export function testsOf(filter: ApiFilter): readonly Test[] {
  return Object.entries(filter).flatMap(([member, said]): readonly Test[] => {
    switch (member) {
      case 'and':
        return (said as readonly ApiFilter[]).flatMap(testsOf);
      case 'or':
        return [oneOf((said as readonly ApiFilter[]).map((one) => allOf(testsOf(one))))];
      case 'not':
        return [none(allOf(testsOf(said as ApiFilter)))];
      case 'published': {
        const { from, to } = said as { readonly from?: string; readonly to?: string };
        const [start, end] = [
          from === undefined ? -Infinity : Date.parse(from),
          to === undefined ? Infinity : Date.parse(to),
        ];
        return [{ column: 'published', holds: ({ published }) => published >= start && published <= end }];
      }
      case 'value':
        return (said as readonly Condition[]).flatMap((one) => testsOn(String(one['column']), one));
      default:
        return testsOn(member, said as Condition);
    }
  });
}

function testsOn(column: string, said: Condition): readonly Test[] {
  const has = (values: unknown) => (entry: Entry) =>
    (entry.columns[column] ?? []).some((value) => (values as readonly string[]).includes(value));
  return Object.entries(said).flatMap(([what, values]): readonly Test[] => {
    switch (what) {
      case 'in':
        return [{ column, holds: has(values) }];
      case 'not':
        return [{ column, holds: (entry) => !has(values)(entry) }];
      case 'stated':
        return [{ column, holds: (entry) => (entry.columns[column] ?? []).length > 0 === values }];
      case 'atLeast':
        return [{ column, holds: ({ level }) => LEVELS.indexOf(level ?? '') >= LEVELS.indexOf(String(values)) }];
      case 'country':
        return testsOn('providerCountry', values as Condition);
      default:
        return [];
    }
  });
}

const columnOf = (tests: readonly Test[]): string | undefined => {
  const columns = new Set(tests.map(({ column }) => column));
  return columns.size === 1 ? [...columns][0] : undefined;
};
const allOf = (tests: readonly Test[]): Test => ({
  column: columnOf(tests),
  holds: (entry) => tests.every(({ holds }) => holds(entry)),
});
const oneOf = (tests: readonly Test[]): Test => ({
  column: columnOf(tests),
  holds: (entry) => tests.some(({ holds }) => holds(entry)),
});
const none = (test: Test): Test => ({ column: test.column, holds: (entry) => !test.holds(entry) });

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Whether all words of a query occur: `word`, `"a phrase"`, `-not`, `prefix*`. */
export function matches(entry: Entry, query: string): boolean {
  const clauses = query.match(/-?"[^"]*"|\S+/g) ?? [];
  return clauses.every((clause) => {
    const isNot = clause.startsWith('-');
    const isPrefix = clause.endsWith('*');
    const wanted = wordsOf(clause);
    const fits = (word: string | undefined, i: number): boolean =>
      isPrefix && i === wanted.length - 1 ? word?.startsWith(wanted[i]!) === true : word === wanted[i];
    const occurs = entry.texts.some((text) => {
      const words = wordsOf(text);
      return words.some((_, at) => wanted.every((_word, i) => fits(words[at + i], i)));
    });
    return occurs !== isNot;
  });
}

const key: Readonly<Record<string, (entry: Entry) => string | number>> = {
  NAME: ({ name }) => name.toLowerCase(),
  NEWEST: ({ sequence }) => -sequence,
  LEVEL: ({ level }) => -LEVELS.indexOf(level ?? ''),
};

/** IRIs in the order of a list; ties by name, then by IRI. */
export function inOrder(entries: readonly Entry[], orderBy: string): readonly string[] {
  const of = key[orderBy]!;
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const nameOf = key['NAME']!;
  return entries
    .toSorted((a, b) => compare(of(a), of(b)) || compare(nameOf(a), nameOf(b)) || compare(a.iri, b.iri))
    .map(({ iri }) => iri);
}
