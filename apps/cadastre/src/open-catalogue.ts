import { CatalogueModule } from '../../catalogue/src/index.ts';
import { openNeo4jReader } from '#graph';
import { loadRelease } from '#rdf';
import { Catalogue } from '#reading';
import { CadastreModule } from './cadastre.module.ts';
import type { Config } from './config.ts';
import type { Writes } from './early-refusal.ts';
import { Readiness } from './readiness.ts';
import { releaseFolder } from './release-folder.ts';
import { openParts, type Closer, type Running, type RunOptions } from './running.ts';
import { openServer } from './server.ts';

/** A replica hears of nothing but by asking: half of what is usual, so that a commit is found within a second. */
const POLL_EVERY = 250;

/**
 * Opens the read side alone: it follows the log of a Neo4j that other processes write. It has no key, reads no trust folder,
 * opens no way to the network, and writes neither to the store nor to the disk; what does that is not even loaded.
 */
export function openCatalogue(config: Config, options: RunOptions = {}): Promise<Running> {
  return openParts((closers) => open(config, options, closers));
}

async function open(config: Config, options: RunOptions, closers: Closer[]): Promise<Omit<Running, 'close'>> {
  const { clock = () => new Date(), log = 'json' } = options;
  const { publicUrl, refusalLimit, cors, registryUrl, neo4j } = config;
  if (neo4j === undefined) throw new Error('The read side alone needs a Neo4j');
  const store = await openNeo4jReader(neo4j);
  closers.push(() => store.close());
  const release = loadRelease(releaseFolder());
  const ending = new AbortController();
  const writes: Writes = { kind: 'elsewhere', ...(registryUrl === undefined ? {} : { registryUrl }) };
  const told = options.say === undefined ? {} : { say: options.say };
  const catalogue = new Catalogue({ store, release, clock, ending: ending.signal, pollEvery: POLL_EVERY, ...told });
  const readiness = new Readiness(store, catalogue);
  const ready = () => readiness.parts();
  const module = CadastreModule.forRoot({
    front: { publicUrl, clock, ready, release, writes },
    readings: { catalogue },
    catalogue: CatalogueModule.forRoot({ catalogue, publicUrl }),
  });
  const server = await openServer(() => module, { publicUrl, refusalLimit, cors, clock, log, writes });
  closers.push(() => server.close());
  closers.push(() => ending.abort());
  await server.app.listen(config.port, config.host);
  const { routes, setLogLevel } = server;
  return { url: await server.app.getUrl(), store, routes, ready, setLogLevel };
}
