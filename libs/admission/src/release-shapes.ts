import { parseTurtle, type Quad, type Release } from '#rdf';
import type { compileShapes } from '#shapes';

/** The arguments of `compileShapes` for a release: its Turtle files as one graph, and its class tree. */
export function shapesOf(release: Release): Parameters<typeof compileShapes> {
  const quads: Quad[] = [...release.shapes.values()].flatMap((turtle) => parseTurtle(turtle));
  const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
  return [quads, { classTree, name: release.name, digest: release.digest }];
}
