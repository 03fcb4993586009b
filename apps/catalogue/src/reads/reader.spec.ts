import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { createIndex } from '#search';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish, RELEASE } from '../../../../test/support/small-catalogue.ts';
import { Cards } from './cards.ts';
import { Follow } from '../follow/follow.ts';
import { Reader, type Catalogue } from './reader.ts';

const IRI = 'https://a.test/me';

describe('a reader', () => {
  let folder: string;
  let store: GraphStore;
  let catalogue: Catalogue;
  let reads = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-reader-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    const said = { iri: IRI, class: 'LegalPerson', issuer: 'did:web:a.test' };
    await publish(store, { ...said, properties: { name: 'Me' }, validUntil: '2026-07-01T00:00:00Z' });
    const index = createIndex({ columns: (RELEASE.columns ?? []).map(({ name }) => name) });
    const cards = new Cards();
    const follow = new Follow({ store, index, release: RELEASE, onTouched: (iris) => cards.drop(iris) });
    await follow.start();
    const fragments = store.fragments.bind(store);
    store.fragments = (iris) => (reads++, fragments(iris));
    catalogue = { store, index, cards, follow, release: RELEASE, clock: () => new Date('2026-06-01T00:00:00Z') };
  });
  afterAll(async () => {
    await catalogue.follow.stop();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('asks the store for nothing once the client left', async () => {
    const abort = new AbortController();
    const reader = new Reader(catalogue, { signal: abort.signal });
    abort.abort(new Error('left'));
    await expect(reader.entity(IRI)).rejects.toThrow('left');
    await expect(reader.credentials(['0'.repeat(64)])).rejects.toThrow('left');
    await expect(reader.refusals(IRI)).rejects.toThrow('left');
    expect(reads).toBe(0);
  });

  it('reads a subject once, whoever asks, in any language', async () => {
    for (const languages of [[], ['de'], ['fr', 'en'], []])
      expect((await new Reader(catalogue, { languages }).entity(IRI))?.name).toBe('Me');
    expect(reads).toBe(1);
  });

  it('keeps no view beyond the end of what it shows', async () => {
    const later = { ...catalogue, clock: () => new Date('2026-07-01T00:00:00Z') };
    expect(await new Reader(later).entity(IRI)).toBeUndefined();
    expect((await new Reader(later).entity(IRI, { includeInactive: true }))?.trust.status).toBe('EXPIRED');
    expect((await new Reader(catalogue).entity(IRI))?.trust.status).toBe('ACTIVE');
  });
});
