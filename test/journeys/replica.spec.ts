import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CadastreClient, revocationToken, sha256 } from '../support/client.ts';
import { serviceOffering } from '../support/documents.ts';
import { createFederation } from '../support/federation.ts';
import { describeWithNeo4j, driverOf } from '../support/neo4j.ts';
import { startProcess, type CadastreProcess } from '../support/process.ts';

const REGISTRY = 'https://registry.example';

// Two processes on one Neo4j: one writes, the other only reads (docs/operations.md, above memory's reach).
describeWithNeo4j('a process of the read side alone', (server) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  const onboarding = federation.onboarding(member);
  const [person = ''] = onboarding;
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-replica-'));
  const replicaData = join(folder, 'replica');
  let registry: CadastreProcess;
  let replica: CadastreProcess;
  const reader = (): CadastreClient => new CadastreClient(replica.url);
  const writer = (): CadastreClient => new CadastreClient(registry.url);
  const neo4j = {
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
    NEO4J_DATABASE: server.database,
  };
  const readOnly = {
    ...neo4j,
    CADASTRE_SIDES: 'catalogue',
    CADASTRE_DATA: replicaData,
    CADASTRE_REGISTRY_URL: `${REGISTRY}/`,
  };

  beforeAll(async () => {
    federation.writeTrust(join(folder, 'registry', 'trust'));
    registry = await startProcess({
      ...neo4j,
      CADASTRE_DATA: join(folder, 'registry'),
      CADASTRE_PUBLIC_URL: REGISTRY,
    });
    replica = await startProcess(readOnly);
  }, 120_000);
  afterAll(async () => {
    for (const { child, ended } of [replica, registry]) {
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
    rmSync(folder, { recursive: true, force: true });
  });

  /** Ms until the replica says whether it lists an entry; asked every 20 ms. */
  async function untilListed(iri: string, expected: boolean): Promise<number> {
    const begun = performance.now();
    while (performance.now() - begun < 10_000) {
      const query = 'query ($iri: IRI!) { entity(iri: $iri) { name } }';
      const { entity } = await reader().graphql<{ entity: object | null }>(query, { iri });
      if ((entity !== null) === expected) return performance.now() - begun;
      await sleep(20);
    }
    throw new Error(`After 10 s the replica ${expected ? 'does not list' : 'lists'} ${iri}`);
  }

  it('says what it is, with a part less to be ready', async () => {
    const ready = await fetch(`${replica.url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ready', parts: { store: true, index: true } });
    expect(replica.output()).toContain('Read-only');
    expect(await (await fetch(replica.url)).text()).toContain(`submit and revoke at <a href="${REGISTRY}">`);
  });

  it('shows what another process has published', async () => {
    expect(await writer().publish(federation.vp(member, onboarding))).toMatchObject({ status: 201 });
    await untilListed(`${member.base}/participant`, true);
    const page = await fetch(`${replica.url}/participants`, { headers: { accept: 'application/json' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Member')]);
    const entry = await fetch(`${replica.url}/entities/${encodeURIComponent(`${member.base}/participant`)}`);
    expect(entry.status).toBe(200);
    const { changes } = (await (await fetch(`${replica.url}/changes?since=0`)).json()) as { changes: object[] };
    expect(changes).toHaveLength(onboarding.length);
    const raw = await reader().read(sha256(person), 'application/vc+jwt');
    expect(await raw.text()).toBe(person);
    expect((await fetch(`${replica.url}/graphiql`)).status).toBe(200);
    expect((await fetch(`${replica.url}/problems/request/read-only`)).status).toBe(200);
  });

  it.each([
    ['POST', '/credentials', 'application/vp+jwt', ''],
    ['POST', '/credentials?dryRun=true', 'text/plain', ''],
    ['DELETE', `/credentials/${sha256(person)}`, undefined, 'GET, HEAD'],
  ] as const)('refuses %s %s and names where to write', async (method, path, type, allow) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const refused = await fetch(`${replica.url}${path}`, { method, headers, ...(type ? { body: person } : {}) });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow]);
    const problem = (await refused.json()) as { code: string; findings: { fix: { text: string } }[] };
    expect(problem.code).toBe('request/read-only');
    expect(problem.findings[0]?.fix.text).toContain(`${REGISTRY}${path.split('?', 1)[0]}`);
    // Sent there without its parameters, a dry run would publish.
    expect(problem.findings[0]?.fix.text.includes('with the same parameters')).toBe(path.includes('?'));
  });

  it('has no route that writes or signs, and describes none', async () => {
    expect((await fetch(`${replica.url}/.well-known/did.json`)).status).toBe(404);
    const description = (await (await fetch(`${replica.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, object>>;
      info: { description: string };
    };
    expect(description.info.description).toContain(REGISTRY);
    const methods = Object.entries(description.paths).flatMap(([path, of]) =>
      Object.keys(of).map((m) => `${m} ${path}`),
    );
    expect(methods.filter((one) => !one.startsWith('get '))).toEqual(['post /graphql']);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/search', '/changes', '/entities/{iri}', '/credentials/{digest}']),
    );
  });

  it('leaves nothing on the disk', () => {
    expect(existsSync(replicaData)).toBe(false);
  });

  // Where the system tells it: no judging threads, no shapes, none of the code that verifies and signs.
  (existsSync('/proc') ? it : it.skip)('takes two thirds of the memory at most', () => {
    expect(residentMb(replica)).toBeLessThan(0.7 * residentMb(registry));
  });

  it('follows within a second what is published and revoked', async () => {
    const shown: number[] = [];
    const gone: number[] = [];
    for (let round = 0; round < 5; round++) {
      const body = federation.vc(member, serviceOffering(member, `round-${round}`));
      const { credentials } = await writer().publish(body);
      const { subject } = credentials[0] as { readonly subject: string };
      shown.push(await untilListed(subject, true));
      const word = { audience: REGISTRY, digest: sha256(body), at: new Date().toISOString() };
      expect(await writer().revoke(sha256(body), revocationToken(member, word))).toBe(204);
      gone.push(await untilListed(subject, false));
      expect(await reader().statusOf(sha256(body))).toBe('revoked');
    }
    // The middle one: a busy machine may hold up any single one.
    for (const times of [shown, gone]) expect(times.sort((a, b) => a - b)[2]).toBeLessThan(1_000);
  }, 120_000);

  it('sets up no database, and says why it cannot use an empty one', async () => {
    const driver = driverOf(server);
    try {
      await driver.executeQuery('MATCH (h:LogHead) SET h:Hidden REMOVE h:LogHead');
      await expect(startProcess(readOnly)).rejects.toThrow(/cannot be used \(a database of layout none/);
      const { records } = await driver.executeQuery('MATCH (h:LogHead) RETURN h');
      expect(records).toHaveLength(0);
    } finally {
      await driver.executeQuery('MATCH (h:Hidden) SET h:LogHead REMOVE h:Hidden');
      await driver.close();
    }
  });
});

describe('the read side alone on the embedded store', () => {
  it('is not started, and says why', async () => {
    await expect(startProcess({ CADASTRE_SIDES: 'catalogue' })).rejects.toThrow(
      /CADASTRE_SIDES=catalogue needs NEO4J_URI: the embedded store can only be used by the process that writes it/,
    );
  });
});

function residentMb({ child }: CadastreProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
