import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, type JsonValue } from './json.ts';
import { toShapeDifferences } from './shape-differences.ts';

/** Relative name → text, sorted by name. */
export type ReleaseFiles = ReadonlyMap<string, string>;

/** How the shapes of a release differ from those of the one it extends; no part of the release itself. */
const DIFFERENCES = 'differences.ttl';

/**
 * The files of a release, complete. A manifest with `extends` names a folder beside this one, and the folder then holds
 * differences only: a JSON file is a merge patch (RFC 7396) of the file of that name, where an array is changed by
 * `{without, with}`; a Turtle file replaces the one of its name or is added; `differences.ttl` says what the remaining
 * shapes say otherwise. Names below `urn:cadastre:<release>:` move along.
 */
export function readReleaseFiles(dir: string, extending: readonly string[] = []): ReleaseFiles {
  if (extending.includes(dir)) throw new Error(`The release in ${dir} extends itself`);
  const own = readFolder(dir);
  const { extends: base } = JSON.parse(textOf(own, 'manifest.json')) as { readonly extends?: string };
  if (base === undefined) return own;
  return extended(readReleaseFiles(join(dir, '..', base), [...extending, dir]), own);
}

/** The text of one file; a release that lacks it is a defect. */
export function textOf(files: ReleaseFiles, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`The release has no ${name}`);
  return text;
}

function readFolder(dir: string): ReleaseFiles {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/').replace(/^\/+/, ''));
  return new Map(names.sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

function extended(base: ReleaseFiles, own: ReleaseFiles): ReleaseFiles {
  const [from, to] = [base, own].map((files) => `urn:cadastre:${nameOf(files)}:`) as [string, string];
  const inherited = new Map([...base].map(([name, text]) => [name, text.replaceAll(from, to)]));
  const files = new Map(inherited);
  for (const [name, text] of own) {
    const old = inherited.get(name);
    if (name === DIFFERENCES) continue;
    files.set(name, old === undefined || name.endsWith('.ttl') ? text : patched(old, text));
  }
  const differences = own.get(DIFFERENCES);
  if (differences !== undefined) {
    const shapes = [...inherited].filter(([name]) => name.endsWith('.ttl') && !own.has(name));
    for (const [name, text] of toShapeDifferences(differences)(new Map(shapes))) files.set(name, text);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(files: ReleaseFiles): string {
  return (JSON.parse(textOf(files, 'manifest.json')) as { readonly name: string }).name;
}

function patched(old: string, patch: string): string {
  return JSON.stringify(merged(JSON.parse(old) as JsonValue, JSON.parse(patch) as JsonValue));
}

/** RFC 7396 §2: members are merged, null removes one. Beyond it, an array may be changed instead of replaced. */
function merged(old: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  if (Array.isArray(old)) return changed(old as readonly JsonValue[], patch);
  const members = new Map(Object.entries(isObject(old) ? old : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, merged(members.get(name), value));
  }
  return Object.fromEntries(members);
}

function changed(old: readonly JsonValue[], { without = [], with: added = [] }: JsonObject): JsonValue {
  const gone = without as readonly JsonValue[];
  const missing = gone.filter((item) => !old.includes(item));
  if (missing.length > 0) throw new Error(`A difference takes away what is not there: ${JSON.stringify(missing)}`);
  return [...old.filter((item) => !gone.includes(item)), ...(added as readonly JsonValue[])];
}
