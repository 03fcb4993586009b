import { toShapesGraph, type Release } from '#rdf';
import type { compileShapes } from '#shapes';

/**
 * The arguments of `compileShapes` for a release: its shapes with their names as one graph, and its class tree. What the
 * files are parsed to is kept in `cacheDir`.
 */
export function shapesOf(release: Release, cacheDir?: string): Parameters<typeof compileShapes> {
  const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
  return [toShapesGraph(release, cacheDir), { classTree, name: release.name, digest: release.digest }];
}
