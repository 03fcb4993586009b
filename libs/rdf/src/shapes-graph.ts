import { parseTexts } from './kept-quads.ts';
import type { Release, TermName } from './release.ts';
import type { NamedNode, Quad } from './term.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const LANG_STRING: NamedNode = {
  termType: 'NamedNode',
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
};
/** What a shape is named after: a property shape after its path, a node shape after its class (SHACL §2.1.3.2, §2.3.1). */
const NAMED_AFTER: ReadonlySet<string> = new Set([`${SH}path`, `${SH}targetClass`]);

/**
 * The shapes of a release as one graph: its Turtle files, its code lists, and for each shape without a `sh:name` of its
 * own the names and the description (SHACL §2.3.2.1) that the table of the release has for its path or class.
 * With a folder, what the files were parsed to is kept there for the next start.
 */
export function toShapesGraph(release: Pick<Release, 'name' | 'shapes' | 'names'>, folder?: string): Quad[] {
  const keep = folder === undefined ? undefined : { folder, name: release.name };
  const quads = parseTexts([...release.shapes.values()], keep);
  const named = new Set(quads.flatMap((q) => (q.predicate.value === `${SH}name` ? [q.subject.value] : [])));
  for (const { subject, predicate, object } of [...quads]) {
    const name = NAMED_AFTER.has(predicate.value) ? release.names?.get(object.value) : undefined;
    if (name !== undefined && !named.has(subject.value)) quads.push(...statementsOf(subject, name));
  }
  return quads;
}

function statementsOf(subject: Quad['subject'], { description, ...names }: TermName): readonly Quad[] {
  const said = (local: string, value: string, language: string): Quad => ({
    subject,
    predicate: { termType: 'NamedNode', value: SH + local },
    object: { termType: 'Literal', value, datatype: LANG_STRING, language },
  });
  const own = Object.entries(names).map(([language, name]) => said('name', name, language));
  return [...own, said('description', description, 'en')];
}
