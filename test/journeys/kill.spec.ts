import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNeo4j, openSqlite, type GraphStore } from '#graph';
import { CadastreClient, sha256 } from '../support/client.ts';
import { serviceOffering } from '../support/documents.ts';
import { createFederation } from '../support/federation.ts';
import { startProcess } from '../support/process.ts';
import { describeOnStores } from '../support/stores.ts';

const AT_ONCE = 100;
const ROUNDS = process.env['LONG'] === '1' ? 20 : 5;

// kill -9 in the middle of concurrent publishes: what was acknowledged is there, whole, once.
describeOnStores('killed in mid-write', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  const joining = federation.onboarding(member);
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'cadastre-kill-'));
    federation.writeTrust(join(dataDir, 'trust'));
    if (store.kind === 'neo4j') await store.empty();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const environment = (): { readonly [name: string]: string } => {
    const settings = {
      CADASTRE_DATA: dataDir,
      CADASTRE_PUBLIC_URL: 'https://cadastre.example',
      CADASTRE_REFUSAL_LIMIT: '0',
    };
    if (store.kind === 'sqlite') return settings;
    const { uri, user, password } = store.address();
    return { ...settings, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
  };
  const openStore = (): Promise<GraphStore> =>
    store.kind === 'sqlite'
      ? openSqlite({ path: join(dataDir, 'cadastre.sqlite') })
      : openNeo4j({ ...store.address(), database: 'neo4j' });

  it(
    `${ROUNDS} rounds of ${AT_ONCE} publishes`,
    async () => {
      const acknowledged: string[] = [];
      const sent: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { url, child, ended } = await startProcess(environment());
        const client = new CadastreClient(url);
        if (round === 0) expect((await client.publish(federation.vp(member, joining))).status).toBe(201);
        const bodies = Array.from({ length: AT_ONCE }, (_, i) =>
          federation.vc(member, serviceOffering(member, `r${round}-${i}`)),
        );
        sent.push(...bodies);
        let count = 0;
        // Killed after so many answers, another number each round: in the middle of what is under way.
        const killAfter = Math.floor((AT_ONCE * (round + 1)) / (ROUNDS + 2));
        const publishing = bodies.map(async (body) => {
          const answer = await client.publish(body).catch(() => undefined);
          if (answer === undefined) return;
          expect(answer.status).toBe(201);
          acknowledged.push(body);
          if (++count === killAfter) child.kill('SIGKILL');
        });
        await Promise.all(publishing);
        child.kill('SIGKILL');
        await ended;
      }
      expect(acknowledged.length).toBeGreaterThan(ROUNDS);
      expect(acknowledged.length).toBeLessThan(sent.length);

      const { url, child, ended } = await startProcess(environment());
      const client = new CadastreClient(url);
      for (const body of acknowledged) {
        const read = await client.read(sha256(body), 'application/vc+jwt');
        expect(read.status).toBe(200);
        expect(await read.text()).toBe(body);
      }
      const unsure = sent.filter((body) => !acknowledged.includes(body));
      for (const body of unsure) expect([200, 201]).toContain((await client.publish(body)).status);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);

      const opened = await openStore();
      const log = await opened.log(0, 1_000_000);
      const fragments = await opened.fragments(sent.map((_, i) => iriOf(i)));
      await opened.close();
      expect(log.map((entry) => entry.sequence)).toEqual(log.map((_, i) => i));
      const admitted = log.filter((entry) => entry.kind === 'admitted').map((entry) => entry.digest);
      expect(new Set(admitted).size).toBe(admitted.length);
      expect(new Set(admitted)).toEqual(new Set([...sent, ...joining].map(sha256)));
      expect(fragments.map((fragment) => fragment.digest).sort()).toEqual(sent.map(sha256).sort());
    },
    ROUNDS * 30_000 + 60_000,
  );

  const iriOf = (i: number): string => `${member.base}/services/r${Math.floor(i / AT_ONCE)}-${i % AT_ONCE}`;
});
