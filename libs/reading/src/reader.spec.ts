import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { createIndex } from '#search';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish, RELEASE } from '../../../test/support/small-catalogue.ts';
import { ANONYMOUS } from './caller.ts';
import { EntryCache } from './entries/entry-cache.ts';
import { LogTail } from './feed/log-tail.ts';
import { IndexFollower } from './follower/index-follower.ts';
import { Reader, type Sources } from './reader.ts';

const IRI = 'https://a.test/me';
const ALL = { since: 0, wanted: {} };

describe('a reader', () => {
  let folder: string;
  let store: GraphStore;
  let sources: Sources;
  let reads = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-reader-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    const said = { iri: IRI, class: 'LegalPerson', issuer: 'did:web:a.test' };
    await publish(store, { ...said, properties: { name: 'Me' }, validUntil: '2026-07-01T00:00:00Z' });
    const index = createIndex({ columns: (RELEASE.columns ?? []).map(({ name }) => name) });
    const cache = new EntryCache();
    const follower = new IndexFollower({ store, index, release: RELEASE, onTouched: (iris) => cache.drop(iris) });
    const tail = new LogTail({ store, follower });
    await follower.start();
    const fragments = store.fragments.bind(store);
    store.fragments = (iris) => (reads++, fragments(iris));
    const clock = (): Date => new Date('2026-06-01T00:00:00Z');
    sources = { store, index, cache, follower, tail, release: RELEASE, clock };
  });
  afterAll(async () => {
    await sources.follower.stop();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('asks the store for nothing once the client left', async () => {
    const abort = new AbortController();
    const reader = new Reader(sources, ANONYMOUS, { signal: abort.signal });
    abort.abort(new Error('left'));
    await expect(reader.entity(IRI)).rejects.toThrow('left');
    await expect(reader.credentials(['0'.repeat(64)])).rejects.toThrow('left');
    await expect(reader.refusals(IRI)).rejects.toThrow('left');
    expect(reads).toBe(0);
  });

  it('reads a subject once, whoever asks, in any language', async () => {
    for (const languages of [[], ['de'], ['fr', 'en'], []])
      expect((await new Reader(sources, ANONYMOUS, { languages }).entity(IRI))?.name).toBe('Me');
    expect(reads).toBe(1);
  });

  it('tells nobody of what is hidden, by whichever question', async () => {
    const hidden = 'https://b.test/hidden';
    const digest = await publish(store, {
      ...{ iri: hidden, class: 'DataProduct', issuer: 'did:web:b.test' },
      properties: { name: 'Hidden' },
      references: { dependsOn: 'https://b.test/dataset' },
    });
    const refused = { digest: 'd'.repeat(64), at: '2026-05-20T00:00:00Z', codes: ['x'], iris: [hidden] };
    await store.recordRefusal(refused);
    await sources.follower.upTo();
    const questions = async (): Promise<readonly unknown[]> => {
      const reader = new Reader(sources, ANONYMOUS);
      return [
        ...[reader.listed(hidden)?.iri, (await reader.entity(hidden))?.iri, (await reader.fragments(hidden)).length],
        ...[
          (await reader.validFragments([hidden])).length,
          (await reader.ownersFragments([hidden])).size,
          await reader.ownerOf(hidden),
        ],
        ...[(await reader.credential(digest))?.digest, (await reader.credentials([digest])).length],
        ...[(await reader.decision(digest))?.record.presentation, (await reader.refusals(hidden)).length],
        ...[await reader.referrers('https://b.test/dataset', 9), (await reader.feed.page(ALL, 99)).changes.length],
        reader.search({ includeInactive: true, first: 9, now: reader.now }).hits.map(({ iri }) => iri),
      ];
    };
    expect(await questions()).toEqual([
      ...[hidden, hidden, 1, 1, 1, 'did:web:b.test', digest, 1, digest, 1, [hidden], 2],
      [hidden, IRI],
    ]);
    const listing = { names: [], descriptions: [], keywords: [], classes: [], kinds: ['DATA'], values: {} } as const;
    const facts = { iri: hidden, issuer: 'did:web:b.test', outcome: 'COMPLIANT', status: 'ACTIVE' } as const;
    sources.index.put({ ...listing, ...facts, sequence: 1, published: 0, validFrom: 0, hidden: true });
    expect(await questions()).toEqual([
      ...[undefined, undefined, 0, 0, 0, undefined, undefined, 0, undefined, 0, [], 1],
      [IRI],
    ]);
    await store.end(digest, 'revoked', '2026-05-21T00:00:00Z');
    expect(await new Reader(sources, ANONYMOUS).lastCredential(hidden)).toBeUndefined();
  });

  it('keeps no view beyond the end of what it shows', async () => {
    const later = { ...sources, clock: () => new Date('2026-07-01T00:00:00Z') };
    expect(await new Reader(later, ANONYMOUS).entity(IRI)).toBeUndefined();
    expect((await new Reader(later, ANONYMOUS).entity(IRI, { includeInactive: true }))?.trust.status).toBe('EXPIRED');
    expect((await new Reader(sources, ANONYMOUS).entity(IRI))?.trust.status).toBe('ACTIVE');
  });
});
