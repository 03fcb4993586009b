import { edits } from '#rdf';

/** The words that take the fewest edits to reach, letter case aside, best first; those that share little are left out. */
export function nearestOf(word: string, candidates: Iterable<string>, most = 3): readonly string[] {
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.ceil(wanted.length / 2)) + 1;
  return [...candidates]
    .map((candidate) => {
      const folded = candidate.toLowerCase();
      const begins = folded.startsWith(wanted) || folded.endsWith(wanted);
      return { candidate, far: begins ? 1 : edits(wanted, folded, limit) };
    })
    .filter(({ far }) => far < limit)
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
