import { edits as editsBetween } from '#rdf';

const LONGEST = 64;

/** The nearest words, best first; those that share almost nothing with the given one are left out. */
export function nearest(word: string, candidates: Iterable<string>, most: number): readonly string[] {
  if (word === '' || word.length > LONGEST) return [];
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.ceil(wanted.length / 2) + 1);
  const near: { readonly candidate: string; readonly edits: number; readonly start: number }[] = [];
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    // What only lacks its end is near, however long the end is; so is `json` to `application/json`.
    const isPart = wanted.length > 2 && (folded.startsWith(wanted) || folded.endsWith(`/${wanted}`));
    const edits = isPart ? 1 : editsBetween(wanted, folded, limit);
    if (edits < limit) near.push({ candidate, edits, start: sharedStart(wanted, folded) });
  }
  return near
    .sort((a, b) => a.edits - b.edits || b.start - a.start || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** What a wrong IRI stands for, by its local name; `sure` where it is off by a slip of the pen and nothing else is as near. */
export interface Meant {
  readonly iri: string;
  readonly sure: boolean;
}

const localOf = (iri: string): string => iri.replace(/^.*[#/:]/, '').toLowerCase();

/** The IRI whose local name is nearest to that of another one; more than a third may not differ, nor two of four letters. */
export function meant(iri: string, candidates: Iterable<string>): Meant | undefined {
  const wanted = localOf(iri);
  const limit = Math.max(wanted.length > 4 ? 2 : 1, Math.floor(wanted.length / 3)) + 1;
  let best: string | undefined;
  let least = limit;
  let second = limit;
  for (const candidate of candidates) {
    if (candidate === iri) continue;
    const edits = editsBetween(wanted, localOf(candidate), limit);
    if (edits < least) [best, second, least] = [candidate, least, edits];
    else if (edits < second) second = edits;
  }
  if (best === undefined || wanted.length > LONGEST) return undefined;
  return { iri: best, sure: least < second && least <= Math.max(1, Math.floor(wanted.length / 4)) };
}

/** The one allowed text that another can only stand for: apart from case, accents, spaces and signs, or by one slip. */
export function sureText(text: string, allowed: readonly string[]): string | undefined {
  const only = (found: readonly string[]): string | undefined => (found.length === 1 ? found[0] : undefined);
  if (text.length > LONGEST) return undefined;
  const trimmed = text.trim();
  const exact = only(allowed.filter((value) => value === trimmed));
  if (exact !== undefined) return exact;
  const folded = fold(text);
  const same = allowed.filter((value) => fold(value) === folded);
  if (same.length > 0) return only(same);
  if (trimmed.length < 4) return undefined;
  const longer = allowed.filter((value) => fold(value).startsWith(folded));
  if (longer.length > 0) return folded.length < 3 ? undefined : only(longer);
  const slips = trimmed.length < 8 ? 1 : 2;
  const near = allowed.filter((value) => editsBetween(folded, fold(value), slips + 2) <= slips + 1);
  const best = near.filter((value) => editsBetween(folded, fold(value), slips + 2) <= slips);
  return near.length === best.length ? only(best) : undefined;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}\s_.-]/gu, '')
    .toLowerCase();
