import type { Kind, Level, Status } from '#search';

/** What a condition on one column may say; all that is said must hold. */
export interface Values<V extends string = string> {
  readonly in?: readonly V[];
  readonly not?: readonly V[];
  /** Whether there is a value at all. */
  readonly stated?: boolean;
}

/** The same of a column by its name. */
export interface ValueFilter extends Values {
  readonly column: string;
}

/** What can be asked of entries, whichever way it came in: all that is said must hold (contract.md §3). */
export interface EntryFilter {
  readonly kind?: Values<Kind>;
  /** IRIs, or short names with a prefix of the release. */
  readonly class?: Values;
  readonly country?: Values;
  readonly keyword?: Values;
  readonly level?: Values<Level> & { readonly atLeast?: Level };
  readonly outcome?: Values;
  readonly status?: Values<Status>;
  readonly issuer?: Values;
  readonly anchor?: Values;
  readonly provider?: Values & { readonly name?: string; readonly country?: Values };
  readonly licence?: Values;
  readonly aggregates?: Values;
  readonly countryOfUse?: Values;
  readonly regionOfUse?: Values;
  readonly regime?: Values;
  readonly provisionType?: Values;
  readonly format?: Values;
  readonly standard?: Values;
  readonly dependsOn?: Values;
  /** Valid at this moment, as its credentials say. RFC 3339. */
  readonly validAt?: string;
  /** When it was admitted. RFC 3339, both ends included. */
  readonly published?: { readonly from?: string; readonly to?: string };
  /** Columns of the release. */
  readonly value?: readonly ValueFilter[];
  readonly and?: readonly EntryFilter[];
  readonly or?: readonly EntryFilter[];
  readonly not?: EntryFilter;
}
