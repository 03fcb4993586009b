import { parseClauses, type Clause } from './clause.ts';
import { isHome, toPhrase } from './demand.ts';
import type { Scope } from './scope.ts';
import { toTerms } from './terms.ts';

/**
 * Codes of the providers whose names meet a text, which is read as the text of a search is; a typing error is borne where
 * the names of no provider have the word. Only a provider that is listed itself has a name; all who are meet a text without words.
 */
export function toNamedProviders(text: string, scope: Scope): ReadonlySet<number> {
  const { stock, shows } = scope;
  let named = new Set<number>();
  for (let code = 1; code < stock.providers.end; code++) if (isHome(stock, code, shows)) named.add(code);
  for (const clause of parseClauses(text)) {
    const met = meeting(clause, scope);
    named = new Set([...named].filter((code) => met.has(code) !== clause.not));
  }
  return named;
}

function meeting(clause: Clause, { stock, shows }: Scope): Set<number> {
  const { names, homeOf } = { names: stock.providers.names, homeOf: (code: number) => stock.providers.homeOf(code) };
  const met = new Set<number>();
  const read = (word: number, holds: (code: number) => boolean): void =>
    names.read(word, (entries, start, end) => {
      for (let i = start; i < end; i++) if (holds(entries[i]! >>> 8)) met.add(entries[i]! >>> 8);
    });
  const phrase = toPhrase(clause, stock);
  for (const number of phrase?.rarest ?? [])
    read(number, (code) => stock.text.count(homeOf(code), 'NAME', phrase!) > 0);
  const isNamed = (word: number): boolean => names.some(word, (code) => isHome(stock, code, shows));
  for (const { number } of toTerms(clause, stock.text.lexicon, isNamed)) read(number, () => true);
  return met;
}
