import { Bits } from '../numbers/bits.ts';
import type { Column } from '../columns/column.ts';
import { LEVELS, toHeld } from '../columns/columns.ts';
import { toNamedProviders } from './named-providers.ts';
import type { Scope } from './scope.ts';
import type { Filter } from '../search.ts';

/** A filter over slots. Both forms say the same. */
export interface Condition {
  readonly test: (slot: number) => boolean;
  /** The slots of a set that meet it, and maybe others that are not of the set. */
  readonly bits: (within: Bits) => Bits;
  /** Every slot that meets it, where they are known to be few. */
  readonly few?: () => Uint32Array | undefined;
}

/** @throws Refusal `request/parameter` for a column that is not there. */
export function toCondition(filter: Filter, scope: Scope): Condition {
  const { stock } = scope;
  const { columns, currency, size } = stock;
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combined(
        filter.kind,
        filter.filters.map((one) => toCondition(one, scope)),
        size,
      );
    case 'not': {
      const { test, bits } = toCondition(filter.filter, scope);
      return { test: (slot) => !test(slot), bits: (within) => Bits.full(size).andNot(bits(within)) };
    }
    case 'in':
      return among(filter.column, filter.values, scope);
    case 'present':
      return isPresent(filter.column, scope);
    case 'level': {
      const least = LEVELS.indexOf(filter.atLeast);
      return least < 0 ? scan(() => false) : among('level', LEVELS.slice(least), scope);
    }
    case 'providerName': {
      const named = toNamedProviders(filter.text, scope);
      const provider = columns.column('provider');
      const bits = (): Bits => filled([provider, named], size);
      return { test: (slot) => named.has(provider.codeOf(slot)), bits };
    }
    case 'validAt':
      return scan((slot) => currency.isValid(slot, filter.at));
    case 'published': {
      const { from = -Infinity, to = Infinity } = filter;
      return scan((slot) => columns.published[slot]! >= from && columns.published[slot]! <= to);
    }
  }
}

function combined(kind: 'and' | 'or', parts: readonly Condition[], size: number): Condition {
  if (kind === 'and')
    return {
      test: (slot) => parts.every(({ test }) => test(slot)),
      bits: (within) => parts.reduce((all, part) => all.and(part.bits(within)), Bits.full(size)),
    };
  return {
    test: (slot) => parts.some(({ test }) => test(slot)),
    bits: (within) => parts.reduce((all, part) => all.or(part.bits(within)), new Bits(size)),
  };
}

function among(name: string, values: readonly string[], scope: Scope): Condition {
  const { columns, size } = scope.stock;
  const joined = name === 'country' || name === 'providerCountry';
  const column = columns.column(joined ? 'country' : name);
  const codes = new Set(values.flatMap((value) => column.dictionary.findAll(toHeld(name, value))));
  if (joined) return inCountry(name, codes, scope);
  return {
    test: (slot) => column.hasAny(slot, codes),
    bits: () => filled([column, codes], size),
    few: () => fewOf(column, codes, size),
  };
}

function isPresent(name: string, { stock: { columns }, join }: Scope): Condition {
  if (name === 'country') return scan((slot) => join.countryOf(slot) > 0);
  if (name === 'providerCountry') return scan((slot) => join.providerCountryOf(slot) > 0);
  const column = columns.column(name);
  return scan((slot) => column.codeOf(slot) > 0);
}

/** Countries are read through the provider: what it offers is found by its country, and by that alone where an offering has none. */
function inCountry(name: string, codes: ReadonlySet<number>, { join }: Scope): Condition {
  const countryOf = name === 'country' ? join.countryOf : join.providerCountryOf;
  return { test: (slot) => codes.has(countryOf(slot)), bits: (within) => join.countries(name).among(within, codes) };
}

function scan(test: (slot: number) => boolean): Condition {
  return { test, bits: (within) => within.filter(test) };
}

function filled([column, codes]: readonly [Column, ReadonlySet<number>], size: number): Bits {
  const bits = new Bits(size);
  for (const code of codes) column.fill(bits, code);
  return bits;
}

/** At most one slot in so many is few. */
const FEW = 64;

function fewOf(column: Column, codes: ReadonlySet<number>, size: number): Uint32Array | undefined {
  let sum = 0;
  for (const code of codes) sum += column.lengthOf(code) ?? Infinity;
  if (sum * FEW > size) return undefined;
  const slots = new Set<number>();
  for (const code of codes) column.read(code, (slot) => slots.add(slot));
  return Uint32Array.from(slots);
}
