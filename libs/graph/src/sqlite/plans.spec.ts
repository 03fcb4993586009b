import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT, commit, credential, digestOf } from '../../../../test/store/fixtures.ts';
import { toQuestions, type Change } from '../changes.ts';
import { plan } from '../plan.ts';
import { newSalt } from '../salts.ts';
import { openWriter, statements, type Sql, type Sqlite } from './database.ts';
import { readHeld } from './held.ts';
import { readKnown } from './known.ts';
import { readRefusals } from './refusals.ts';
import * as reads from './reads.ts';
import { writePlan } from './write.ts';

describe('what the embedded store asks on the way of an admission', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-plans-'));
  let db: Sqlite;
  const asked = new Set<string>();
  let sql: Sql;
  beforeAll(() => {
    db = openWriter(join(folder, 'store.sqlite'), () => undefined);
    const prepared = statements(db);
    sql = (text) => {
      asked.add(text);
      return prepared(text);
    };
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const write = (changes: readonly Change[]): void =>
    writePlan(sql, plan(changes, readHeld(sql, toQuestions(changes)), newSalt));

  it('reaches every row by a key: nothing is scanned, nothing is searched by its owner alone', () => {
    const subject = 'https://plans.example/x';
    const [squatter, first, second] = [
      credential({ issuer: 'did:web:other.example', subject }),
      credential({ issuer: 'did:web:plans.example', subject }),
      credential({ issuer: 'did:web:plans.example', subject, validFrom: '2026-02-01T00:00:00Z' }),
    ];
    const evidence = [{ digest: digestOf('e'), kind: 'did', url: 'https://plans.example', bytes: 'e', time: AT }];
    for (const one of [squatter, first, second]) {
      write([{ kind: 'commit', commit: commit([one], { decision: { evidence } }) }]);
    }
    const { presentation } = commit([second]).decision.record;
    const attested = { presentation, attestation: 'a.b.c', attestationDigest: digestOf('a.b.c') };
    write([{ kind: 'attest', attestation: attested }]);
    expect(reads.readAttestation(sql, attested.attestationDigest)).toBe('a.b.c');
    write([{ kind: 'end', digest: second.digest, status: 'revoked', at: AT }]);
    write([{ kind: 'token', jti: 'j', expires: '2026-07-01T00:00:00Z', at: AT }]);
    const answer = { key: 'k', body: 'b', status: 201, answer: '{}', contentType: 'application/json' };
    write([{ kind: 'answer', answer: { ...answer, expires: '2026-07-01T00:00:00Z' } }]);
    write([{ kind: 'refusal', refusal: { digest: digestOf('r'), at: AT, codes: ['shapes/x'], iris: [subject] } }]);
    const described = ['https://plans.example/new'];
    const question = {
      iris: [subject],
      described,
      digests: [first.digest],
      issuers: ['did:web:plans.example'],
      named: [first.id],
      at: AT,
    };
    readKnown(sql, { ...question, issuerLabels: ['ServiceOffering'] });
    reads.readDecision(sql, first.digest);
    reads.readCredential(sql, first.digest);
    reads.readFragments(sql, [subject]);
    reads.readReferrers(sql, [subject], 10);
    reads.readOwners(sql, [subject]);
    reads.readLog(sql, 0, 10);
    reads.readAnswer(sql, 'k', AT);
    reads.readDue(sql, AT, 10);
    reads.readLastWords(sql, [subject]);
    reads.readEndedSubjects(sql, undefined, 10);
    readRefusals(sql, subject, AT);
    expect(asked.size).toBeGreaterThan(30);
    expect([...asked].flatMap((text) => scansIn(db, text))).toEqual([]);
  });
});

/** Tables of one row, and what a statement brings along itself. */
const SMALL = /^SCAN (?:log_head|refusal USING COVERING INDEX refusal_age$|j VIRTUAL TABLE|l$|\(subquery)/;
/** Indexes whose first column is shared by all of one issuer's rows, or all of one kind: more of the key must be given. */
const PREFIXES = [/USING (?:COVERING )?INDEX \S+ \(issuer=\?\)$/, /PRIMARY KEY \(issuer=\?\)$/];

function scansIn(db: Sqlite, text: string): readonly string[] {
  const parameters = Array.from({ length: text.split('?').length - 1 }, () => null);
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters);
  return (steps as { readonly detail: string }[])
    .map((step) => step.detail)
    .filter((detail) => (detail.startsWith('SCAN') && !SMALL.test(detail)) || PREFIXES.some((p) => p.test(detail)))
    .map((detail) => `${detail} in ${text}`);
}
