import { edits as editsBetween } from '#rdf';

const LONGEST = 64;

/** The nearest words, best first; those that share almost nothing with the given one are left out. */
export function nearest(word: string, candidates: Iterable<string>, most: number): readonly string[] {
  if (word.length > LONGEST) return [];
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.ceil(wanted.length / 2) + 1);
  const near: { readonly candidate: string; readonly edits: number; readonly start: number }[] = [];
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    // What only lacks its end is near, however long the end is.
    const edits = wanted.length > 2 && folded.startsWith(wanted) ? 1 : editsBetween(wanted, folded, limit);
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
