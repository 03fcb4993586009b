import { loadRelease, toShapesGraph, type Release } from '#rdf';
import { compileShapes, type CompiledShapes } from '#shapes';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releaseFolder } from '../../apps/cadastre/src/release-folder.ts';
import { Misuse } from './misuse.ts';
import { nearestOf } from './nearest-of.ts';

const FOLDER = dirname(releaseFolder());

/** A release with its shapes, ready to be asked. */
export interface Compiled {
  readonly release: Release;
  readonly shapes: CompiledShapes;
}

/** Names of all releases there are. */
export function releaseNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(join(FOLDER, name, 'manifest.json')))
    .sort();
}

/** A release by name, or by its version alone; the one that instances judge by where none is named. */
export function openRelease(name?: string): Compiled {
  return compiledOf(loadRelease(name === undefined ? releaseFolder() : join(FOLDER, folderOf(name))));
}

/** Compiles the shapes of a release. */
export function compiledOf(release: Release): Compiled {
  const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
  const shapes = compileShapes(toShapesGraph(release), { classTree, name: release.name, digest: release.digest });
  return { release, shapes };
}

function folderOf(name: string): string {
  const names = releaseNames();
  const found = names.find((candidate) => candidate === name || candidate.endsWith(`-${name}`));
  if (found !== undefined) return found;
  const [near] = nearestOf(name, names);
  const all = `There are ${names.join(', ')}.`;
  throw new Misuse(`There is no release ${name}. ${near === undefined ? all : `Did you mean ${near}? ${all}`}`);
}
