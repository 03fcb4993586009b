import { contextIri } from './context-gate.ts';
import { Processor } from './json-ld.ts';
import type { Release } from './release.ts';

const processors = new WeakMap<Release, Processor>();

/** One processor per release; it knows the release's own context under one IRI, whatever version a credential names. */
export function processorOf(release: Release): Processor {
  let processor = processors.get(release);
  if (processor === undefined) {
    const own = release.contexts.get(release.namespace);
    if (own === undefined) throw new Error(`The release ${release.name} has no context of its own`);
    processor = new Processor(new Map([...release.contexts, [contextIri(release), own]]));
    processors.set(release, processor);
  }
  return processor;
}
