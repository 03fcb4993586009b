import { admit, expire, type House } from '#admission';
import { Refusal } from '#refusal';
import Sqlite from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../apps/cadastre/src/config.ts';
import { openCadastre, type Cadastre } from '../../apps/cadastre/src/open-cadastre.ts';
import { CadastreClient } from './client.ts';
import type { Federation, TrustMore } from './federation.ts';
import { openTestHosts, type TestHosts } from './hosts.ts';
import type { TestStore } from './stores.ts';

const DAY = 86_400_000;

export interface StartOptions {
  readonly store: TestStore;
  readonly federation: Federation;
  readonly policy?: 'strict' | 'lab';
  readonly publicUrl?: string;
  /** More for the trust folder. */
  readonly trust?: TrustMore;
  /** An earlier instance's folder: a restart. */
  readonly dataDir?: string;
  /** Further settings, by their names in the environment. */
  readonly environment?: { readonly [name: string]: string };
}

/** A whole instance in this process, on a free loopback port, with a network that ends at the test. */
export class RunningCadastre extends CadastreClient {
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly hosts: TestHosts;
  readonly #cadastre: Cadastre;
  readonly #store: TestStore;
  readonly #time: { offset: number };
  readonly #said: string[];

  constructor(parts: {
    cadastre: Cadastre;
    dataDir: string;
    publicUrl: string;
    hosts: TestHosts;
    store: TestStore;
    time: { offset: number };
    said: string[];
  }) {
    super(parts.cadastre.url);
    this.dataDir = parts.dataDir;
    this.publicUrl = parts.publicUrl;
    this.hosts = parts.hosts;
    this.#cadastre = parts.cadastre;
    this.#store = parts.store;
    this.#time = parts.time;
    this.#said = parts.said;
  }

  get store(): Cadastre['store'] {
    return this.#cadastre.store;
  }

  get house(): House {
    return this.#cadastre.house;
  }

  /** RFC 3339, by the instance's clock. */
  now(): string {
    return new Date(Date.now() + this.#time.offset).toISOString();
  }

  /** Lets days pass. */
  advance(days: number): void {
    this.#time.offset += days * DAY;
  }

  /** What an operator was told. */
  logged(): string {
    return this.#said.join('\n');
  }

  /**
   * Rows by table, or nodes and relationships by kind: everything that is stored, counted. The record that a submission was
   * refused is left out: it is written while others look, and is no part of the graph.
   */
  async census(): Promise<{ readonly [what: string]: number }> {
    const counts = this.#store.kind === 'neo4j' ? await this.#store.counts() : this.#rows();
    return Object.fromEntries(Object.entries(counts).filter(([what]) => !/refus|^NAMES$/i.test(what)));
  }

  #rows(): { readonly [table: string]: number } {
    const counts: { [table: string]: number } = {};
    for (const file of readdirSync(this.dataDir).filter((name) => /\.(db|sqlite3?)$/.test(name))) {
      const database = new Sqlite(join(this.dataDir, file), { readonly: true });
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
      for (const table of tables)
        counts[`${file}/${table}`] = database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
      database.close();
    }
    return counts;
  }

  /** Digests of everything that was ever admitted, in the order of the log. */
  async admitted(): Promise<readonly string[]> {
    return (await this.store.log(0, 100_000)).filter((e) => e.kind === 'admitted').map((e) => e.digest);
  }

  /** Kinds of the log entries about a digest. */
  async logKinds(digest: string): Promise<readonly string[]> {
    return (await this.store.log(0, 100_000)).filter((e) => e.digest === digest).map((e) => e.kind);
  }

  /** The name under which a subject is listed: one, or none. */
  async names(iri: string): Promise<readonly string[]> {
    const query = 'query ($iri: IRI!) { entity(iri: $iri) { name } }';
    const { entity } = await this.graphql<{ entity: { name: string } | null }>(query, { iri });
    return entity === null ? [] : [entity.name];
  }

  /** Issuers of the active credentials about a subject, its owner first. */
  async issuersOf(iri: string): Promise<readonly string[]> {
    return (await this.store.fragments([iri])).map((fragment) => fragment.issuer);
  }

  /** Digests of the active credentials about a subject. */
  async credentialsOf(iri: string): Promise<readonly string[]> {
    return (await this.store.fragments([iri])).map((fragment) => fragment.digest);
  }

  /** Waits until the instance has read its trust folder again. */
  async trustRead(): Promise<void> {
    const told = this.#said.filter((line) => line.includes('trust folder was reloaded')).length;
    for (let tries = 0; tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (this.#said.filter((line) => line.includes('trust folder was reloaded')).length > told) return;
    }
    throw new Error('The trust folder was not read again');
  }

  /** Ends what has expired, as the sweep does every half minute. */
  async expire(): Promise<void> {
    await expire(this.house);
  }

  /** Admits a submission while something happens between its first verdict and its commit. Answers the refusal's codes. */
  async publishWhile(body: string, happens: () => Promise<void>): Promise<readonly string[]> {
    let happened = false;
    const judge: House['judge'] = async (submission) => {
      const judgement = await this.house.judge(submission);
      if (!happened) {
        happened = true;
        await happens();
      }
      return judgement;
    };
    const submission = {
      body: Buffer.from(body),
      mediaType: 'application/vc+jwt',
      policy: 'strict',
      at: this.now(),
    } as const;
    try {
      await admit(submission, { ...this.house, judge });
      return [];
    } catch (error) {
      if (error instanceof Refusal) return error.findings.map((finding) => finding.code);
      throw error;
    }
  }

  /** Stops the instance; its data folder goes too unless it is kept for a restart. */
  async close({ keep = false } = {}): Promise<void> {
    await this.#cadastre.close();
    await this.hosts.close();
    if (!keep) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Opens an instance on an empty store (a given `dataDir` keeps what is there). */
export async function startCadastre(options: StartOptions): Promise<RunningCadastre> {
  const { store, federation, policy = 'strict', publicUrl = 'https://cadastre.example' } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cadastre-'));
  mkdirSync(dataDir, { recursive: true });
  federation.writeTrust(join(dataDir, 'trust'), options.trust);
  if (store.kind === 'neo4j' && options.dataDir === undefined) await store.empty();
  const config = loadConfig({
    PORT: '0',
    CADASTRE_DATA: dataDir,
    CADASTRE_POLICY: policy,
    CADASTRE_PUBLIC_URL: publicUrl,
    CADASTRE_SAMPLE: 'none',
    CADASTRE_REFUSAL_LIMIT: '0',
    ...(store.kind === 'neo4j' ? neo4jSettings(store) : {}),
    ...options.environment,
  });
  // The instance lives at the moment the federation was minted for.
  const time = { offset: Date.parse(federation.at) - Date.now() };
  const said: string[] = [];
  const hosts = await openTestHosts();
  const cadastre = await openCadastre(config, {
    clock: () => new Date(Date.now() + time.offset),
    door: hosts.door,
    workers: 1,
    log: 'silent',
    say: (text) => said.push(text),
  });
  return new RunningCadastre({ cadastre, dataDir, publicUrl, hosts, store, time, said });
}

function neo4jSettings(store: TestStore & { readonly kind: 'neo4j' }): { readonly [name: string]: string } {
  const { uri, user, password } = store.address();
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
}
