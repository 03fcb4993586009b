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

  it('keeps no view beyond the end of what it shows', async () => {
    const later = { ...sources, clock: () => new Date('2026-07-01T00:00:00Z') };
    expect(await new Reader(later, ANONYMOUS).entity(IRI)).toBeUndefined();
    expect((await new Reader(later, ANONYMOUS).entity(IRI, { includeInactive: true }))?.trust.status).toBe('EXPIRED');
    expect((await new Reader(sources, ANONYMOUS).entity(IRI))?.trust.status).toBe('ACTIVE');
  });
});
