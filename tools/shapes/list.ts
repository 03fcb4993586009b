import { openRelease, releaseNames, type Compiled } from './releases.ts';

/** One release in figures. */
export interface ReleaseLine {
  readonly name: string;
  readonly version: string;
  readonly date: string;
  readonly digest: string;
  readonly classes: number;
  /** Paths that property shapes have, each counted once. */
  readonly paths: number;
  readonly codeLists: number;
}

/** Every release there is. */
export function listReleases(): readonly ReleaseLine[] {
  return releaseNames().map((name) => lineOf(openRelease(name)));
}

function lineOf({ release, shapes }: Compiled): ReleaseLine {
  const paths = [...shapes.shapes.values()].flatMap(({ path }) => (path?.predicate === undefined ? [] : [path.text]));
  return {
    name: release.name,
    version: release.version ?? '',
    date: release.date ?? '',
    digest: release.digest,
    classes: shapes.targets.classes.size,
    paths: new Set(paths).size,
    codeLists: release.codeLists?.size ?? 0,
  };
}

/** The releases as a table. */
export function listText(lines: readonly ReleaseLine[]): string {
  const head = ['release', 'version', 'date', 'classes', 'properties', 'code lists', 'digest'];
  const rows = lines.map((l) => [l.name, l.version, l.date, l.classes, l.paths, l.codeLists, l.digest].map(String));
  return tableText([head, ...rows]);
}

/** Columns as wide as their widest cell. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
