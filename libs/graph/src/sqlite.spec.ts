import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeContract } from '../../../test/store/contract.ts';
import { AT, commit, credential, digestOf } from '../../../test/store/fixtures.ts';
import { openSqlite } from './sqlite.ts';

describe('the embedded store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-sqlite-'));
  const path = join(folder, 'store.sqlite');
  afterAll(() => rmSync(folder, { recursive: true }));

  storeContract({
    open: () => openSqlite({ path }),
    count: () => {
      const db = new Database(path, { readonly: true });
      const rows = (table: string): number => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
      const found = {
        ...{
          credential: rows('credential'),
          entity: rows('entity'),
          fragment: rows('fragment'),
          reference: rows('edge'),
        },
        label: rows('label'),
      };
      db.close();
      const { label, ...kept } = found;
      if (kept.fragment === 0 && label > 0) throw new Error('labels of no credential are left');
      return Promise.resolve(kept);
    },
  });

  it('neither reads nor writes a file that was exchanged under it, and acknowledges nothing', async () => {
    const file = join(folder, 'exchanged.sqlite');
    const store = await openSqlite({ path: file });
    try {
      const said = (name: string) =>
        commit([credential({ issuer: 'did:web:a.example', subject: `https://a.example/${name}` })]);
      await store.commit(said('before'));
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
      await sleep(1_000);
      await expect(store.commit(said('after'))).rejects.toMatchObject({ code: 'store/unavailable' });
      await expect(store.size()).rejects.toMatchObject({ code: 'store/unavailable' });
    } finally {
      await store.close();
    }
  });

  it('is written by one process: a second opening is refused, and let in when the first is closed', async () => {
    const file = join(folder, 'locked.sqlite');
    const first = await openSqlite({ path: file });
    await expect(openSqlite({ path: file })).rejects.toThrow('is in use by another process');
    await first.close();
    await (await openSqlite({ path: file })).close();
  });

  it('says why a file cannot be opened, and lets go of it', async () => {
    const file = join(folder, 'broken.sqlite');
    writeFileSync(file, 'this is no database'.repeat(100));
    await expect(openSqlite({ path: file })).rejects.toThrow('file is not a database');
    rmSync(file);
    await (await openSqlite({ path: file })).close();
  });

  it('brings a file of the first layout to the present one, without loss', async () => {
    const file = join(folder, 'older.sqlite');
    const [one, other] = ['urn:old:1', 'urn:old:2'].map((subject) =>
      credential({ issuer: 'did:web:old.example', subject, anchor: digestOf('root') }),
    ) as [ReturnType<typeof credential>, ReturnType<typeof credential>];
    const report = JSON.stringify({ findings: [], chains: [{ digest: one.digest, anchor: one.anchor }] });
    const store = await openSqlite({ path: file });
    await store.commit(commit([one, other], { decision: { report } }));
    await store.end(one.digest, 'revoked', AT);
    const log = await store.log(0, 10);
    await store.close();
    const db = new Database(file);
    db.exec(`DROP TABLE ended_subject; ALTER TABLE credential DROP COLUMN anchor; ALTER TABLE credential DROP COLUMN chain_until;
      DROP TABLE refusal; DROP TABLE refusal_iri; DROP TABLE known_issuer; PRAGMA user_version = 1`);
    db.close();
    const again = await openSqlite({ path: file });
    expect(await again.log(0, 10)).toEqual(log);
    const { classKey: _classKey, fragments: _fragments, ...kept } = one;
    expect(await again.credential(one.digest)).toMatchObject({ ...kept, status: 'revoked' });
    expect(await again.credential(other.digest)).not.toHaveProperty('anchor');
    expect([...(await again.lastWords([one.subject, other.subject])).keys()]).toEqual([one.subject]);
    expect(await again.refusals(one.subject, AT)).toEqual([]);
    await again.close();
    await (await openSqlite({ path: file })).close();
  });

  it('knows the issuers of a file of the second layout, those included whose every word has ended', async () => {
    const file = join(folder, 'second.sqlite');
    const [old, gone, visitor] = ['did:web:old.example', 'did:web:gone.example:team', 'did:web:visitor.example'];
    const subjects = ['https://old.example/new', 'https://gone.example/team/new', 'https://gone.example/new'];
    const store = await openSqlite({ path: file });
    const ended = credential({ issuer: gone, subject: 'https://gone.example/team/x' });
    await store.commit(commit([credential({ issuer: old, subject: 'https://old.example/x' }), ended]));
    await store.end(ended.digest, 'revoked', AT);
    await store.close();
    const db = new Database(file);
    db.exec(`DROP TABLE known_issuer; DROP TABLE ended_subject; ALTER TABLE credential DROP COLUMN chain_until;
      PRAGMA user_version = 2`);
    db.close();
    const again = await openSqlite({ path: file });
    for (const subject of subjects) await again.commit(commit([credential({ issuer: visitor, subject })]));
    expect([...(await again.owners(subjects)).values()]).toEqual([old, gone, visitor]);
    await again.close();
  });

  it('refuses a file of a newer layout', async () => {
    const file = join(folder, 'newer.sqlite');
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    await expect(openSqlite({ path: file })).rejects.toThrow('has layout 99');
  });

  it('finishes what was accepted before it closes, and is unavailable afterwards', async () => {
    const file = join(folder, 'closing.sqlite');
    const store = await openSqlite({ path: file });
    const submissions = Array.from({ length: 50 }, (_, i) =>
      commit([credential({ issuer: 'did:web:c.example', subject: `urn:c:${i}` })]),
    );
    const accepted = submissions.map((submission) => store.commit(submission));
    await store.close();
    expect((await Promise.all(accepted)).every((verdict) => verdict.kind === 'stored')).toBe(true);
    await expect(store.size()).rejects.toMatchObject({ code: 'store/unavailable' });
    await expect(store.commit(submissions[0] ?? commit([]))).rejects.toMatchObject({ code: 'store/unavailable' });
    expect(await store.ready()).toBe(false);
    const again = await openSqlite({ path: file });
    expect(await again.size()).toBe(50);
    await again.close();
  });
});
