import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNeo4j, type StartedNeo4j } from '../../tools/neo4j/neo4j.mjs';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import { sha256 } from '../support/client.ts';
import { serviceOffering } from '../support/documents.ts';
import { createFederation } from '../support/federation.ts';
import { describeWhereNeo4jStarts } from '../support/own-neo4j.ts';

/** One address for whichever server stands behind it: a restored one gets another port. */
class Switchboard {
  readonly #sockets = new Set<Socket>();
  #port = 0;
  readonly #server = createServer((near) => {
    const far = connect(this.#port, '127.0.0.1');
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [near, far].forEach((s) => s.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  to({ uri }: StartedNeo4j): void {
    this.#port = Number(new URL(uri).port);
  }
  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

// The database is set back under a running instance: no entry that is gone is shown, and it goes on with what is there.
describeWhereNeo4jStarts('a Neo4j that is restored to an older copy', () => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-restored-'));
  const home = join(folder, 'home');
  const board = new Switchboard();
  const offer = (name: string): string => federation.vc(member, serviceOffering(member, name));
  const [kept, lost, later] = ['kept', 'lost', 'later'].map(offer) as [string, string, string];
  let server: StartedNeo4j;
  let cadastre: RunningCadastre;

  const start = async (): Promise<void> => {
    server = await startNeo4j({ home, brief: true });
    board.to(server);
  };
  const publish = async (body: string): Promise<string> => {
    const answer = await cadastre.publish(body);
    expect([answer.status, answer.code]).toEqual([201, undefined]);
    return (answer.credentials[0] as { readonly subject: string }).subject;
  };
  const listed = async (): Promise<number> => {
    const { serviceOfferings } = await cadastre.graphql<{ serviceOfferings: { totalCount: number } }>(
      '{ serviceOfferings { totalCount } }',
    );
    return serviceOfferings.totalCount;
  };
  const isReady = async (): Promise<boolean> => {
    const { ok } = await fetch(`${cadastre.url}/health/ready`);
    return ok;
  };

  beforeAll(async () => {
    await start();
    const { user, password } = server;
    const uri = await board.open();
    const store = {
      kind: 'neo4j',
      address: () => ({ uri, user, password }),
      empty: () => Promise.resolve(),
      counts: () => Promise.resolve({}),
    } as const;
    cadastre = await startCadastre({ store, federation });
    await cadastre.publish(federation.joining(member));
    await publish(kept);
    await server.stop();
    cpSync(home, join(folder, 'copy'), { recursive: true });
    await start();
  }, 240_000);
  afterAll(async () => {
    await cadastre.close();
    board.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  it('shows no ghosts, is ready again, takes what was lost once more, and says what happened', async () => {
    await ready();
    const ghost = await publish(lost);
    await publish(offer('lost-too'));
    expect(await listed()).toBe(3);
    const { body: end } = await changes(0);
    await server.stop();
    await ready(false);
    rmSync(home, { recursive: true });
    cpSync(join(folder, 'copy'), home, { recursive: true });
    await start();
    const begun = performance.now();
    await ready();
    expect(performance.now() - begun).toBeLessThan(25_000);
    expect(await listed()).toBe(1);
    expect(await cadastre.names(ghost)).toEqual([]);
    expect(await cadastre.statusOf(sha256(lost))).toBeUndefined();
    expect(cadastre.logged()).toContain('the store was set back to an older copy');
    // Who follows the log beyond its end is told so (docs/operations.md, Backup).
    expect((await changes(end.next)).status).toBe(400);
    await publish(later);
    await publish(lost);
    expect(await listed()).toBe(3);
    expect(await cadastre.names(ghost)).toHaveLength(1);
  }, 240_000);

  async function ready(wanted = true): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await isReady()) === wanted) return;
      await sleep(100);
    }
    throw new Error(`${wanted ? 'Not ready' : 'Ready'} after a minute`);
  }

  async function changes(since: number): Promise<{ status: number; body: { next: number } }> {
    const response = await fetch(`${cadastre.url}/changes?since=${since}`);
    return { status: response.status, body: (await response.json()) as { next: number } };
  }
});
