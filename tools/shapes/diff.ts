import { classView, constraintKey, type ClassView, type PropertyView } from './class-view.ts';
import { compact } from './compact.ts';
import { withoutKind, type ConstraintText } from './constraint-text.ts';
import type { Compiled } from './releases.ts';

/** One change, and every class that it is made to. */
export interface Change {
  /** Property, where the change is about one. */
  readonly path?: string;
  readonly change: string;
  readonly classes: readonly string[];
}

/** What one release says otherwise than another. Names and descriptions are not compared, nor how shapes are written. */
export interface Differences {
  readonly from: string;
  readonly to: string;
  readonly classesAdded: readonly string[];
  readonly classesRemoved: readonly string[];
  /** Properties that no class had before, or that no class has any more. */
  readonly propertiesAdded: readonly string[];
  readonly propertiesRemoved: readonly string[];
  readonly changes: readonly Change[];
}

type Views = ReadonlyMap<string, ClassView>;

export function diffReleases(a: Compiled, b: Compiled): Differences {
  const [before, after] = [viewsOf(a), viewsOf(b)];
  const paths = [pathsOf(before), pathsOf(after)] as const;
  return {
    from: a.release.name,
    to: b.release.name,
    classesAdded: missingIn(before, after.keys()),
    classesRemoved: missingIn(after, before.keys()),
    propertiesAdded: missingIn(paths[0], paths[1]),
    propertiesRemoved: missingIn(paths[1], paths[0]),
    changes: changesOf(before, after),
  };
}

/** Each class by what its own shapes say: what a super-class says is told there. */
function viewsOf({ release, shapes }: Compiled): Views {
  const { names: _names, ...unnamed } = release;
  const compiled = { release: unnamed, shapes };
  return new Map(
    [...shapes.targets.classes.keys()].flatMap((iri) => {
      const view = classView(iri, compiled, { language: 'en', inherited: false });
      if (view === undefined) return [];
      const superClasses = view.superClasses.map((above) => compact(above, release));
      return [[compact(iri, release), { ...view, superClasses }] as const];
    }),
  );
}

const pathsOf = (views: Views): ReadonlySet<string> =>
  new Set([...views.values()].flatMap(({ properties }) => properties.map(({ path }) => path)));

const missingIn = (known: { has(key: string): boolean }, keys: Iterable<string>): readonly string[] =>
  [...keys].filter((key) => !known.has(key)).sort();

function changesOf(before: Views, after: Views): readonly Change[] {
  const grouped = new Map<string, { readonly path?: string; readonly change: string; readonly classes: string[] }>();
  for (const [name, view] of after) {
    const old = before.get(name);
    if (old === undefined) continue;
    for (const one of changesOfClass(old, view)) {
      const key = JSON.stringify([one.path, one.change]);
      const known = grouped.get(key);
      if (known === undefined) grouped.set(key, { ...one, classes: [name] });
      else known.classes.push(name);
    }
  }
  return [...grouped.values()].sort((x, y) => ((x.path ?? '') < (y.path ?? '') ? -1 : 1));
}

function changesOfClass(old: ClassView, view: ClassView): readonly Omit<Change, 'classes'>[] {
  const [properties, others] = [new Map(old.properties.map((p) => [p.path, p])), constraintChanges(old, view)];
  const paths = new Set([...properties.keys(), ...view.properties.map(({ path }) => path)]);
  return [
    ...(old.closed === view.closed ? [] : [{ change: view.closed ? 'closed now' : 'no longer closed' }]),
    ...superClassChanges(old, view),
    ...others.map((change) => ({ change })),
    ...[...paths].flatMap((path) => {
      const change = propertyChange(
        properties.get(path),
        view.properties.find((p) => p.path === path),
      );
      return change === undefined ? [] : [{ path, change }];
    }),
  ];
}

function superClassChanges(old: ClassView, view: ClassView): readonly Omit<Change, 'classes'>[] {
  const gone = old.superClasses.filter((iri) => !view.superClasses.includes(iri));
  const come = view.superClasses.filter((iri) => !old.superClasses.includes(iri));
  return [...gone.map((iri) => `no longer below ${iri}`), ...come.map((iri) => `below ${iri}`)].map((change) => ({
    change,
  }));
}

function propertyChange(old: PropertyView | undefined, now: PropertyView | undefined): string | undefined {
  if (now === undefined) return old === undefined ? undefined : 'removed';
  if (old === undefined)
    return `added: ${cardinality(now)} ${withoutKind(now.constraints)
      .map(({ text }) => text)
      .join(', ')}`;
  const counts = cardinality(old) === cardinality(now) ? [] : [`${cardinality(old)} → ${cardinality(now)}`];
  const changes = [...counts, ...constraintChanges(old, now)];
  return changes.length === 0 ? undefined : changes.join('; ');
}

const cardinality = ({ min, max }: PropertyView): string => `${String(min)}..${max === undefined ? 'n' : String(max)}`;

type Constrained = { readonly constraints: readonly ConstraintText[] };

function constraintChanges(old: Constrained, now: Constrained): readonly string[] {
  const keys = [old, now].map(({ constraints }) => new Set(constraints.map(constraintKey)));
  const gone = old.constraints.filter((one) => keys[1]?.has(constraintKey(one)) !== true);
  const come = now.constraints.filter((one) => keys[0]?.has(constraintKey(one)) !== true);
  const [from, to] = [gone[0]?.values, come[0]?.values];
  if (gone.length === 1 && come.length === 1 && from !== undefined && to !== undefined) return [listChange(from, to)];
  return [...gone.map(({ text }) => `− ${text}`), ...come.map(({ text }) => `+ ${text}`)];
}

function listChange(from: readonly string[], to: readonly string[]): string {
  const gone = from.filter((value) => !to.includes(value)).map((value) => `− ${value}`);
  const come = to.filter((value) => !from.includes(value)).map((value) => `+ ${value}`);
  return `values: ${[...gone, ...come].join(', ')}`;
}

const CLASSES_SHOWN = 6;

export function diffText(differences: Differences): string {
  const { from, to, changes } = differences;
  const lists = [
    ['classes added', differences.classesAdded],
    ['classes removed', differences.classesRemoved],
    ['properties added', differences.propertiesAdded],
    ['properties removed', differences.propertiesRemoved],
  ] as const;
  const told = lists.filter(([, names]) => names.length > 0).map(([title, names]) => `${title}: ${names.join(', ')}`);
  if (told.length + changes.length === 0) return `${from} and ${to} have the same constraints.`;
  return [
    `${from} → ${to}`,
    ...told,
    ...changes.map(({ path, change, classes }) => {
      const more = classes.length - CLASSES_SHOWN;
      const shown = `${classes.slice(0, CLASSES_SHOWN).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
      return `${path === undefined ? '' : `${path} `}${change}\n      in ${shown}`;
    }),
  ].join('\n');
}
