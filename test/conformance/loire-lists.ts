import type { Quad, Term } from '#rdf';
import { listOf } from '../../libs/shapes/src/shapes-graph.ts';
import { keyOf, objectsOf, TermGraph } from '../../libs/shapes/src/term-graph.ts';
import { RDF_TYPE, SH } from '../../libs/shapes/src/vocabulary.ts';
import { inside, named, pathOf } from './loire-model.ts';

/**
 * Data that says every value of every code list, of whichever shapes graph: per class and path one node with all the
 * values that any of the graphs allows there. Lists that stand on several classes are said once.
 */
export function listedValues(graphs: readonly (readonly Quad[])[]): readonly (readonly Quad[])[] {
  const said = new Map<string, Map<string, Term>>();
  for (const graph of graphs.map((quads) => new TermGraph(quads))) {
    for (const shape of graph.nodes.values()) {
      for (const target of objectsOf(shape, `${SH}targetClass`)) {
        for (const property of objectsOf(shape, `${SH}property`)) {
          const key = `${target.key} ${pathOf(property)}`;
          const values = [property, ...inside(property)].flatMap((part) =>
            [...objectsOf(part, `${SH}in`)].flatMap((list) => listOf(list, part.key)),
          );
          const known = said.get(key) ?? new Map<string, Term>();
          for (const { term } of values) known.set(keyOf(term), term);
          if (known.size > 0) said.set(key, known);
        }
      }
    }
  }
  const once = new Map(
    [...said].map(([key, values]) => [`${key.split(' ')[1] ?? ''} ${[...values.keys()].join()}`, key]),
  );
  return [...once.values()].map((key, at): readonly Quad[] => {
    const [type = '', path = ''] = key.split(' ');
    const subject = named(`urn:listed:${String(at)}`);
    return [
      { subject, predicate: named(RDF_TYPE), object: named(type) },
      ...[...(said.get(key) ?? new Map<string, Term>()).values()].map((object) => ({
        subject,
        predicate: named(path),
        object,
      })),
    ];
  });
}
