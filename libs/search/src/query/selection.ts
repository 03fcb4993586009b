import { Bits } from '../numbers/bits.ts';
import { toCondition, type Condition } from './conditions.ts';
import type { Matches } from './matches.ts';
import type { Scope } from './scope.ts';
import type { Column, Filter } from '../search.ts';
import { DENSE, SlotSet } from '../numbers/slot-set.ts';
import { zeros } from '../numbers/workspace.ts';

/** What a search finds. */
export interface Selection {
  readonly hits: SlotSet;
  /** Column of a facet → what would be found besides, were it not for the filters on that column. */
  readonly besides: ReadonlyMap<Column, SlotSet>;
  /** True where neither text nor filter takes anything away. */
  readonly isAll: boolean;
}

/** Filters that must hold together; those of a facet's own column apart from the rest. */
interface Groups {
  readonly rest: readonly Condition[];
  readonly own: ReadonlyMap<Column, readonly Condition[]>;
}

/**
 * The text gives candidates, or one rare value, or everything. Few candidates are gone through one by one: one that
 * fails no group of filters is a hit, one that fails exactly one group counts for that facet only. Many are done as bits.
 */
export function select(scope: Scope, matches: Matches, asked: AskedFilters): Selection {
  const { size } = scope.stock;
  const groups = toGroups(asked, scope);
  const isAll = matches.slots === undefined && matches.excluded === undefined && asked.filters.length === 0;
  const few = matches.slots ?? fewestOf(groups.rest);
  if (few !== undefined && few.length * DENSE <= size) return { ...oneByOne(few, { scope, matches, groups }), isAll };
  const candidates = scope.all();
  if (matches.slots === undefined && matches.excluded === undefined && groups.rest.length + groups.own.size === 0)
    return { hits: candidates, besides: new Map(), isAll };
  const base = candidates.bits;
  if (matches.slots !== undefined) base.and(Bits.of(matches.slots, size));
  if (matches.excluded !== undefined) base.andNot(matches.excluded);
  for (const { bits } of groups.rest) base.and(bits(base));
  return { ...asBits(base, groups, size), isAll };
}

interface AskedFilters {
  readonly filters: readonly Filter[];
  readonly facets: readonly Column[];
}

function toGroups({ filters, facets }: AskedFilters, scope: Scope): Groups {
  const rest: Condition[] = [];
  const own = new Map<Column, Condition[]>();
  for (const filter of filters.flatMap(conjuncts)) {
    const [column, ...others] = columnsOf(filter);
    const condition = toCondition(filter, scope);
    if (column === undefined || others.length > 0 || !facets.includes(column)) rest.push(condition);
    else own.set(column, [...(own.get(column) ?? []), condition]);
  }
  return { rest, own };
}

/** What must hold together at the top. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjuncts) : [filter];
}

/** What a filter speaks of; a filter on something that is no column speaks of that. */
function columnsOf(filter: Filter): readonly Column[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...new Set(filter.filters.flatMap(columnsOf))];
    case 'not':
      return columnsOf(filter.filter);
    case 'in':
    case 'present':
      return [filter.column];
    case 'level':
      return ['level'];
    case 'providerName':
    case 'validAt':
    case 'published':
      return [`(${filter.kind})`];
  }
}

function fewestOf(conditions: readonly Condition[]): Uint32Array | undefined {
  const known = conditions.map(({ few }) => few?.()).filter((slots) => slots !== undefined);
  return known.toSorted((a, b) => a.length - b.length)[0];
}

interface Sifting {
  readonly scope: Scope;
  readonly matches: Matches;
  readonly groups: Groups;
}

function oneByOne(slots: Uint32Array, { scope, matches, groups }: Sifting): Omit<Selection, 'isAll'> {
  const tests = groups.rest.map(({ test }) => test);
  const own = [...groups.own].map(([column, parts]) => ({ column, tests: parts.map(({ test }) => test) }));
  const hits = zeros(slots.length);
  let size = 0;
  const besides = own.map((): number[] => []);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!;
    if (!scope.has(slot) || matches.excluded?.has(slot) === true || !tests.every((test) => test(slot))) continue;
    let failed = -1;
    let failures = 0;
    for (let i = 0; i < own.length && failures < 2; i++) {
      if (own[i]!.tests.every((test) => test(slot))) continue;
      failures++;
      failed = i;
    }
    if (failures === 0) hits[size++] = slot;
    else if (failures === 1) besides[failed]!.push(slot);
  }
  const toSet = (found: Uint32Array): SlotSet => SlotSet.ofSlots(found, scope.stock.size);
  return {
    hits: toSet(hits.subarray(0, size)),
    besides: new Map(own.map(({ column }, i) => [column, toSet(new Uint32Array(besides[i]!))])),
  };
}

function asBits(base: Bits, { own }: Groups, size: number): Omit<Selection, 'isAll'> {
  const met = [...own].map(([column, parts]) => {
    const [first, ...others] = parts.map(({ bits }) => bits(base));
    return { column, bits: others.reduce((all, bits) => all.and(bits), first!) };
  });
  const hits = met.reduce((all, { bits }) => all.and(bits), base.copy(size));
  const besides = met.map(({ column, bits }) => {
    const others = met.filter((one) => one.bits !== bits);
    const failing = others.reduce((all, one) => all.and(one.bits), base.copy(size)).andNot(bits);
    return [column, SlotSet.ofBits(failing, size)] as const;
  });
  return { hits: SlotSet.ofBits(hits, size), besides: new Map(besides) };
}
