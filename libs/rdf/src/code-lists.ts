import type { Names } from './names.ts';
import type { CodeList } from './release.ts';

/** A file below `codes/`: list name → list. */
export type CodeListFile = Readonly<Record<string, CodeList>>;

/** All code lists of a release by name, their enumerations as IRIs. */
export function toCodeLists(files: readonly CodeListFile[], names: Names): ReadonlyMap<string, CodeList> {
  return new Map(
    files
      .flatMap((file) => Object.entries(file))
      .map(([name, list]) => [name, { ...list, enumeration: names.iri(list.enumeration) }]),
  );
}

/**
 * Every code list as a SHACL list whose head has a name (`urn:cadastre:<release>:code:<list>`), so that shapes say
 * `sh:in code:media-type` and a list of thousands stands once in the graph.
 */
export function codeListsAsTurtle(release: string, lists: ReadonlyMap<string, CodeList>): string {
  const head = [
    '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .',
    `@prefix code: <urn:cadastre:${release}:code:> .`,
  ];
  const body = [...lists].map(([name, list]) => {
    const [first, ...rest] = list.values.map((value) => JSON.stringify(value));
    if (first === undefined) throw new Error(`The code list ${name} is empty`);
    return `code:${name} rdf:first ${first} ; rdf:rest ( ${rest.join(' ')} ) .`;
  });
  return `${[...head, ...body].join('\n')}\n`;
}
