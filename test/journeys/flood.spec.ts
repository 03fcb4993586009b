import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../apps/cadastre/src/config.ts';
import { openCadastre, type Cadastre } from '../../apps/cadastre/src/open-cadastre.ts';
import { CadastreClient } from '../support/client.ts';
import { serviceOffering } from '../support/documents.ts';
import { createFederation, type Party } from '../support/federation.ts';
import { openLoopbackDoor, type LoopbackDoor } from '../support/loopback-door.ts';

const LIMIT = 20;
const federation = createFederation();
const data = mkdtempSync(join(tmpdir(), 'flood-'));
const far = Array.from({ length: 17 }, (_, i) => federation.participant({ did: didOf(i), pinned: false }));

function didOf(i: number): string {
  return `did:web:hang${i}.cadastre-test.eu`;
}

// contract.md §1, limits: nobody's work starves another's, and what is asked of the network is bounded by submission.
describe('an instance whose clients name hosts that hang', () => {
  const member = federation.participant();
  let hosts: LoopbackDoor;
  let cadastre: Cadastre;
  let client: CadastreClient;
  let sent = 0;

  beforeAll(async () => {
    federation.writeTrust(join(data, 'trust'));
    hosts = await openLoopbackDoor({
      hosts: Object.fromEntries(far.map((_, i) => [didOf(i).slice('did:web:'.length), () => undefined])),
    });
    const settings = { PORT: '0', CADASTRE_DATA: data, CADASTRE_PUBLIC_URL: 'https://cadastre.example' };
    const config = loadConfig({ ...settings, CADASTRE_REFUSAL_LIMIT: String(LIMIT) });
    cadastre = await openCadastre(config, { log: 'silent', workers: 1, door: hosts.door });
    client = new CadastreClient(cadastre.url);
    expect((await client.publish(federation.joining(member))).status).toBe(201);
  }, 60_000);
  afterAll(async () => {
    await cadastre.close();
    await hosts.close();
    rmSync(data, { recursive: true });
  });

  const naming = (parties: readonly Party[]): string =>
    federation.vp(
      member,
      parties.map((party) => federation.vc(party, serviceOffering(party, `far-${sent++}`))),
    );

  it('refuses a seventeenth host, and tells a dry run the same as its finding', async () => {
    const body = naming(far);
    const answer = await client.publish(body);
    expect([answer.status, answer.code]).toEqual([422, 'trust/too-many-hosts']);
    expect(answer.findings[0]).toMatchObject({
      pointer: '',
      expected: 'at most 16 hosts',
      found: '17 hosts',
      fix: { text: expect.any(String) },
    });
    const dry = await client.publish(body, { query: '?dryRun=true' });
    expect([dry.status, dry.outcome, dry.findings[0]?.code]).toEqual([200, 'refused', 'trust/too-many-hosts']);
    expect(hosts.requests).toEqual([]);
  });

  it('publishes beside them at once, gives them up in time and takes a token for each', async () => {
    const started = performance.now();
    const bodies = Array.from({ length: 16 }, () => naming(far.slice(0, 16)));
    const waiting = bodies.map((body, i) => client.publish(body, i % 2 === 0 ? {} : { query: '?dryRun=true' }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(hosts.requests.length).toBeGreaterThan(0);
    const valid = performance.now();
    const offering = federation.vc(member, serviceOffering(member, 'beside'));
    expect((await client.publish(offering)).status).toBe(201);
    expect(performance.now() - valid).toBeLessThan(2_000);
    const answers = await Promise.all(waiting);
    expect(performance.now() - started).toBeLessThan(15_000);
    answers.forEach((answer, i) => {
      const expected = i % 2 === 0 ? [503, 'trust/unreachable'] : [200, undefined];
      expect([answer.status, answer.code]).toEqual(expected);
      expect(answer.outcome).toBe('refused');
      const errors = answer.findings.filter(({ severity }) => severity === 'error');
      expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['trust/unreachable']));
    });
    // Eight of each have spent eight tokens of each bucket; one token of each went to the seventeenth host.
    for (const query of ['', '?dryRun=true']) {
      const statuses: number[] = [];
      while (statuses.length < LIMIT && statuses.at(-1) !== 429)
        statuses.push((await client.publish('no token', { query, contentType: 'application/vp+jwt' })).status);
      // Meanwhile the bucket fills again, by a third of a token a second.
      expect(statuses.length - 1).toBeGreaterThanOrEqual(LIMIT - 9);
      expect(statuses.length - 1).toBeLessThanOrEqual(LIMIT - 9 + 6);
      expect(statuses.at(-1)).toBe(429);
    }
  }, 60_000);
});
