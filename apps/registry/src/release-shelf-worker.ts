import { loadRelease, toReleaseDocuments } from '#rdf';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** The entry of the thread that writes the documents of every release in a folder, and ends. */
const folder = workerData as string;
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
parentPort?.postMessage(names.sort().map((name) => toReleaseDocuments(loadRelease(join(folder, name)))));
