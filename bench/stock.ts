/**
 * What everyone does: stock jsonld and rdf-validate-shacl over documents handed in as a file. Prints CPU milliseconds per
 * document, warm. Started by bench/pipeline.ts: FILE.
 */
import { readFileSync } from 'node:fs';
import jsonld, { type NodeObject } from 'jsonld';
import { Parser } from 'n3';
import environment from 'rdf-validate-shacl/src/defaultEnv.js';
import Validator from 'rdf-validate-shacl';

export interface StockTask {
  readonly documents: readonly object[];
  /** Context IRI → document: nothing is fetched. */
  readonly contexts: { readonly [iri: string]: object };
  /** N-Quads of the shapes graph. */
  readonly shapes: string;
}

const { documents, contexts, shapes } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as StockTask;
const toDataset = (text: string) => environment.dataset(new Parser({ format: 'N-Quads' }).parse(text));
const validator = new Validator(toDataset(shapes), { factory: environment });
const documentLoader = (url: string) => {
  const document = contexts[url] as NodeObject | undefined;
  if (document === undefined) throw new Error(`No context ${url}`);
  return Promise.resolve({ documentUrl: url, document });
};
for (const document of documents.slice(0, 5)) await judge(document);
const started = process.cpuUsage();
for (const document of documents) await judge(document);
const { user, system } = process.cpuUsage(started);
process.stdout.write(String((user + system) / 1000 / documents.length));

async function judge(document: object): Promise<void> {
  const text = await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' });
  await validator.validate(withoutGraphs(toDataset(text as string)));
}

/** Every statement in the default graph, where the validator looks. */
function withoutGraphs(dataset: ReturnType<typeof toDataset>): ReturnType<typeof toDataset> {
  return environment.dataset([...dataset].map((q) => environment.quad(q.subject, q.predicate, q.object)));
}
