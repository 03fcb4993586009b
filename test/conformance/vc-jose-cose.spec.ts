import { expect, it } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NO_TOLERANCES, parseEnvelope, type Envelope } from '#credential';
import { Refusal, type Finding } from '#refusal';
import { loadKey, signJws, type JsonRecord, type SigningKey } from '#sign';
import type { PublicJwk } from '#trust';
import { verifyJws } from '#verify';
import { judgePart } from '../../libs/verify/src/part-verdict.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { ENDS_OTHERWISE, TEST_PROFILE } from './vc-jose-cose.differences.ts';

interface Test {
  readonly group: 'JOSE' | 'SDJWT' | 'COSE';
  readonly number: number;
  readonly input_file: string;
  readonly key_file: string;
  readonly fn: 'issue' | 'verify';
  readonly feature: string;
  readonly expected_result: 'success' | 'failure';
}

const folder = (...path: string[]): string => sharedPath('conformance', 'vc-jose-cose', ...path);
const read = (file: string): string => readFileSync(folder('tests', 'input', file), 'utf8').trim();
const keysOf = (file: string): { publicKeyJwk: PublicJwk; secretKeyJwk: JsonRecord } => JSON.parse(read(file));
const load = (): Test[] => (JSON.parse(readFileSync(folder('expected.json'), 'utf8')) as { tests: Test[] }).tests;

/** The suite puts `iss` into the payload only, and the context for examples into presentations. */
const TOLERANCES = { ...NO_TOLERANCES, iss: true, presentation: true };

/** Inside 2024-12-16, as test 7 needs it. */
const AT = Date.parse('2024-12-16T06:00:00Z');

/** Codes of the errors, or nothing where the token verifies under the key of the test. */
function verifyErrors(token: string, test: Test): string[] {
  const mediaType = test.feature.startsWith('credential') ? 'application/vc+jwt' : 'application/vp+jwt';
  let envelope: Envelope;
  try {
    envelope = parseEnvelope(Buffer.from(token), { mediaType, tolerances: TOLERANCES });
  } catch (thrown) {
    if (thrown instanceof Refusal) return errorsOf(thrown.findings);
    throw thrown;
  }
  const jwk = keysOf(test.key_file).publicKeyJwk;
  const parts = [...(envelope.presentation === undefined ? [] : [envelope.presentation]), ...envelope.credentials];
  return parts.flatMap((part) => {
    const key = { kind: 'trusted', jwk, kid: 'key', anchor: '', until: '', evidence: [] } as const;
    const { token: head, trust, signature, time } = judgePart(part, key, { at: AT, policy: 'strict' });
    const local = ({ code, pointer }: Finding): string => `${code} ${pointer?.slice(part.pointer.length) ?? ''}`;
    return errorsOf([...head, ...trust, ...signature, ...time].filter((found) => !TEST_PROFILE.includes(local(found))));
  });
}

function errorsOf(findings: readonly Finding[]): string[] {
  return findings.filter((found) => found.severity === 'error').map((found) => found.code);
}

/** Issues as the signing tool does, then verifies what was issued. */
function issueErrors(test: Test): string[] {
  const { secretKeyJwk } = keysOf(test.key_file);
  let key: SigningKey;
  try {
    const pem = createPrivateKey({ key: secretKeyJwk, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' });
    key = loadKey(pem.toString());
  } catch {
    return ['the key is not one that is signed with'];
  }
  const short = test.feature.startsWith('credential') ? 'vc' : 'vp';
  const header = { typ: `${short}+jwt`, cty: short, kid: String(secretKeyJwk['kid']) };
  const token = signJws({ header, payload: JSON.parse(read(test.input_file)) as JsonRecord, key });
  // The credential inside the presentation of test 3 is not whole; what is issued here is the token around it.
  verifyJws(token, key.jwk);
  return short === 'vc' ? verifyErrors(token, test) : [];
}

describeWithShared('vc-jose-cose', () => {
  it('loads 35 tests, 16 of them JOSE, 9 of these to fail', () => {
    const jose = load().filter((test) => test.group === 'JOSE');
    const failing = jose.filter((test) => test.expected_result === 'failure');
    expect([load().length, jose.length, failing.length]).toEqual([35, 16, 9]);
  });

  it('ends every JOSE test as expected, but for the named differences', () => {
    const otherwise: { [number: string]: string[] } = {};
    for (const test of load().filter(({ group }) => group === 'JOSE')) {
      const errors = test.fn === 'issue' ? issueErrors(test) : verifyErrors(read(test.input_file), test);
      if ((errors.length === 0) !== (test.expected_result === 'success')) otherwise[test.number] = errors;
    }
    expect(otherwise).toEqual(ENDS_OTHERWISE);
  });

  it('verifies the token around the formats that are not read (7)', () => {
    const test = load().find(({ number }) => number === 7);
    const payload = verifyJws(read(test?.input_file ?? ''), keysOf(test?.key_file ?? '').publicKeyJwk);
    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ type: 'VerifiablePresentation' });
  });

  it('answers every SD-JWT and COSE token with an unsupported media type', () => {
    const others = load().filter(({ group, fn }) => group !== 'JOSE' && fn === 'verify');
    expect(others).toHaveLength(14);
    for (const { group, input_file, feature } of others) {
      const mediaType = `application/${feature.startsWith('credential') ? 'vc' : 'vp'}+${group === 'COSE' ? 'cose' : 'sd-jwt'}`;
      const parse = (): unknown => parseEnvelope(Buffer.from(read(input_file)), { mediaType });
      expect(parse).toThrow(expect.objectContaining({ code: 'credential/media-type' }));
    }
  });
});
