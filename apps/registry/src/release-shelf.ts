import type { ReleaseDocuments } from '#rdf';
import { Worker } from 'node:worker_threads';

/** The documents of all releases by name. */
export type ReleaseShelf = ReadonlyMap<string, ReleaseDocuments>;

const SOURCE = import.meta.url.endsWith('.ts');

/**
 * Gives the documents of the releases in a folder. They are written once, at the first call, by a thread of their own
 * that ends with it: requests wait for it, the event loop does not. A failure is thrown, and the next call tries again.
 */
export function openReleaseShelf(folder: string): () => Promise<ReleaseShelf> {
  let filled: Promise<ReleaseShelf> | undefined;
  return () => {
    filled ??= fill(folder).catch((error: unknown) => {
      filled = undefined;
      throw error;
    });
    return filled;
  };
}

function fill(folder: string): Promise<ReleaseShelf> {
  return new Promise((resolve, reject) => {
    const entry = SOURCE ? './release-shelf-worker.ts' : './release-shelf-worker.js';
    const worker = new Worker(new URL(entry, import.meta.url), {
      workerData: folder,
      ...(SOURCE ? { execArgv: ['--conditions=cadastre-source'] } : {}),
    });
    worker.once('message', (documents: readonly ReleaseDocuments[]) => {
      resolve(new Map(documents.map((one) => [one.name, one])));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that writes the releases ended with ${String(code)}`)));
  });
}
