import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Driver, Plan } from 'neo4j-driver';
import { storeContract } from '../../../test/store/contract.ts';
import { AT, commit, credential, digestOf } from '../../../test/store/fixtures.ts';
import { describeWithNeo4j, driverOf } from '../../../test/support/neo4j.ts';
import {
  expectSealed,
  layoutFive,
  openingsOf,
  type Former,
  type FormerDecisionRow,
} from '../../../test/store/layout-five.ts';
import { verifiedLog } from '../../../test/store/log-entries.ts';
import { cuttableLine } from '../../../test/support/cuttable-line.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNeo4j } from './neo4j.ts';
import { HELD, HELD_LOCKED } from './neo4j/held.ts';
import { knownQuery } from './neo4j/known.ts';
import { ENDED_SUBJECTS, LAST_WORDS } from './neo4j/last-words.ts';
import { DECISIONS } from './neo4j/reads.ts';
import { BEYOND, OLD, REFUSALS, REFUSED } from './neo4j/refusals.ts';
import { ADD, END, SWEEP } from './neo4j/write.ts';

/** Back to the layout before decisions had records and entries openings. */
const UNSEAL = `MATCH (d:Decision) SET d.report = $report, d.reliedOn = [], d.evidence = [] REMOVE d.record, d.digest
  WITH DISTINCT 1 AS once MATCH (l:LogEntry) REMOVE l.commitment, l.salt, l.record`;

const COUNT = `RETURN COUNT { (:Credential) } AS credential, COUNT { (:Entity) } AS entity,
  COUNT { (:Fragment) } AS fragment, COUNT { (:Fragment)-[r]->(:Entity) WHERE type(r) <> 'DESCRIBES' } AS reference`;

const NOTHING_ASKED = { iris: [], described: [], digests: [], issuers: [], at: '2026-01-01T00:00:00Z' };

function operators(plan: Plan | false): readonly string[] {
  return plan === false ? [] : [plan.operatorType, ...plan.children.flatMap(operators)];
}

const LEFT = `MATCH (h:LogHead) RETURN COUNT { MATCH (d:Decision)
  WHERE d.report IS NOT NULL OR d.reliedOn IS NOT NULL OR d.evidence IS NOT NULL } AS reports, h.layout AS layout`;

/** The database as layout 4 had it, holding what a real file of that time held, and nothing else. */
async function layoutFour(driver: Driver, { database = 'neo4j' }: { readonly database?: string }): Promise<Former> {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-former-'));
  const former = layoutFive(join(folder, 'former.sqlite'));
  rmSync(folder, { recursive: true });
  const big = (n: number | null): bigint | null => (n === null ? null : BigInt(n));
  const list = (text: string): unknown => JSON.parse(text);
  const decisions = former.decisions.map(({ id, attestation_digest, relied_on, evidence, ...d }) => ({
    ...{ ...d, id: big(id), order: big(id), attestationDigest: attestation_digest },
    ...{ reliedOn: list(relied_on), evidence: list(evidence) },
  }));
  const credentials = former.credentials.map((c) => ({
    ...{ ...c, seq: big(c.seq), until: big(c.until), decision: big(c.decision), id: c.digest, subject: c.digest },
    ...{ type: 'x', outcome: 'compliant', validFrom: AT, raw: '', statements: '' },
  }));
  const entries = former.entries.map((l) => ({ ...l, seq: big(l.seq), subjects: list(l.subjects) }));
  const session = driver.session({ database });
  await session.run('MATCH (n) DETACH DELETE n');
  await session.run(
    `UNWIND $decisions AS r CREATE (d:Decision) SET d = r
     WITH DISTINCT 1 AS once UNWIND $credentials AS r MATCH (d:Decision {id: r.decision})
     CREATE (c:Credential)-[:DECIDED_BY]->(d) SET c = r REMOVE c.decision
     WITH DISTINCT 1 AS once UNWIND $entries AS r CREATE (l:LogEntry) SET l = r
     WITH DISTINCT 1 AS once MATCH (d:Decision) REMOVE d.id
     WITH DISTINCT 1 AS once CREATE (:LogHead {id: 0, size: $size, layout: 4})`,
    { decisions, credentials, entries, size: big(entries.length) },
  );
  await session.close();
  return former;
}

describeWithNeo4j('the Neo4j store', (server) => {
  let driver: Driver;
  beforeAll(() => {
    driver = driverOf(server);
  });
  afterAll(() => driver.close());

  storeContract({
    open: () => openNeo4j(server),
    count: async () => {
      const { records } = await driver.executeQuery(COUNT, {}, { database: server.database });
      const found = records[0]?.toObject() ?? {};
      return Object.fromEntries(Object.entries(found).map(([kind, n]) => [kind, Number(n)]));
    },
  });

  it('keeps several processes on one database exact: the log head is locked before anything is read', async () => {
    const stores = await Promise.all([openNeo4j(server), openNeo4j(server), openNeo4j(server)]);
    const [first] = stores;
    const size = (await first?.size()) ?? 0;
    const versions = Array.from({ length: 30 }, (_, i) =>
      credential({
        ...{ issuer: 'did:web:many.example', subject: 'https://many.example/x' },
        validFrom: `2026-01-${String(i + 1).padStart(2, '0')}T00:00:00Z`,
      }),
    );
    const verdicts = await Promise.all(versions.map(async (one, i) => stores[i % 3]?.commit(commit([one]))));
    const stored = verdicts.filter((verdict) => verdict?.kind === 'stored').length;
    expect(stored).toBeGreaterThan(0);
    expect(verdicts.every((verdict) => verdict?.kind === 'stored' || verdict?.kind === 'stale')).toBe(true);
    const log = (await first?.log(size, 100)) ?? [];
    expect(log.map((entry) => entry.sequence)).toEqual(log.map((_, i) => size + i));
    expect(log).toHaveLength(stored + stored - 1);
    expect((await first?.fragments(['https://many.example/x']))?.map((f) => f.digest)).toEqual([
      versions.at(-1)?.digest,
    ]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('keeps a host for its issuer whichever process met it: by the order of the log', async () => {
    const [one, two] = await Promise.all([openNeo4j(server), openNeo4j(server)]);
    const visitor = 'did:web:visitor.example';
    for (let round = 0; round < 20; round++) {
      const [host, subject] = [`did:web:race-${round}.example`, `https://race-${round}.example/x`];
      const arrival = credential({ issuer: host, subject: `https://race-${round}.example/participant` });
      const visit = credential({ issuer: visitor, subject });
      const [left, right] = round % 2 === 0 ? ([one, two] as const) : ([two, one] as const);
      const verdicts = await Promise.all([left.commit(commit([arrival])), right.commit(commit([visit]))]);
      const [arrived, visited] = verdicts.map((v) => (v.kind === 'stored' ? v.credentials[0]?.sequence : undefined));
      expect((await one.owners([subject])).get(subject)).toBe((arrived ?? 0) < (visited ?? 0) ? host : visitor);
      const later = credential({ issuer: visitor, subject: `${subject}/later` });
      await right.commit(commit([later]));
      expect(await left.fragments([later.subject])).toMatchObject([{ issuer: visitor, listed: false }]);
    }
    await Promise.all([one.close(), two.close()]);
  });

  it('reaches every node by an index: no label is scanned', async () => {
    const store = await openNeo4j(server);
    await store.known({ ...NOTHING_ASKED, issuerLabels: ['Issuer'] });
    const ofRefusals = [REFUSED, OLD, BEYOND, REFUSALS];
    const queries = [HELD, HELD_LOCKED, END, ADD, SWEEP, DECISIONS, LAST_WORDS, ENDED_SUBJECTS, ...ofRefusals];
    queries.push(knownQuery(['Issuer']), knownQuery([], true));
    for (const query of queries) {
      const session = driver.session({ database: server.database ?? 'neo4j' });
      const none = ['rows', 'ended', 'unlisted', 'owners', 'evidence', 'entities', 'decisions', 'fragments', 'log'];
      const asked = [
        'digests',
        'keysA',
        'keysB',
        'ending',
        'iris',
        'presentations',
        'tokens',
        'issuers',
        'claimants',
        'named',
      ];
      const lists = [...none, ...asked].map((name) => [name, []]);
      const parameters = { ...Object.fromEntries(lists), ...{ after: '', iri: '', before: 0n, beyond: 1n, limit: 1n } };
      const { summary } = await session.run(`EXPLAIN ${query}`, parameters);
      await session.close();
      const found = operators(summary.plan).filter((name) => /Scan|HashJoin/.test(name));
      expect([query.slice(0, 40), found]).toEqual([query.slice(0, 40), []]);
    }
    await store.close();
  });

  it('brings a database of the first layout to the present one, without loss', async () => {
    const session = driver.session({ database: server.database });
    const store = await openNeo4j(server);
    const [one, other] = ['urn:old:1', 'urn:old:2'].map((subject) =>
      credential({ issuer: 'did:web:old.example', subject, anchor: digestOf('root') }),
    ) as [ReturnType<typeof credential>, ReturnType<typeof credential>];
    const chains = [{ digest: one.digest, anchor: digestOf('root') }];
    await store.commit(commit([one, other], { decision: { credentials: chains } }));
    await store.end(one.digest, 'revoked', AT);
    await store.close();
    await session.run(UNSEAL, { report: JSON.stringify({ findings: [], chains }) });
    await session.run(`MATCH (h:LogHead) REMOVE h.layout WITH h MATCH (c:Credential) REMOVE c.anchor, c.endedSubject
      WITH DISTINCT 1 AS once MATCH (k:KnownIssuer) DELETE k WITH DISTINCT 1 AS once MATCH (s:EndedSubject) DELETE s`);
    const again = await openNeo4j(server);
    const { classKey: _classKey, fragments: _fragments, ...kept } = one;
    expect(await again.credential(one.digest)).toMatchObject({ ...kept, status: 'revoked' });
    expect(await again.credential(other.digest)).not.toHaveProperty('anchor');
    expect([...(await again.lastWords([one.subject, other.subject])).keys()]).toEqual([one.subject]);
    await again.close();
    await session.run('MATCH (h:LogHead) SET h.layout = 99');
    await expect(openNeo4j(server)).rejects.toThrow('has layout 99');
    await session.run('MATCH (h:LogHead) REMOVE h.layout');
    await session.close();
    await (await openNeo4j(server)).close();
  });

  it('brings a database of the fourth layout over: every entry a leaf of version 2, in its order', async () => {
    const former = await layoutFour(driver, server);
    const told: (readonly [number, number])[] = [];
    const store = await openNeo4j(server, (done, total) => told.push([done, total]));
    await expectSealed(store, former);
    const [log, openings] = [await store.log(0, 100), await openingsOf(store)];
    await store.close();
    const again = await openNeo4j(server);
    expect([await again.log(0, 100), await openingsOf(again)]).toEqual([log, openings]);
    const next = await again.commit(commit([credential({ issuer: 'did:web:new.example', subject: 'urn:new' })]));
    expect(next).toMatchObject({ credentials: [{ sequence: former.entries.length }] });
    await verifiedLog(again);
    await again.close();
    const { records } = await driver.executeQuery(LEFT, {}, { database: server.database });
    expect([records[0]?.toObject(), told]).toEqual([{ reports: 0n, layout: 5n }, []]);
  });

  it('goes on where it was broken off, and seals nothing twice, however many do it', async () => {
    const former = await layoutFour(driver, server);
    await (await openNeo4j(server)).close();
    // Broken off: entries 0 to 4 are done, the decisions but for one as well.
    const session = driver.session({ database: server.database });
    const done = (await session.run('MATCH (l:LogEntry) WHERE l.seq < 5 RETURN l.leaf AS leaf ORDER BY l.seq')).records;
    const { id: _id, report, attestation: _a, ...last } = former.decisions.at(-1) as FormerDecisionRow;
    await session.run(
      `MATCH (l:LogEntry) WHERE l.seq >= 5 REMOVE l.commitment, l.salt, l.record SET l.leaf = 'former'
       WITH DISTINCT 1 AS once MATCH (d:Decision {presentation: $presentation})
       SET d.report = $report, d.reliedOn = [], d.evidence = [] REMOVE d.record, d.digest
       WITH d MATCH (h:LogHead) SET h.layout = 4`,
      { report, presentation: last.presentation },
    );
    await session.close();
    const stores = await Promise.all([openNeo4j(server), openNeo4j(server), openNeo4j(server)]);
    const [store] = stores;
    await expectSealed(store, former);
    expect((await store.log(0, 5)).map(({ leaf }) => leaf)).toEqual(done.map((record) => record.get('leaf') as string));
    await Promise.all(stores.map((one) => one.close()));
  });

  it('tells how far it has come with a large log', async () => {
    const { entries } = await layoutFour(driver, server);
    const session = driver.session({ database: server.database });
    await session.run(
      `MATCH (l:LogEntry {seq: $last}) UNWIND range($last + 1, 25010) AS i CREATE (n:LogEntry) SET n = l {.*, seq: i}
       WITH DISTINCT 1 AS once MATCH (h:LogHead) SET h.size = 25011`,
      { last: BigInt(entries.length - 1) },
    );
    await session.close();
    const told: (readonly [number, number])[] = [];
    const store = await openNeo4j(server, (done, total) => told.push([done, total]));
    expect(told).toEqual([[25_000, 25_011]]);
    expect(await store.size()).toBe(25_011);
    await store.close();
    await layoutFour(driver, server);
  }, 60_000);

  it('knows the issuers of a database of the second layout, those included whose every word has ended', async () => {
    const session = driver.session({ database: server.database });
    const [old, gone, visitor] = ['did:web:old2.example', 'did:web:gone.example:team', 'did:web:visitor.example'];
    const subjects = ['https://old2.example/new', 'https://gone.example/team/new', 'https://gone.example/new'];
    const store = await openNeo4j(server);
    const ended = credential({ issuer: gone, subject: 'https://gone.example/team/x' });
    await store.commit(commit([credential({ issuer: old, subject: 'https://old2.example/x' }), ended]));
    await store.end(ended.digest, 'revoked', AT);
    await store.close();
    await session.run(UNSEAL, { report: '{"findings":[]}' });
    await session.run('MATCH (k:KnownIssuer) DELETE k WITH DISTINCT 1 AS once MATCH (h:LogHead) SET h.layout = 2');
    await session.close();
    const again = await openNeo4j(server);
    for (const subject of subjects) await again.commit(commit([credential({ issuer: visitor, subject })]));
    expect([...(await again.owners(subjects)).values()]).toEqual([old, gone, visitor]);
    await again.close();
  });

  it('writes no name that is not of the closed list', async () => {
    const store = await openNeo4j(server);
    const one = credential({ issuer: 'did:web:n.example', subject: 'https://n.example/x' });
    const [said] = one.fragments;
    if (said === undefined) throw new Error('A credential has a fragment');
    const bad = ['a`b', 'a b', '_a', ''];
    for (const name of bad) {
      for (const over of [
        { labels: [name] },
        { properties: { [name]: 'x' } },
        { references: [{ predicate: name, to: 'https://n.example/y' }] },
      ]) {
        await expect(store.commit(commit([{ ...one, fragments: [{ ...said, ...over }] }]))).rejects.toThrow(
          'closed list',
        );
      }
    }
    expect(await store.credential(one.digest)).toBeUndefined();
    await store.close();
  });
});

describeWithNeo4j('a Neo4j that goes away in mid-write', (server) => {
  it('acknowledges nothing that is not stored, and takes the same bytes again without a duplicate', async () => {
    const line = await cuttableLine(server.uri);
    const store = await openNeo4j({ ...server, uri: line.uri });
    const submissions = Array.from({ length: 200 }, (_, i) =>
      commit([credential({ issuer: 'did:web:cut.example', subject: `https://cut.example/${i}` })]),
    );
    const acknowledged = new Set<number>();
    const sending = submissions.map(async (submission, i) => {
      await store.commit(submission);
      acknowledged.add(i);
      if (acknowledged.size === 1) line.cut();
    });
    const outcomes = await Promise.allSettled(sending);
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map((o) => o.reason as unknown);
    expect(failures.length).toBeGreaterThan(0);
    for (const reason of failures) {
      expect(reason).toMatchObject({ code: 'store/unavailable', findings: [{ retryable: true }] });
    }
    expect(await store.ready()).toBe(false);

    line.mend();
    const again = await Promise.all(submissions.map((submission) => store.commit(submission)));
    expect(again.every((verdict) => verdict.kind === 'stored')).toBe(true);
    again.forEach((verdict, i) => {
      if (acknowledged.has(i)) expect(verdict).toMatchObject({ credentials: [{ state: 'known' }] });
    });
    const log = await store.log(0, 1_000);
    expect(log.map((entry) => entry.sequence)).toEqual(submissions.map((_, i) => i));
    expect(new Set(log.map((entry) => entry.digest)).size).toBe(submissions.length);
    await store.close();
    line.close();
  }, 120_000);
});

describe('a Neo4j that is not there', () => {
  it('is unavailable, which may pass', async () => {
    const nowhere = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'x' };
    await expect(openNeo4j(nowhere)).rejects.toMatchObject({
      code: 'store/unavailable',
      findings: [{ retryable: true }],
    });
  }, 30_000);
});
