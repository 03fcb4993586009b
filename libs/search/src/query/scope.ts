import { Bits } from '../numbers/bits.ts';
import { ALL_KINDS, toMask } from '../columns/columns.ts';
import { toJoin, type Join } from './join.ts';
import type { Search } from '../search.ts';
import { SlotSet } from '../numbers/slot-set.ts';
import type { Stock } from '../stock.ts';

/** What there is for a search before text and filters: what is current, or everything; of the kinds of its list. */
export interface Scope {
  readonly stock: Stock;
  /** Whether a listing of any kind is current, or may be shown all the same. */
  readonly shows: (slot: number) => boolean;
  readonly join: Join;
  /** Whether a listing can be a hit. */
  readonly has: (slot: number) => boolean;
  /** Everything that can be a hit. */
  readonly all: () => SlotSet;
  /** The mask of the kinds that are asked for. */
  readonly within: number;
  readonly includeInactive: boolean;
}

export function toScope(search: Pick<Search, 'within' | 'includeInactive' | 'now'>, stock: Stock): Scope {
  const { columns, size } = stock;
  const current = stock.currency.at(search.now);
  const includeInactive = search.includeInactive === true;
  const { within: kinds } = search;
  const within = kinds === undefined ? ALL_KINDS : toMask(kinds);
  const isOfKind = (slot: number): boolean => kinds === undefined || (columns.maskOf(slot) & within) !== 0;
  const shows = includeInactive ? () => true : (slot: number) => current.has(slot);
  const all = (): SlotSet => {
    const bits = includeInactive ? Bits.full(size) : current.copy(size);
    return SlotSet.ofBits(kinds === undefined ? bits : bits.and(columns.withinOf(kinds, size)), size);
  };
  const join = toJoin({ stock, shows });
  return { stock, shows, join, has: (slot) => shows(slot) && isOfKind(slot), all, within, includeInactive };
}
