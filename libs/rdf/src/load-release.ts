import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { createHash } from 'node:crypto';
import { codeListsAsTurtle, toCodeLists, type CodeListFile } from './code-lists.ts';
import type { JsonObject } from './json.ts';
import type { ClassTerm, CodeList, ColumnRow, FieldRow, PropertyTerm, Release, TermName } from './release.ts';
import { toNames, type Names } from './names.ts';
import { readReleaseFiles, textOf } from './release-files.ts';
import { toRoles } from './roles.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly date: string;
  readonly namespace: string;
  readonly namespaces: readonly string[];
  readonly columns: readonly ColumnRow[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
}
interface Vocabulary {
  readonly prefixes: Readonly<Record<string, string>>;
  /** Class → direct super-classes. */
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly properties: readonly string[];
  readonly tolerated: readonly string[];
}

/** Compact name of a term → what it is called. */
type NameTable = Readonly<Record<'properties' | 'classes', Readonly<Record<string, TermName>>>>;

/** Contexts of the W3C data model that a credential may name; the Gaia-X one comes with the release. */
const W3C_CONTEXTS = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'] as const;

/**
 * Reads a release folder: `manifest.json`, `vocabulary.json`, `context.jsonld`, `names.json`, `fields.json`,
 * `codes/*.json`, `*.ttl`;
 * a release that extends another one holds differences to it and is complete here all the same.
 * Synchronous, at start-up. A folder that contradicts itself is a defect of the release and throws an `Error`.
 */
export function loadRelease(dir: string): Release {
  const files = readReleaseFiles(dir);
  const json = <T>(name: string): T => JSON.parse(textOf(files, name)) as T;
  const manifest = json<Manifest>('manifest.json');
  const vocabulary = json<Vocabulary>('vocabulary.json');
  const names = toNames(vocabulary.prefixes);
  const codeLists = toCodeLists(
    [...files.keys()].filter((name) => name.startsWith('codes/')).map((name) => json<CodeListFile>(name)),
    names,
  );
  const fields = json<readonly FieldRow[]>('fields.json').map((row) => ({ ...row, class: names.iri(row.class) }));
  const classes = classesOf(vocabulary.classes, names);
  const properties = propertiesOf(vocabulary.properties, names);
  return {
    name: manifest.name,
    version: manifest.version,
    date: manifest.date,
    digest: digestOf(files),
    namespace: manifest.namespace,
    namespaces: manifest.namespaces,
    prefixes: new Map(Object.entries(vocabulary.prefixes)),
    contexts: contextsOf(manifest, json<JsonObject>('context.jsonld')),
    classes,
    properties,
    names: namesOf(json<NameTable>('names.json'), names),
    tolerated: vocabulary.tolerated.map(names.iri),
    codeLists,
    shapes: shapesOf(files, manifest.name, codeLists),
    fields,
    columns: columnsOf(manifest, fields),
    roles: toRoles(manifest.roles, { classes, properties, iri: names.iri }),
  };
}

/** Name and bytes of every file count, each with its length before it, so that no two folders share a digest. */
function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name.length}:${name}${Buffer.byteLength(text)}:`).update(text);
  return hash.digest('hex');
}

function contextsOf(manifest: Manifest, own: JsonObject): ReadonlyMap<string, JsonObject> {
  const contexts = new Map<string, JsonObject>();
  for (const iri of W3C_CONTEXTS) {
    const document = credentialContexts.get(iri);
    if (document === undefined) throw new Error(`The package of W3C contexts has no ${iri}`);
    contexts.set(iri, document as JsonObject);
  }
  for (const namespace of manifest.namespaces) contexts.set(namespace, own);
  return contexts;
}

function classesOf(direct: Vocabulary['classes'], names: Names): ReadonlyMap<string, ClassTerm> {
  const above = (name: string, seen: Set<string>): Set<string> => {
    const parents = direct[name];
    if (parents === undefined) throw new Error(`The class ${name} is not in the vocabulary`);
    for (const parent of parents) if (!seen.has(parent)) above(parent, seen.add(parent));
    return seen;
  };
  const classes = Object.keys(direct).map((name): ClassTerm => {
    return { iri: names.iri(name), label: names.key(name), superClasses: [...above(name, new Set())].map(names.iri) };
  });
  assertUnique(classes.map((c) => c.label));
  return new Map(classes.map((c) => [c.iri, c]));
}

function propertiesOf(properties: readonly string[], names: Names): ReadonlyMap<string, PropertyTerm> {
  const terms = properties.map((name): PropertyTerm => ({ iri: names.iri(name), key: names.key(name) }));
  assertUnique(terms.map((t) => t.key));
  return new Map(terms.map((t) => [t.iri, t]));
}

function namesOf({ properties, classes }: NameTable, names: Names): ReadonlyMap<string, TermName> {
  return new Map(
    [properties, classes].flatMap(Object.entries<TermName>).map(([term, name]) => [names.iri(term), name]),
  );
}

/** A column that nothing feeds would be a filter that never holds. */
function columnsOf({ columns }: Manifest, fields: readonly FieldRow[]): readonly ColumnRow[] {
  const fed = new Set(fields.map(({ field }) => field));
  const unfed = columns.flatMap((column) => column.fields.filter((field) => !fed.has(field)));
  if (unfed.length > 0) throw new Error(`No row of the table feeds ${unfed.join(', ')}`);
  assertUnique(columns.map(({ name }) => name));
  return columns;
}

function assertUnique(keys: readonly string[]): void {
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (twice.length > 0) throw new Error(`Two terms of the release share a key: ${twice.join(', ')}`);
}

function shapesOf(
  files: ReadonlyMap<string, string>,
  release: string,
  codeLists: ReadonlyMap<string, CodeList>,
): ReadonlyMap<string, string> {
  const shapes = new Map([...files].filter(([name]) => name.endsWith('.ttl')));
  shapes.set('code-lists.ttl', codeListsAsTurtle(release, codeLists));
  return shapes;
}
