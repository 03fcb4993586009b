import type { Quad } from '#rdf';

const P = 'https://a.example/p';
const link = (from: number, to: number, predicate = P): Quad => ({
  subject: { termType: 'BlankNode', value: `n${from}` },
  predicate: { termType: 'NamedNode', value: predicate },
  object: { termType: 'BlankNode', value: `n${to}` },
});
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const clique = (size: number): readonly Quad[] =>
  range(size).flatMap((a) => range(size).flatMap((b) => (a === b ? [] : [link(a, b)])));
const both = (pairs: readonly (readonly [number, number])[]): readonly Quad[] =>
  pairs.flatMap(([a, b]) => [link(a, b), link(b, a)]);

/** Graphs whose nodes look alike, made to be costly: each as large as the caps let it be. */
export const POISON: Readonly<Record<string, () => readonly Quad[]>> = {
  'clique of 10': () => clique(10),
  'clique of 20': () => clique(20),
  'clique of 70': () => clique(70),
  'star of 499 equal rays': () => range(499).map((at) => link(999, at)),
  'star of 12 equal rays': () => range(12).map((at) => link(999, at)),
  'ring of 500': () => range(500).map((at) => link(at, (at + 1) % 500)),
  'ring of 500, both ways': () => both(range(500).map((at) => [at, (at + 1) % 500] as const)),
  'chain of 500': () => range(499).map((at) => link(at, at + 1)),
  'binary tree of 500': () => range(499).map((at) => link(Math.floor(at / 2), at + 1)),
  'grid of 22 × 22, closed': () =>
    range(484).flatMap((at) => {
      const [row, column] = [Math.floor(at / 22), at % 22];
      return [link(at, row * 22 + ((column + 1) % 22)), link(at, ((row + 1) % 22) * 22 + column)];
    }),
  'cube of 8 dimensions': () =>
    both(
      range(256).flatMap((at) => range(8).flatMap((bit) => (at & (1 << bit) ? [] : [[at, at | (1 << bit)] as const]))),
    ),
  '100 cliques of 5': () =>
    range(100).flatMap((group) =>
      clique(5).map(({ subject, predicate, object }) => {
        const moved = (node: { readonly value: string }) =>
          ({ termType: 'BlankNode', value: `${node.value}g${group}` }) as const;
        return { subject: moved(subject), predicate, object: moved(object) };
      }),
    ),
  '250 pairs': () => range(250).map((at) => link(2 * at, 2 * at + 1)),
  'complete bipartite of 70 × 70': () => range(70).flatMap((a) => range(70).map((b) => link(a, 100 + b))),
};
