import type { Quad, Release } from '#rdf';
import type { ShapeResult } from '#shapes';
import type { Constraint } from './loire-model.ts';
import type { Herd, Specimens } from './loire-mutants.ts';

/** How often the mutants of one class violate each constraint of it. */
export interface Coverage {
  readonly iri: string;
  readonly mutants: number;
  /** Mutants that violate at least one constraint of the class's own shape. */
  readonly killed: number;
  readonly constraints: readonly (Constraint & { readonly kills: number })[];
}

/** Counts what the mutants of a class violate; `results` are those of the official shapes. */
export function coverageOf({ model, mutants }: Specimens, results: readonly ShapeResult[]): Coverage {
  const alive = new Set(mutants.map(({ focus }) => focus));
  const seen = new Map<string, Set<string>>();
  for (const { focusNode, sourceShape, component } of results) {
    if (!alive.has(focusNode)) continue;
    const key = `${sourceShape} ${component.replace(/^.*#(.*)ConstraintComponent$/, '$1')}`;
    const own = seen.get(key);
    if (own === undefined) seen.set(key, new Set([focusNode]));
    else own.add(focusNode);
  }
  const constraints = model.constraints.map((constraint) => {
    return { ...constraint, kills: seen.get(`${constraint.shape} ${constraint.component}`)?.size ?? 0 };
  });
  const killers = constraints.flatMap(({ shape, component }) => [...(seen.get(`${shape} ${component}`) ?? [])]);
  return { iri: model.iri, mutants: mutants.length, killed: new Set(killers).size, constraints };
}

/** All quads of one class's mutants, with what is said of the nodes they refer to. */
export function quadsOf({ mutants }: Pick<Specimens, 'mutants'>, { background }: Herd): readonly Quad[] {
  const quads = mutants.flatMap((mutant) => mutant.quads);
  const referred = new Set(quads.map(({ object }) => object.value));
  return [...quads, ...background.filter(({ subject }) => referred.has(subject.value))];
}

const HEAD = ['class', 'constraints', 'mutants', 'killed', 'fewest kills of a constraint', 'unreached'];

/** One release as a Markdown table, a row for each class. */
export function toTable(coverage: readonly Coverage[], { prefixes = new Map<string, string>() }: Release): string {
  const compact = (iri: string): string => {
    const [prefix, namespace = ''] = [...prefixes].find(([, one]) => iri.startsWith(one)) ?? [];
    return prefix === undefined ? iri : `${prefix}:${iri.slice(namespace.length)}`;
  };
  const sum = (of: (one: Coverage) => number): number => coverage.reduce((total, one) => total + of(one), 0);
  const unreached = (one: Coverage): number => one.constraints.filter(({ kills }) => kills === 0).length;
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const rows = [...coverage]
    .map((one) => ({ ...one, name: compact(one.iri) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => {
      const [rarest] = [...one.constraints].sort((a, b) => a.kills - b.kills);
      const fewest =
        rarest &&
        `${String(rarest.kills)} (${rarest.path === '-' ? '' : `${compact(rarest.path)} `}${rarest.component})`;
      return row([one.name, one.constraints.length, one.mutants, one.killed, fewest ?? '–', unreached(one)]);
    });
  const all = ['all', sum((one) => one.constraints.length), sum((one) => one.mutants), sum((one) => one.killed)];
  return [row(HEAD), row(HEAD.map(() => '---')), ...rows, row([...all, '', sum(unreached)])].join('\n');
}

/** Every class, constraint and number of mutants that it kills, tab-separated. */
export function toLines(release: string, coverage: readonly Coverage[]): readonly string[] {
  return coverage.flatMap(({ iri, constraints }) =>
    constraints.map(({ path, component, kills }) => [release, iri, path, component, kills].join('\t')),
  );
}
