import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CadastreClient, revocationToken, sha256 } from '../../../test/support/client.ts';
import { legalPerson } from '../../../test/support/documents.ts';
import { createFederation } from '../../../test/support/federation.ts';
import { loadConfig } from './config.ts';
import { openCadastre, type Cadastre } from './open-cadastre.ts';

const federation = createFederation();
const data = mkdtempSync(join(tmpdir(), 'cadastre-'));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an instance with every part', () => {
  const hospital = federation.participant();
  const stranger = federation.participant();
  const credentials = federation.onboarding(hospital);
  const [person = ''] = credentials;
  const presentation = federation.vp(hospital, credentials);
  let cadastre: Cadastre;
  let client: CadastreClient;
  let publicUrl: string;

  beforeAll(async () => {
    federation.writeTrust(join(data, 'trust'));
    const port = await freePort();
    publicUrl = `http://127.0.0.1:${port}`;
    cadastre = await openCadastre(loadConfig({ PORT: String(port), CADASTRE_DATA: data }), {
      log: 'silent',
      workers: 1,
    });
    client = new CadastreClient(publicUrl);
  });
  afterAll(async () => {
    await cadastre.close();
    rmSync(data, { recursive: true });
  });

  it('is ready', async () => {
    const response = await fetch(`${publicUrl}/health/ready`);
    expect([response.status, await response.json()]).toMatchObject([200, { status: 'ready' }]);
  });

  it('rehearses, stores once, and answers an identical body', async () => {
    const rehearsed = await client.publish(presentation, { query: '?dryRun=true' });
    expect(rehearsed).toMatchObject({ status: 200, outcome: 'compliant' });
    expect(rehearsed.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(await client.statusOf(sha256(person))).toBeUndefined();
    const stored = await client.publish(presentation);
    expect(stored).toMatchObject({ status: 201, outcome: 'compliant', level: 'SC' });
    const again = await client.publish(presentation);
    expect(again).toMatchObject({ status: 200, outcome: 'compliant', attestation: stored.attestation });
  });

  it('tells how each criterion stands: in a dry run, on admission, of the credential and of the decision (contract §7)', async () => {
    const subject = `${hospital.base}/participant`;
    const expected = [
      {
        id: 'PA1.1',
        title: expect.any(String),
        levels: ['SC'],
        state: 'met',
        assessedBy: 'catalogue',
        evidence: expect.arrayContaining([{ digest: sha256(person), subject, pointer: '/credentials/0' }]),
        clause: expect.stringMatching(/#PA1\.1$/),
      },
      { id: 'P1.3.2', levels: ['SC', 'L1', 'L2', 'L3'], state: 'not-applicable', evidence: [] },
      { id: 'P1.2.5', state: 'not-applicable' },
    ];
    const stored = await client.publish(presentation);
    expect((await client.publish(presentation, { query: '?dryRun=true' })).criteria).toMatchObject(expected);
    expect(stored.criteria).toMatchObject(expected);
    const known = (await (await client.read(sha256(person))).json()) as { criteria: object; report: object };
    expect(known.criteria).toEqual(stored.criteria);
    const record = await fetch(`${publicUrl}/decisions/${sha256(presentation)}`);
    const decision = (await record.json()) as typeof known;
    expect(decision.criteria).toEqual(stored.criteria);
    // The report names what was validated, as before, and does not tell the results twice.
    expect(known.report).toMatchObject({ criteria: [expect.stringMatching(/#PA1\.1$/)] });
    expect(known.report).not.toHaveProperty('results');
  });

  it('tells it of what the rules refuse too, and of nothing that they did not reach', async () => {
    const [alone = '', number = ''] = federation.onboarding(stranger);
    const refused = await client.publish(federation.vp(stranger, [alone, number]), { query: '?dryRun=true' });
    expect(refused.outcome).toBe('refused');
    expect(refused.criteria?.[0]).toMatchObject({ id: 'PA1.1', state: 'unmet' });
    const lab = await client.publish(federation.vp(stranger, [alone, number]), { query: '?dryRun=true&policy=lab' });
    expect(lab).toMatchObject({ outcome: 'accepted', criteria: refused.criteria });
    const forged = federation.vp(stranger, [federation.vc(stranger, legalPerson(stranger), { signedBy: hospital })]);
    const unread = await client.publish(forged, { query: '?dryRun=true' });
    expect([unread.outcome, unread.criteria]).toEqual(['refused', undefined]);
  });

  it('reads a credential as knowledge, bytes and payload', async () => {
    const digest = sha256(person);
    const json = await client.read(digest);
    expect([json.headers.get('etag'), json.headers.get('vary')]).toEqual([`"${digest}"`, 'Accept, Accept-Language']);
    const known = (await json.json()) as { claims: object[]; report: object; decision: object; raw?: string };
    expect(known).toMatchObject({
      kind: 'credential',
      status: 'active',
      decision: { outcome: 'compliant', level: 'SC' },
    });
    expect(known.claims.length).toBeGreaterThan(5);
    expect(known.report).toBeDefined();
    expect(known.raw).toBeUndefined();
    const bytes = await client.read(digest, 'application/vc+jwt');
    expect(await bytes.text()).toBe(person);
    expect(bytes.headers.get('cache-control')).toContain('immutable');
    const payload = await client.read(digest, 'application/ld+json');
    expect(await payload.json()).toEqual(JSON.parse(Buffer.from(person.split('.')[1] ?? '', 'base64url').toString()));
    expect((await client.read(digest, 'text/turtle')).status).toBe(406);
    const same = await fetch(`${publicUrl}/credentials/${digest}`, {
      headers: { 'If-None-Match': `W/"x", "${digest}"` },
    });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const head = await fetch(`${publicUrl}/credentials/${digest}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, `"${digest}"`]);
  });

  it('is found by GraphQL at once', async () => {
    const { participants } = await client.graphql<{ participants: object }>(
      '{ participants { totalCount nodes { iri } } }',
    );
    expect(participants).toMatchObject({ totalCount: 1 });
  });

  it('describes every route it has, and no other', async () => {
    const response = await fetch(`${publicUrl}/openapi.json`);
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    // An IRI may stand in the path as it is, slashes and all; OpenAPI knows no such parameter.
    const routed = cadastre.routes
      .list()
      .flatMap(([method, path]) => (method === 'HEAD' ? [] : [`${method} ${path.replace('/*', '/:iri')}`]));
    expect(described.sort()).toEqual(routed.sort());
  });

  it('reads an attestation by its own digest only', async () => {
    const { attestation = '' } = await client.publish(presentation);
    const read = await client.read(sha256(attestation), 'application/vc+jwt');
    expect([read.status, await read.text()]).toEqual([200, attestation]);
    expect(await (await client.read(sha256(attestation))).json()).toMatchObject({ kind: 'attestation' });
    expect((await client.read(sha256(presentation))).status).toBe(404);
  });

  it('keeps the answer of an Idempotency-Key in the store', async () => {
    const other = federation.participant();
    federation.writeTrust(join(data, 'trust'));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const body = federation.joining(other);
    const headers = { 'Idempotency-Key': 'join-1' };
    const first = await client.publish(body, { headers });
    const second = await client.publish(body, { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect({ ...second, headers: 0 }).toEqual({ ...first, headers: 0 });
    expect(await client.publish(presentation, { headers })).toMatchObject({
      status: 422,
      code: 'idempotency/mismatch',
    });
  });

  it('revokes on the word of the issuer alone', async () => {
    const digest = sha256(person);
    const word = { audience: publicUrl, digest, at: new Date().toISOString() };
    expect(await client.revoke(digest, undefined)).toBe(401);
    expect(await client.revoke(digest, 'a.b.c')).toBe(401);
    expect(await client.revoke(digest, revocationToken(stranger, word))).toBe(403);
    expect(await client.revoke('0'.repeat(64), revocationToken(hospital, { ...word, digest: '0'.repeat(64) }))).toBe(
      404,
    );
    expect(await client.revoke(digest, revocationToken(hospital, word))).toBe(204);
    expect(await client.statusOf(digest)).toBe('revoked');
    const ended = await client.read(digest);
    expect(ended.headers.get('etag')).toBe(`"${digest}-revoked"`);
    expect(await client.publish(presentation)).toMatchObject({ status: 409, code: 'admission/ended' });
  });
});
