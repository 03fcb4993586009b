import { CatalogueModule } from '../../catalogue/src/index.ts';
import type { Desk, RefusalBudget } from '../../registry/src/index.ts';
import {
  admit,
  createRefusalRecorder,
  expire,
  openHouse,
  rehearse,
  revoke,
  type House,
  type RefusalRecorder,
} from '#admission';
import { openNeo4j, openSqlite, type GraphStore } from '#graph';
import { loadRelease } from '#rdf';
import { Catalogue } from '#reading';
import { Refusal } from '#refusal';
import { createGatherer, loadTrust, openDoor, watchTrust, type Door, type Trust } from '#trust';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { CadastreModule } from './cadastre.module.ts';
import type { Config } from './config.ts';
import { openIdentity } from './identity-of-data.ts';
import { Readiness } from './readiness.ts';
import { releaseFolder } from './release-folder.ts';
import { openParts, type Closer, type Running, type RunOptions } from './running.ts';
import { openServer } from './server.ts';
import { toTrustLine, toTrustWarnings } from './trust-words.ts';

const SWEEP_EVERY = 30_000;

/** What a test may put in the place of the real thing. */
export interface OpenOptions extends RunOptions {
  /** Another way to the network. */
  readonly door?: Door;
  readonly workers?: number;
}

/** A running instance with both sides. */
export interface Cadastre extends Running {
  readonly house: House;
}

/** Opens every part in order, and closes those that were opened where one fails. */
export function openCadastre(config: Config, options: OpenOptions = {}): Promise<Cadastre> {
  return openParts((closers) => open(config, options, closers));
}

async function open(config: Config, options: OpenOptions, closers: Closer[]): Promise<Omit<Cadastre, 'close'>> {
  const { clock = () => new Date(), log = 'json' } = options;
  const { publicUrl, policy, refusalLimit, cors } = config;
  const store = await openStore(config, options.say);
  closers.push(() => store.close());
  const { house, trust } = await openAdmissions(config, { ...options, clock, store }, closers);
  const release = loadRelease(releaseFolder());
  const ending = new AbortController();
  const { say } = options;
  const told = say === undefined ? {} : { say };
  const catalogue = new Catalogue({ store, release, clock, ending: ending.signal, ...told });
  const readiness = new Readiness(store, catalogue);
  const ready = async () => ({
    ...(await readiness.parts()),
    workers: house.threads() > 0,
    trust: trust().isThere,
  });
  const onLost = (error: unknown): void => options.say?.(`A refusal could not be recorded: ${String(error)}`);
  const recorder = createRefusalRecorder({ store, release, onLost });
  const releases = { folder: dirname(releaseFolder()), inUse: release.name };
  const registry = {
    desk: toDesk(house, recorder),
    catalogue,
    answers: store,
    identity: house.identity,
    publicUrl,
    policy,
    clock,
    releases,
  };
  const front = { publicUrl, clock, ready, release };
  const toModule = (refusals: RefusalBudget) =>
    CadastreModule.forRoot({
      front,
      registry: { ...registry, refusals },
      catalogue: CatalogueModule.forRoot({ catalogue, publicUrl }),
    });
  const server = await openServer((_routes, refusals) => toModule(refusals), {
    publicUrl,
    refusalLimit,
    cors,
    clock,
    log,
  });
  closers.push(() => server.close());
  // The threads have started while the index was filled.
  await house.opened();
  closers.push(() => ending.abort());
  closers.push(sweep(house));
  await server.app.listen(config.port, config.host);
  const { routes, setLogLevel } = server;
  return { url: await server.app.getUrl(), store, house, routes, ready, setLogLevel };
}

async function openStore({ neo4j, data }: Config, say: RunOptions['say']): Promise<GraphStore> {
  const progress = (done: number, total: number): void =>
    say?.(`The log is brought to its present form: ${done} of ${total} entries.`);
  if (neo4j !== undefined) return openNeo4j(neo4j, progress);
  const path = join(data, 'cadastre.sqlite');
  try {
    return await openSqlite({ path, progress });
  } catch (cause) {
    const { message } = cause as Error;
    throw message.includes(path) ? cause : new Error(`the data file ${path} cannot be used: ${message}`, { cause });
  }
}

type Opened = OpenOptions & { readonly clock: () => Date; readonly store: GraphStore };

interface Admissions {
  readonly house: House;
  /** What is in force now. */
  readonly trust: () => Trust;
}

/** The write side: trust folder, identity, network door, judging threads. */
async function openAdmissions(config: Config, options: Opened, closers: Closer[]): Promise<Admissions> {
  const { clock, store, say = () => undefined } = options;
  let trust = loadTrust(config.trust);
  const identity = await openIdentity(config, { ...options, say });
  say(`Trusted, by ${config.trust}: ${toTrustLine(trust)}.`);
  toTrustWarnings(trust, config.trust).forEach(say);
  const gatherer = createGatherer({ door: options.door ?? openDoor(), pins: () => trust.pins, clock });
  closers.push(() => gatherer.close());
  const house = openHouse({
    store,
    releaseDir: releaseFolder(),
    cacheDir: join(config.data, 'cache'),
    identity,
    publicUrl: config.publicUrl,
    trust: () => trust.state,
    gather: (needs, caller) => gatherer.gather(needs, caller),
    clock,
    // One thread is always left to small documents, so there are two on one core as well.
    workers: options.workers ?? Math.max(2, Math.min(8, availableParallelism())),
  });
  closers.push(() => house.close());
  const unwatch = watchTrust(config.trust, {
    loaded: trust,
    onChange: (changed) => {
      trust = changed;
      house.trustChanged(changed.state);
      say(`The trust folder was reloaded: ${toTrustLine(changed)}.`);
      toTrustWarnings(changed, config.trust).forEach(say);
    },
    onBroken: (error) => say(`The trust folder cannot be used; the last good state stays in use: ${error.message}`),
  });
  closers.push(unwatch);
  return { house, trust: () => trust };
}

function toDesk(house: House, recorder: RefusalRecorder): Desk {
  const at = () => house.clock().toISOString();
  return {
    admit: async (submitted) => {
      const submission = { ...submitted, at: at() };
      try {
        return await admit(submission, house);
      } catch (error) {
        recorder(submission, error);
        throw error;
      }
    },
    rehearse: (submitted) => rehearse({ ...submitted, at: submitted.at ?? at(), lane: 'rehearsal' }, house),
    revoke: (digest, bearer) => revoke(digest, bearer, house),
  };
}

/** Logs what has expired, at once and every 30 s; a store that is away is tried again at the next turn. */
function sweep(house: House): Closer {
  let running: Promise<unknown> = Promise.resolve();
  const turn = () => {
    running = expire(house).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  };
  turn();
  const timer = setInterval(turn, SWEEP_EVERY);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
