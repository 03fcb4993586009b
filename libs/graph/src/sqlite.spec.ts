import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeContract } from '../../../test/store/contract.ts';
import { expectSealed, layoutFive, openingsOf } from '../../../test/store/layout-five.ts';
import { verifiedLog } from '../../../test/store/log-entries.ts';
import { AT, commit, credential, digestOf } from '../../../test/store/fixtures.ts';
import { openSqlite } from './sqlite.ts';

/** Back to layout 5, in what later layouts need of it. */
function unseal(db: Database.Database): void {
  db.exec(`ALTER TABLE decision ADD COLUMN report TEXT NOT NULL DEFAULT '';
    ALTER TABLE decision ADD COLUMN relied_on TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE decision ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
    UPDATE decision SET report = json_object('findings', json('[]'), 'chains', record -> '$.credentials');
    ALTER TABLE decision DROP COLUMN record; ALTER TABLE decision DROP COLUMN digest; ALTER TABLE log_entry DROP COLUMN commitment;
    ALTER TABLE log_entry DROP COLUMN salt; ALTER TABLE log_entry DROP COLUMN record;`);
}

/** Table → its columns, whatever their order. */
function columnsOf(file: string): object {
  const db = new Database(file, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const columns = tables.map((table) => {
    const names = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
    return [table, names.sort()];
  });
  db.close();
  return Object.fromEntries(columns) as object;
}

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
    const store = await openSqlite({ path: file });
    const chains = [{ digest: one.digest, anchor: digestOf('root') }];
    await store.commit(commit([one, other], { decision: { credentials: chains } }));
    await store.end(one.digest, 'revoked', AT);
    const log = (await store.log(0, 10)).map(({ leaf: _leaf, ...entry }) => entry);
    await store.close();
    const db = new Database(file);
    unseal(db);
    db.exec(`DROP TABLE ended_subject; ALTER TABLE credential DROP COLUMN anchor; ALTER TABLE credential DROP COLUMN chain_until;
      DROP TABLE refusal; DROP TABLE refusal_iri; DROP TABLE known_issuer; PRAGMA user_version = 1`);
    db.close();
    const again = await openSqlite({ path: file });
    expect(await verifiedLog(again)).toMatchObject(log);
    const { classKey: _classKey, fragments: _fragments, ...kept } = one;
    expect(await again.credential(one.digest)).toMatchObject({ ...kept, status: 'revoked' });
    expect(await again.credential(other.digest)).not.toHaveProperty('anchor');
    expect([...(await again.lastWords([one.subject, other.subject])).keys()]).toEqual([one.subject]);
    expect(await again.refusals(one.subject, AT)).toEqual([]);
    await again.close();
    await (await openSqlite({ path: file })).close();
  });

  it('brings a real file of the fifth layout over: every entry a leaf of version 2, in its order', async () => {
    const file = join(folder, 'fifth.sqlite');
    const former = layoutFive(file);
    const store = await openSqlite({ path: file });
    await expectSealed(store, former);
    const [log, openings] = [await store.log(0, 100), await openingsOf(store)];
    await store.close();
    const again = await openSqlite({ path: file });
    expect([await again.log(0, 100), await openingsOf(again)]).toEqual([log, openings]);
    const next = await again.commit(commit([credential({ issuer: 'did:web:new.example', subject: 'urn:new' })]));
    expect(next).toMatchObject({ credentials: [{ sequence: former.entries.length }] });
    await verifiedLog(again);
    await again.close();
    expect(columnsOf(file)).toEqual(columnsOf(path));
  });

  it('leaves a file of the fifth layout as it is where one decision in it cannot be brought over', async () => {
    const file = join(folder, 'broken-fifth.sqlite');
    layoutFive(file);
    const rowsOf = (db: Database.Database): unknown =>
      ['log_entry', 'decision'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const db = new Database(file);
    db.exec(`UPDATE decision SET report = '{' WHERE id = 7`);
    const before = rowsOf(db);
    db.close();
    await expect(openSqlite({ path: file })).rejects.toThrow('JSON');
    const after = new Database(file);
    expect(rowsOf(after)).toEqual(before);
    expect(after.pragma('user_version', { simple: true })).toBe(5);
    after.exec(`UPDATE decision SET report = '{}' WHERE id = 7`);
    after.close();
    const store = await openSqlite({ path: file });
    await verifiedLog(store);
    await store.close();
  });

  it('tells how far it has come with a large file', async () => {
    const file = join(folder, 'large.sqlite');
    const { entries } = layoutFive(file);
    const db = new Database(file);
    const last = entries.length - 1;
    db.exec(`WITH RECURSIVE n(i) AS (SELECT ${last + 1} UNION ALL SELECT i + 1 FROM n WHERE i < 50010)
      INSERT INTO log_entry SELECT i, time, kind, digest, subjects, leaf FROM n, log_entry WHERE seq = ${last};
      UPDATE log_head SET size = 50011`);
    db.close();
    const told: (readonly [number, number])[] = [];
    const store = await openSqlite({ path: file, progress: (done, total) => told.push([done, total]) });
    expect(told).toEqual([
      [25_000, 50_011],
      [50_000, 50_011],
    ]);
    expect(await store.size()).toBe(50_011);
    await store.close();
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
    unseal(db);
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
