import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseJws } from '#credential';
import { Refusal } from '#refusal';
import type { PublicJwk } from '#trust';
import { verifyJws } from '#verify';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { REFUSED_THOUGH_VALID } from './wycheproof.differences.ts';

type Keys = PublicJwk | { readonly keys: readonly PublicJwk[] };
interface Vector {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
  readonly jws?: unknown;
  readonly jwe?: unknown;
}
interface Group {
  readonly public?: Keys;
  readonly private?: Keys;
  readonly tests: readonly Vector[];
}

/** `accepted`, or the code of the refusal; anything else that is thrown is a crash and fails the test. */
function outcomeOf(group: Group, vector: Vector): string {
  const input = vector.jws ?? vector.jwe;
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  try {
    verifyJws(text, keyFor(group, text));
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

/** The one key of a set that the token names, as in a DID document; none or several are refused. */
function keyFor(group: Group, text: string): PublicJwk {
  const keys = group.public ?? group.private;
  if (keys === undefined) throw new Error('A group without a key');
  if (!('keys' in keys)) return keys;
  const { kid } = parseJws(text).header;
  const named = keys.keys.filter((key) => key.kid === kid);
  const [key] = named;
  if (key === undefined || named.length > 1) throw Refusal.of('verify/key-not-found');
  return key;
}

function load(file: string): Group[] {
  const path = sharedPath('conformance', 'wycheproof', 'testvectors_v1', `${file}_test.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { testGroups: Group[] }).testGroups;
}

describeWithShared('Wycheproof JOSE', () => {
  const suites = [
    ['json_web_signature', 401, 355],
    ['json_web_key', 26, 21],
    ['json_web_crypto', 83, 77],
  ] as const;

  it.each(suites)('%s: no false accept in %i vectors, %i of them invalid', (file, count, invalid) => {
    const rows = load(file).flatMap((group) =>
      group.tests.map((vector) => ({ ...vector, outcome: outcomeOf(group, vector) })),
    );
    expect([rows.length, rows.filter((row) => row.result === 'invalid').length]).toEqual([count, invalid]);
    expect(rows.filter((row) => row.result !== 'valid' && row.outcome === 'accepted').map((row) => row.tcId)).toEqual(
      [],
    );
    const refused = rows.filter((row) => row.result === 'valid' && row.outcome !== 'accepted');
    expect(Object.fromEntries(refused.map((row) => [String(row.tcId), row.outcome]))).toEqual(
      REFUSED_THOUGH_VALID[file],
    );
  });

  it('json_web_encryption: all 139 vectors are refused as no JWS', () => {
    const rows = load('json_web_encryption').flatMap((group) => group.tests.map((vector) => outcomeOf(group, vector)));
    expect(rows).toHaveLength(139);
    expect([...new Set(rows)]).toEqual(['credential/not-jws']);
  });
});
