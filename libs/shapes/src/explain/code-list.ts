import type { Term } from '#rdf';
import type { Violation } from '../shape.ts';
import type { Names } from './names.ts';
import { nearest } from './nearest.ts';

const SHOWN = 5;

/** The allowed values nearest to the one that was found, at most five, and how many there are. */
export function codeList(
  values: readonly Term[],
  { names, violation }: { readonly names: Names; readonly violation: Violation },
): { readonly expected: string; readonly fix: string } {
  const written = (term: Term): string => (term.termType === 'NamedNode' ? names.compact(term.value) : term.value);
  const allowed = [...new Set(values.map(written))];
  const found = violation.value === undefined ? '' : written(violation.value.term);
  const near = allowed.length <= SHOWN ? allowed : nearest(found, allowed, SHOWN);
  const shown = near.length > 0 ? near : allowed.slice(0, SHOWN);
  const list = shown.map((value) => `"${value}"`).join(', ');
  const best = nearest(found, shown, 1)[0];
  return {
    expected: allowed.length === shown.length ? `one of ${list}` : `one of ${allowed.length} values, such as ${list}`,
    fix: best === undefined ? 'Choose a value of the code list.' : `Write "${best}" or another value of the code list.`,
  };
}
