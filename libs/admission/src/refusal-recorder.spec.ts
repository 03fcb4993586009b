import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqlite, type GraphStore, type RefusalRecord } from '#graph';
import { loadRelease } from '#rdf';
import { finding, Refusal } from '#refusal';
import { credential, serviceOffering, type Document } from '../../../test/support/documents.ts';
import { createFederation } from '../../../test/support/federation.ts';
import { ROOT } from '../../../test/support/shared.ts';
import { createRefusalRecorder } from './refusal-recorder.ts';

const AT = '2026-11-01T12:00:00Z';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const federation = createFederation({ at: AT });
const hrs = federation.participant({ did: 'did:web:hrs.example' });
const WRONG = new Refusal([
  finding('verify/expired', { severity: 'info' }),
  finding('shapes/min-count'),
  finding('shapes/in'),
  finding('shapes/min-count'),
]);

describe('what is kept of refused submissions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-refused-'));
  let store: GraphStore;
  const lost: unknown[] = [];
  let record: ReturnType<typeof createRefusalRecorder>;
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
    record = createRefusalRecorder({ store, release, onLost: (error) => lost.push(error) });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const offering = (key: string): Document => serviceOffering(hrs, key);
  const person = (key: string): Document => {
    const id = `https://hrs.example/people/${key}`;
    return credential({ issuer: hrs.did, id: `${id}/vc`, type: 'gx:NaturalPerson', subject: { id } });
  };
  const subjectOf = (document: Document): string => (document['credentialSubject'] as { id: string }).id;
  const refuse = (token: string | Uint8Array, error: unknown = WRONG): void =>
    record({ body: Buffer.from(token), at: AT }, error);
  /** The record that was made next; undefined where none was within a while. */
  const recordOf = async (iri: string): Promise<RefusalRecord | undefined> => {
    for (let n = 0; n < 40; n += 1) {
      const [found] = await store.refusals(iri, AT);
      if (found !== undefined) return found;
      await sleep(5);
    }
    return undefined;
  };

  it('names the IRIs of every credential it could read, the codes and the time', async () => {
    const [one, two] = [offering('one'), offering('two')];
    const nested = federation.vp(hrs, [federation.vc(hrs, two)]);
    refuse(federation.vp(hrs, [federation.vc(hrs, one), nested, 'not.a.token']));
    const found = await recordOf(subjectOf(one));
    expect(found).toMatchObject({ at: AT, codes: ['shapes/min-count', 'shapes/in'] });
    expect(found?.iris).toEqual([one['id'], subjectOf(one), two['id'], subjectOf(two)]);
    expect(found?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps nothing of people, whatever the submission was refused for', async () => {
    const beside = offering('beside');
    refuse(federation.vp(hrs, [federation.vc(hrs, person('a')), federation.vc(hrs, beside)]));
    expect((await recordOf(subjectOf(beside)))?.iris).toEqual([beside['id'], subjectOf(beside)]);
    const withPerson = offering('with-person');
    const both = federation.vp(hrs, [federation.vc(hrs, person('b')), federation.vc(hrs, withPerson)]);
    refuse(both, Refusal.of('admission/natural-person'));
    expect(await recordOf(subjectOf(withPerson))).toBeUndefined();
    expect(await store.refusals('https://hrs.example/people/a', AT)).toEqual([]);
    expect(await store.refusals('https://hrs.example/people/b', AT)).toEqual([]);
  });

  it.each<readonly [string, (subject: Document) => Document]>([
    ['the type as a property', (subject) => ({ ...subject, [`${RDF}type`]: { id: 'https://schema.org/Person' } })],
    [
      'the type under a prefix',
      (subject) => ({ '@context': { r: RDF }, ...subject, 'r:type': { id: 'schema:Person' } }),
    ],
    ['a name of its own for type', (subject) => ({ '@context': { kind: '@type' }, ...subject, kind: 'schema:Person' })],
    [
      'a name of its own for the class',
      (subject) => ({ '@context': { Human: { '@id': 'https://schema.org/Person' } }, ...subject, type: 'Human' }),
    ],
    [
      'the type the other way round',
      (subject) => ({ ...subject, knows: { '@id': 'https://schema.org/Person', '@reverse': { 'rdf:type': subject } } }),
    ],
  ])('keeps nothing of people who are told by %s, though it could not be read', async (name, told) => {
    const id = `https://hrs.example/people/${name.replaceAll(' ', '-')}`;
    const document = credential({ issuer: hrs.did, id: `${id}/vc`, type: 'gx:Thing', subject: { id } });
    const beside = offering(`beside-${name}`.replaceAll(' ', '-'));
    refuse(
      federation.vp(hrs, [
        federation.vc(hrs, { ...document, credentialSubject: told({ id }) }),
        federation.vc(hrs, beside),
      ]),
    );
    expect((await recordOf(subjectOf(beside)))?.iris).toEqual([beside['id'], subjectOf(beside)]);
    expect(await store.refusals(id, AT)).toEqual([]);
  });

  it('looks for people in linear time, whatever a type is', async () => {
    const types = [`${'x'.repeat(500_000)}#/`, '/x'.repeat(250_000), ':'.repeat(500_000)];
    for (const [index, type] of types.entries()) {
      const long = { ...offering(`long-${index}`), type: ['VerifiableCredential', type] };
      const start = performance.now();
      refuse(federation.vc(hrs, long));
      expect((await recordOf(subjectOf(long)))?.iris).toContain(subjectOf(long));
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });

  it('keeps nothing where a refusal may mend itself, where a defect was thrown, and of bytes that are no token', async () => {
    const [later, broken] = [offering('later'), offering('broken')];
    refuse(federation.vc(hrs, later), Refusal.of('trust/unreachable', { retryable: true }));
    refuse(federation.vc(hrs, broken), new TypeError('defect'));
    for (const bytes of ['', 'a.b.c', '{"credentialSubject":{"id":"urn:x"}}', Buffer.alloc(1_000, 0xff)]) refuse(bytes);
    expect(await recordOf(subjectOf(later))).toBeUndefined();
    expect(await recordOf(subjectOf(broken))).toBeUndefined();
    expect(lost).toEqual([]);
  });

  it('bounds what a flood can leave behind, and tells what was lost', async () => {
    const flood = Array.from({ length: 200 }, (_, n) => federation.vc(hrs, offering(`flood${n}`)));
    for (const token of flood) refuse(token);
    expect(await recordOf(subjectOf(offering('flood0')))).toBeDefined();
    await sleep(50);
    expect(await store.refusals(subjectOf(offering('flood63')), AT)).toHaveLength(1);
    expect(await store.refusals(subjectOf(offering('flood64')), AT)).toEqual([]);
    await store.close();
    refuse(flood[100] ?? '');
    await sleep(50);
    expect(lost).toMatchObject([{ code: 'store/unavailable' }]);
  });
});
