import type { CheckView, WhyNotView } from '#reading';
import type { ListName } from '../../parameters/parameters.ts';

/** What the pages of entries and of lists say beside what was signed, in one language. */
export interface PageWords {
  readonly lists: Readonly<Record<ListName, string>>;
  readonly search: string;
  /** What a search of everything, and of one list, looks through. */
  readonly searchAll: string;
  readonly searchList: (list: string) => string;
  /** Of a list, for a spreadsheet. */
  readonly table: string;
  /** Before the filters of a list, and of the way to the list without one. */
  readonly onlyWhere: string;
  readonly without: string;
  readonly found: (count: number) => string;
  /** The pages of a list. */
  readonly pages: string;
  readonly next: string;
  readonly previous: string;
  readonly provider: string;
  readonly country: string;
  readonly legalAddress: string;
  readonly headquarters: string;
  readonly registrationNumbers: string;
  readonly keywords: string;
  readonly endpoint: string;
  readonly terms: string;
  readonly trust: string;
  readonly trustRows: Readonly<Record<TrustRow, string>>;
  readonly checks: Readonly<Record<CheckView, string>>;
  /** Of the status list: none may be named. */
  readonly statusGood: string;
  readonly none: string;
  readonly statements: string;
  readonly owner: (issuer: string) => string;
  readonly other: (issuer: string) => string;
  readonly credential: string;
  readonly class: string;
  readonly more: (count: number) => string;
  readonly machines: string;
  readonly notListed: string;
  /** English is what GraphQL says. */
  readonly reasons: Partial<Readonly<Record<WhyNotView['reason'], string>>>;
  readonly since: string;
  readonly issuer: string;
  readonly ownerLabel: string;
  readonly mentionedBy: string;
}
export type TrustRow =
  | 'signature'
  | 'issuer'
  | 'chain'
  | 'anchor'
  | 'shapes'
  | 'statusList'
  | 'outcome'
  | 'level'
  | 'status'
  | 'decidedAt'
  | 'validUntil'
  | 'sequence'
  | 'attestation'
  | 'credential';
