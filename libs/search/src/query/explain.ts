import { parseClauses } from './clause.ts';
import { toCondition } from './conditions.ts';
import { toDemand, weightIn, type Demand } from './demand.ts';
import { toScope, type Scope } from './scope.ts';
import type { Filter, MatchedField, Search, Why } from '../search.ts';
import { conjuncts } from './selection.ts';
import type { Stock } from '../stock.ts';
import type { How } from './terms.ts';

/** Why a listing is a hit: by the same demands and conditions as the search itself. */
export function explain(search: Search, iri: string, stock: Stock): Why | undefined {
  const slot = stock.slotOf(iri);
  const scope = toScope(search, stock);
  const filters = (search.filters ?? []).flatMap(conjuncts);
  const conditions = filters.map((filter) => toCondition(filter, scope));
  if (slot === undefined || !scope.has(slot) || !conditions.every(({ test }) => test(slot))) return undefined;
  const demands = parseClauses(search.text ?? '').map((clause) => toDemand(clause, scope));
  if (demands.some((demand) => weightIn(slot, demand, stock) > 0 === demand.clause.not)) return undefined;
  const words = demands.filter(({ clause }) => !clause.not).map((demand) => toWord(slot, demand, scope));
  return { words, filters: filters.flatMap((filter) => holding(filter, { slot, scope })) };
}

/** The filters without `and` and `or` around them, as far as they hold. */
function holding(filter: Filter, at: { readonly slot: number; readonly scope: Scope }): readonly Filter[] {
  if (filter.kind === 'and' || filter.kind === 'or')
    return toCondition(filter, at.scope).test(at.slot) ? filter.filters.flatMap((one) => holding(one, at)) : [];
  return toCondition(filter, at.scope).test(at.slot) ? [filter] : [];
}

const FIELDS = ['NAME', 'KEYWORD', 'PROVIDER', 'DESCRIPTION'] as const;
/** The best first. */
const WAYS: readonly How[] = ['PHRASE', 'EXACT', 'PREFIX', 'STEM', 'TYPO'];

function toWord(slot: number, demand: Demand, { stock, shows }: Scope): Why['words'][number] {
  const { text, columns, providers } = stock;
  const home = providers.homeOf(columns.column('provider').codeOf(slot));
  const fields = new Set<MatchedField>();
  const ways = new Set<How>();
  const matched = new Set<number>();
  const stands = (numbers: readonly number[], field: MatchedField): boolean => {
    const sequence = { numbers, last: new Set(numbers.slice(-1)) };
    if (field !== 'PROVIDER') return text.count(slot, field, sequence) > 0;
    return home >= 0 && shows(home) && text.count(home, 'NAME', sequence) > 0;
  };
  const look = (numbers: readonly number[], how: How): void => {
    for (const field of FIELDS) {
      if (!stands(numbers, field)) continue;
      fields.add(field);
      ways.add(how);
      for (const number of numbers) matched.add(number);
    }
  };
  const { clause, terms, phrase } = demand;
  for (const { number, how } of terms) look([number], how);
  for (const last of phrase?.last ?? []) look([...phrase!.numbers.slice(0, -1), last], 'PHRASE');
  return {
    asked: clause.asked,
    matched: [...matched].map((number) => text.lexicon.word(number)),
    fields: FIELDS.filter((field) => fields.has(field)),
    how: WAYS.find((how) => ways.has(how)) ?? 'EXACT',
  };
}
