import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import { sha256 } from '../support/client.ts';
import { serviceOffering } from '../support/documents.ts';
import { createFederation } from '../support/federation.ts';
import { describeOnStores } from '../support/stores.ts';

/** A wire to the database that can be cut and mended, as often as wanted. */
class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cut = false;
  #stalled = false;

  constructor(target: { readonly host: string; readonly port: number }) {
    this.#server = createServer((near) => {
      if (this.#cut) return void near.destroy();
      if (this.#stalled) return void this.#sockets.add(near);
      const far = connect(target.port, target.host);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => [near, far].forEach((s) => s.destroy()));
      }
      near.pipe(far).pipe(near);
    });
  }
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }
  /** Nothing comes through any more, and nobody is told. */
  stall(): void {
    this.#stalled = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }
  mend(): void {
    if (this.#stalled) this.cut();
    this.#cut = false;
    this.#stalled = false;
  }
  close(): void {
    this.cut();
    this.#server.close();
  }
}

// The database goes away in mid-write: 503, not acknowledged; the client's retry makes no duplicate (contract.md §1).
describeOnStores('an outage of the store', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  let cadastre: RunningCadastre;
  let fail: () => void;
  let heal: () => void;
  let stall: () => void;
  let end = (): void => undefined;

  beforeAll(async () => {
    if (store.kind === 'neo4j') {
      const { hostname, port } = new URL(store.address().uri);
      const wire = new Wire({ host: hostname, port: Number(port) });
      const environment = { NEO4J_URI: `bolt://127.0.0.1:${await wire.open()}` };
      cadastre = await startCadastre({ store, federation, environment });
      fail = () => wire.cut();
      heal = () => wire.mend();
      stall = () => wire.stall();
      end = () => wire.close();
    } else {
      cadastre = await startCadastre({ store, federation });
      const other = new Sqlite(join(cadastre.dataDir, 'cadastre.sqlite'));
      fail = () => void other.exec('BEGIN EXCLUSIVE');
      heal = () => void other.exec('ROLLBACK');
      stall = fail;
      end = () => void other.close();
    }
    expect((await cadastre.publish(federation.joining(member))).outcome).toBe('compliant');
  }, 120_000);
  afterAll(async () => {
    await cadastre.close();
    end();
  }, 60_000);

  it('answers 503 while it lasts, and stores everything once afterwards', async () => {
    const bodies = Array.from({ length: 20 }, (_, i) => federation.vc(member, serviceOffering(member, `o${i}`)));
    const sent = bodies.slice(0, 10).map((body) => cadastre.publish(body));
    await Promise.race(sent);
    fail();
    const late = await Promise.all(bodies.slice(10).map((body) => cadastre.publish(body)));
    const early = await Promise.all(sent);
    for (const answer of late) {
      expect([answer.status, answer.code]).toEqual([503, 'store/unavailable']);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      // Where the database is, and what it said, is for the operator's log.
      expect(JSON.stringify(answer.findings)).not.toContain('found');
    }
    for (const answer of early) expect([201, 503]).toContain(answer.status);
    heal();
    for (const [i, body] of bodies.entries()) {
      const again = await retry(body);
      expect([200, 201]).toContain(again);
      if (early[i]?.status === 201) expect(again).toBe(200);
    }
    const admitted = await cadastre.admitted();
    for (const body of bodies) expect(admitted.filter((digest) => digest === sha256(body))).toHaveLength(1);
    const log = await cadastre.store.log(0, 10_000);
    expect(log.map((entry) => entry.sequence)).toEqual(log.map((_, i) => i));
  }, 120_000);

  // contract.md §10: within 300 ms whatever the store does.
  it.each([
    ['is cut off', () => fail()],
    ['does not answer', () => stall()],
  ])(
    'says at once whether it is ready while the store %s',
    async (_, begin) => {
      const probe = async (): Promise<{ readonly took: number; readonly status: number }> => {
        const begun = performance.now();
        const { status } = await fetch(`${cadastre.url}/health/ready`);
        return { took: performance.now() - begun, status };
      };
      const until = async (status: number): Promise<void> => {
        const begun = performance.now();
        while ((await probe()).status !== status && performance.now() - begun < 45_000) await sleep(100);
        expect((await probe()).status).toBe(status);
      };
      await until(200);
      begin();
      const probes: { readonly took: number; readonly status: number }[] = [];
      for (let i = 0; i < 15; i += 1) {
        probes.push(await probe());
        await sleep(300);
      }
      heal();
      // The middle one: a busy machine may hold up any single one.
      expect(probes.map(({ took }) => took).sort((a, b) => a - b)[7]).toBeLessThan(300);
      // Other readers do not wait for who writes to the embedded store: it is ready to be read.
      expect(probes.at(-1)?.status).toBe(store.kind === 'neo4j' ? 503 : 200);
      await until(200);
    },
    120_000,
  );

  async function retry(body: string): Promise<number> {
    for (;;) {
      const { status } = await cadastre.publish(body);
      if (status !== 503) return status;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
});
