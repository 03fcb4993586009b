import { parseClauses } from './clause.ts';
import { toCondition } from './conditions.ts';
import { toDemand, weightIn, type Demand } from './demand.ts';
import { toScope, type Scope } from './scope.ts';
import type { Filter, MatchedField, Search, Why } from '../search.ts';
import { conjuncts } from './selection.ts';
import type { Stock } from '../stock.ts';
import type { How } from './terms.ts';
import type { Sequence } from '../text/text.ts';

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
const WAYS: readonly How[] = ['PHRASE', 'EXACT', 'PREFIX', 'STEM', 'PART', 'TYPO'];

function toWord(slot: number, demand: Demand, { stock, shows }: Scope): Why['words'][number] {
  const { text, columns, providers } = stock;
  const home = providers.homeOf(columns.column('provider').codeOf(slot));
  const fields = new Set<MatchedField>();
  const ways = new Set<How>();
  const stands = (sequence: Sequence, field: MatchedField): boolean => {
    if (field !== 'PROVIDER') return text.count(slot, field, sequence) > 0;
    return home >= 0 && shows(home) && text.count(home, 'NAME', sequence) > 0;
  };
  const isFound = (sequence: Sequence, how: How): boolean => {
    const found = FIELDS.filter((field) => stands(sequence, field));
    for (const field of found) fields.add(field);
    if (found.length > 0) ways.add(how);
    return found.length > 0;
  };
  const { clause, terms, phrase } = demand;
  const inPhrase = (phrase === undefined ? [] : eachWordOf(phrase))
    .filter(({ sequence }) => isFound(sequence, 'PHRASE'))
    .map(({ number }) => text.lexicon.word(number));
  const alone = terms
    .filter(({ number, how }) => isFound({ numbers: [number], others: [] }, how))
    .map(({ number, how }) => ({ word: text.lexicon.word(number), rank: WAYS.indexOf(how) }))
    .sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1));
  return {
    asked: clause.asked,
    matched: [...new Set([...inPhrase, ...alone.map(({ word }) => word)])],
    fields: FIELDS.filter((field) => fields.has(field)),
    how: WAYS.find((how) => ways.has(how)) ?? 'EXACT',
  };
}

/** A phrase with one word fixed in its place, for each word that may stand in each place. */
function eachWordOf({
  numbers,
  others,
}: Sequence): readonly { readonly number: number; readonly sequence: Sequence }[] {
  return numbers.flatMap((first, place) =>
    [...(others[place] ?? [first])].map((number) => ({
      number,
      sequence: { numbers: numbers.with(place, number), others: others.with(place, undefined) },
    })),
  );
}
