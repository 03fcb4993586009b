const LONGEST = 64;

/** Edits (insert, delete, replace, swap of neighbours) between two words; stops at `limit`. */
export function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return Math.min(limit, row[to.length] ?? limit);
}

/** The nearest words, best first; those that share almost nothing with the given one are left out. */
export function nearest(word: string, candidates: Iterable<string>, most: number): readonly string[] {
  if (word.length > LONGEST) return [];
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.ceil(wanted.length / 2) + 1);
  const near: { readonly candidate: string; readonly edits: number; readonly start: number }[] = [];
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    // What only lacks its end is near, however long the end is.
    const edits = wanted.length > 2 && folded.startsWith(wanted) ? 1 : distance(wanted, folded, limit);
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
