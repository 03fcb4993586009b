import type { Release, Role } from '#rdf';

/** A key of a fragment at which a path of the release's table may leave it. */
export interface Step {
  readonly key: string;
  /** Whether the path begins with this key. */
  readonly isHead: boolean;
  /** What is left of the path, inside a folded node. */
  readonly rest: readonly string[];
  /** The same, as steps of the fragment that a reference leads to. */
  readonly onward: readonly Step[];
}

/** What a release says of things of the same classes: worked out once. */
export interface ClassPlan {
  /** With all super-classes, each once. */
  readonly classes: readonly string[];
  /** Roles of the release that one of them has. */
  readonly roles: ReadonlySet<Role>;
  /** Field → steps of its paths, in the order of the table. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Keys at which a path of several steps may leave the fragment. */
  readonly leads: ReadonlySet<string>;
}

const PLANS = new WeakMap<Release, Map<string, ClassPlan>>();
/** Sets of classes that are remembered: a lab lets any class in. */
const MOST_PLANS = 1_000;

/** The plan for things of exactly these classes. */
export function planOf(classes: readonly string[], release: Release): ClassPlan {
  let plans = PLANS.get(release);
  if (plans === undefined) PLANS.set(release, (plans = new Map<string, ClassPlan>()));
  const key = classes.length === 1 ? classes[0]! : classes.join(' ');
  const known = plans.get(key);
  if (known !== undefined) return known;
  if (plans.size >= MOST_PLANS) plans.clear();
  const plan = toPlan(classes, release);
  plans.set(key, plan);
  return plan;
}

function toPlan(said: readonly string[], release: Release): ClassPlan {
  const classes = new Set(said.flatMap((iri) => [iri, ...(release.classes.get(iri)?.superClasses ?? [])]));
  const rows = release.fields.filter((row) => classes.has(row.class));
  const paths = [...Map.groupBy(rows, (row) => row.field)];
  const steps = new Map(paths.map(([field, of]) => [field, of.flatMap(({ path }) => toSteps(path))]));
  const leads = [...steps.values()].flat().flatMap(({ key, rest }) => (rest.length > 0 ? [key] : []));
  const roles = [...release.roles].filter(([, iris]) => iris.some((iri) => classes.has(iri))).map(([role]) => role);
  return { classes: [...classes], roles: new Set(roles), steps, leads: new Set(leads) };
}

/** Nodes are folded into keys as deep as they are single, so a path may leave the fragment at any of its lengths. */
function toSteps(path: readonly string[]): readonly Step[] {
  return path.map((_, i) => {
    const rest = path.slice(i + 1);
    return { key: path.slice(0, i + 1).join('_'), isHead: i === 0, rest, onward: toSteps(rest) };
  });
}
