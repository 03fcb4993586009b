/** The known name with the fewest edits between it and `name` (Levenshtein). `known` is not empty. */
export function nearestName(name: string, known: readonly string[]): string {
  const [nearest = ''] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
  return nearest;
}

/** Edits that lead from one text to the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
