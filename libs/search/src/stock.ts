import type { Accumulator } from './numbers/accumulator.ts';
import type { Candidates } from './numbers/candidates.ts';
import type { Columns } from './columns/columns.ts';
import type { Currency } from './columns/currency.ts';
import type { NameOrder } from './ordering/name-order.ts';
import type { Providers } from './columns/providers.ts';
import type { Tally } from './numbers/tally.ts';
import type { Text } from './text/text.ts';
import type { Totals } from './columns/totals.ts';

/** The parts of the index, as a search reads them. Slots are `0` to `size - 1`, all of them listed. */
export interface Stock {
  readonly text: Text;
  readonly columns: Columns;
  readonly providers: Providers;
  readonly currency: Currency;
  readonly totals: Totals;
  readonly order: NameOrder;
  readonly size: number;
  readonly iriOf: (slot: number) => string;
  readonly slotOf: (iri: string) => number | undefined;
  readonly scratch: Scratch;
}

/** Room that searches share, one after the other; empty between them. */
interface Scratch {
  readonly weights: Accumulator;
  readonly scores: Accumulator;
  readonly candidates: Candidates;
  readonly counts: Tally;
  readonly providers: Tally;
}
