import type { GraphStore, StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { Listing } from '#search';
import { toEndedFragments } from './ended-fragments.ts';
import { neighboursOf, toListing } from './listing.ts';

type Words = ReadonlyMap<string, readonly StoredFragment[]>;

interface Sources {
  readonly store: GraphStore;
  readonly release: Release;
}

/**
 * What the index keeps of these subjects, given their fragments: those with an active word of their owner as that says,
 * the others by its last words. Also what ended entries refer to. Reads the store at most four times, however many there are.
 */
export async function toListings(
  iris: readonly string[],
  fragments: readonly StoredFragment[],
  { store, release }: Sources,
): Promise<{
  readonly listings: ReadonlyMap<string, Listing>;
  readonly endedNeighbours: ReadonlyMap<string, readonly string[]>;
}> {
  const active = wordsOf(fragments);
  const ended = await endedFragmentsOf(
    iris.filter((iri) => !active.has(iri)),
    { store, release },
  );
  const neighbours = await neighboursAround(active, ended, { store, release });
  const lookup = (iri: string): readonly StoredFragment[] => active.get(iri) ?? neighbours.active.get(iri) ?? [];
  // An ended entry is what it was: a data set that has ended still is data.
  const lookupEnded = (iri: string): readonly StoredFragment[] =>
    active.get(iri) ?? neighbours.active.get(iri) ?? ended.get(iri) ?? neighbours.ended.get(iri) ?? [];
  const listings = iris.flatMap((iri) => {
    const own = active.get(iri);
    const listing =
      own === undefined ? toListing(ended.get(iri) ?? [], release, lookupEnded) : toListing(own, release, lookup);
    return listing === undefined ? [] : [[iri, listing] as const];
  });
  const endedNeighbours = new Map([...ended].map(([iri, words]) => [iri, neighboursOf(words, release)]));
  return { listings: new Map(listings), endedNeighbours };
}

/** What owners said last of subjects of which none of their credentials is active any more. */
export async function endedFragmentsOf(iris: readonly string[], { store, release }: Sources): Promise<Words> {
  if (iris.length === 0) return new Map();
  const credentials = await store.lastWords(iris);
  return new Map(
    [...credentials].map(([iri, credential]) => [
      iri,
      toEndedFragments(credential, release).filter((f) => f.iri === iri),
    ]),
  );
}

async function neighboursAround(
  active: Words,
  ended: Words,
  sources: Sources,
): Promise<{ readonly active: Words; readonly ended: Words }> {
  const { store, release } = sources;
  const around = (words: Words): readonly string[] => neighboursOf([...words.values()].flat(), release);
  const aroundEnded = around(ended).filter((iri) => !ended.has(iri));
  const wanted = [...new Set([...around(active), ...aroundEnded])].filter((iri) => !active.has(iri));
  const found = wordsOf(wanted.length === 0 ? [] : await store.fragments(wanted));
  const missing = [...new Set(aroundEnded)].filter((iri) => !active.has(iri) && !found.has(iri));
  return { active: found, ended: await endedFragmentsOf(missing, sources) };
}

/** The owners' fragments by subject. */
function wordsOf(fragments: readonly StoredFragment[]): Words {
  return Map.groupBy(
    fragments.filter((f) => f.listed),
    (f) => f.iri,
  );
}
