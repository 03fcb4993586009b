import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { digestSri, jcs } from './jcs.ts';
import type { JsonObject } from './json.ts';

describe('jcs', () => {
  it('sorts members by UTF-16 code units (RFC 8785 §3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(jcs(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  it('writes numbers as ECMAScript does (RFC 8785 §3.2.2.3)', () => {
    expect(jcs([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('writes strings, literals and nesting without white space', () => {
    expect(jcs({ b: [true, false, null], a: { text: '\u000f\n"\\/' } })).toBe(
      '{"a":{"text":"\\u000f\\n\\"\\\\/"},"b":[true,false,null]}',
    );
  });

  it('has no form for what is not I-JSON', () => {
    expect(() => jcs('\ud800')).toThrow();
    expect(() => jcs(Number.NaN)).toThrow();
  });
});

describeWithShared('digestSRI', () => {
  const read = (name: string): JsonObject => {
    const jwt = readFileSync(sharedPath('reference', 'data', 'gaia-x', 'examples', 'loire', name), 'utf8');
    return payload(jwt);
  };
  const payload = (jwt: string): JsonObject =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as JsonObject;

  it('matches all three references of the real label to the real presentation (gaia-x.md §6.2)', () => {
    const enveloped = read('gaia-x-aisbl.participant.vp.jwt')['verifiableCredential'] as unknown as { id: string }[];
    const credentials = enveloped.map(({ id }) => payload(id.slice(id.indexOf(',') + 1)));
    const label = read('gaia-x-aisbl.label.vc.jwt')['credentialSubject'] as unknown as {
      'gx:compliantCredentials': { id: string; 'gx:digestSRI': string }[];
    };
    const said = new Map(label['gx:compliantCredentials'].map((c) => [c.id, c['gx:digestSRI']]));
    expect(said.size).toBe(3);
    expect(new Map(credentials.map((c) => [c['id'], digestSri(c, 'hex')]))).toEqual(said);
  });

  it('has a base64 form of the same digest', () => {
    const hex = digestSri({ a: 1 }, 'hex').slice(7);
    expect(digestSri({ a: 1 }, 'base64')).toBe(`sha256-${Buffer.from(hex, 'hex').toString('base64')}`);
  });
});
