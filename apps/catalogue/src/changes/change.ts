import type { LogEntry } from '#graph';
import type { CatalogueIndex, Kind } from '#search';

/** The part of the index that changes are told by. */
export type Listings = Pick<CatalogueIndex, 'get'>;

/** What happened to an entry, as the feed tells it: the log entry, nothing else. */
export type Change = Pick<LogEntry, 'sequence' | 'time' | 'kind' | 'digest' | 'subjects' | 'leaf'>;

/** A log entry → what may be told of it; nothing where it concerns something that only some may see. */
export function toChange(entry: LogEntry, index: Listings): Change | undefined {
  const { sequence, time, kind, digest, subjects, leaf } = entry;
  if (subjects.some((iri) => index.get(iri)?.hidden === true)) return undefined;
  return { sequence, time, kind, digest, subjects, leaf };
}

export const CHANGE_KINDS = ['ADMITTED', 'SUPERSEDED', 'REVOKED', 'EXPIRED', 'OWNER_CHANGED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
const KIND_OF: Readonly<Record<Change['kind'], ChangeKind>> = {
  admitted: 'ADMITTED',
  superseded: 'SUPERSEDED',
  revoked: 'REVOKED',
  expired: 'EXPIRED',
  owner: 'OWNER_CHANGED',
};

/** A change as it is told, over HTTP and in the subscription alike. */
export interface ToldChange {
  readonly sequence: number;
  readonly change: ChangeKind;
  readonly iris: readonly string[];
  readonly digest: string;
  readonly time: string;
  readonly leaf: string;
}

/** A change in the words of the schema. */
export function toToldChange({ sequence, kind, subjects, digest, time, leaf }: Change): ToldChange {
  return { sequence, change: KIND_OF[kind], iris: subjects, digest, time, leaf };
}

/** Which changes somebody wants to hear of; every member that is given must fit. */
export interface Wanted {
  readonly changes?: readonly ChangeKind[] | undefined;
  /** Kinds of the entry. */
  readonly kinds?: readonly Kind[] | undefined;
  readonly providers?: readonly string[] | undefined;
  readonly iris?: readonly string[] | undefined;
}

/** Kind and provider are those the entry has now, or had when it ended. */
export function isWanted(change: Change, wanted: Wanted, index: Listings): boolean {
  const { changes, kinds, providers, iris } = wanted;
  if (changes !== undefined && !changes.includes(KIND_OF[change.kind])) return false;
  if (iris !== undefined && !change.subjects.some((iri) => iris.includes(iri))) return false;
  if (kinds === undefined && providers === undefined) return true;
  return change.subjects.some((iri) => {
    const listed = index.get(iri);
    if (listed === undefined) return false;
    const { provider = listed.kinds.includes('PARTICIPANT') ? iri : undefined } = listed;
    return (
      (kinds === undefined || kinds.some((k) => listed.kinds.includes(k))) &&
      (providers === undefined || (provider !== undefined && providers.includes(provider)))
    );
  });
}
