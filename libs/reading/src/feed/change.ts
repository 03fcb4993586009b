import type { LogEntry } from '#graph';
import type { Kind } from '#search';
import type { Reader } from '../reader.ts';

/** What changes are told by: the entries that the caller may know of. */
export type Listings = Pick<Reader, 'listed' | 'maySee'>;

/** What happened to an entry, as the feed tells it: the log entry, nothing else. */
export type Change = Pick<LogEntry, 'sequence' | 'time' | 'kind' | 'digest' | 'subjects' | 'leaf'>;

/** A log entry → what may be told of it; nothing where it concerns something that the caller may not see. */
export function toChange(entry: LogEntry, listings: Listings): Change | undefined {
  const { sequence, time, kind, digest, subjects, leaf } = entry;
  if (!subjects.every((iri) => listings.maySee(iri))) return undefined;
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
export interface ChangeView {
  readonly sequence: number;
  readonly change: ChangeKind;
  readonly iris: readonly string[];
  readonly digest: string;
  readonly time: string;
  readonly leaf: string;
}

/** A change in the words of the schema. */
export function toChangeView({ sequence, kind, subjects, digest, time, leaf }: Change): ChangeView {
  return { sequence, change: KIND_OF[kind], iris: subjects, digest, time, leaf };
}

/** Which changes somebody wants to hear of; every member that is given must fit. */
export interface ChangeSelection {
  readonly changes?: readonly ChangeKind[] | undefined;
  /** Kinds of the entry. */
  readonly kinds?: readonly Kind[] | undefined;
  readonly providers?: readonly string[] | undefined;
  readonly iris?: readonly string[] | undefined;
}

/** Kind and provider are those the entry has now, or had when it ended. */
export function isWanted(change: Change, wanted: ChangeSelection, listings: Listings): boolean {
  const { changes, kinds, providers, iris } = wanted;
  if (changes !== undefined && !changes.includes(KIND_OF[change.kind])) return false;
  if (iris !== undefined && !change.subjects.some((iri) => iris.includes(iri))) return false;
  if (kinds === undefined && providers === undefined) return true;
  return change.subjects.some((iri) => {
    const listed = listings.listed(iri);
    if (listed === undefined) return false;
    const { provider = listed.kinds.includes('PARTICIPANT') ? iri : undefined } = listed;
    return (
      (kinds === undefined || kinds.some((k) => listed.kinds.includes(k))) &&
      (providers === undefined || (provider !== undefined && providers.includes(provider)))
    );
  });
}
