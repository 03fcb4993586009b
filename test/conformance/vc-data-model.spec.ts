import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import {
  credentialDrifts,
  credentialFindings,
  NO_TOLERANCES,
  parseJson,
  presentationFindings,
  type JsonObject,
} from '#credential';
import { describeWithShared, sharedPath } from '../support/shared.ts';

type Json = { [member: string]: unknown };

/** As the suite's own runner does: it is the issuer who fills in `issuer`, except where its absence is the test. */
function withIssuer(file: string, document: Json): Json {
  const { issuer } = document;
  if (file.includes('no-issuer')) return document;
  if (issuer === undefined) return { ...document, issuer: 'did:example:issuer' };
  const inline = typeof issuer === 'object' && issuer !== null && !('id' in issuer);
  return inline ? { ...document, issuer: { ...issuer, id: 'did:example:issuer' } } : document;
}

/** Two files hold the words PAST DATE and FUTURE DATE instead of dates. */
function withDates(document: Json): Json {
  const dates: Json = { 'PAST DATE': '2020-01-01T00:00:00Z', 'FUTURE DATE': '2040-01-01T00:00:00Z' };
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, dates[String(value)] ?? value]));
}

/** The suite's runner signs the credentials of a presentation first, except where self-assertion is the test. */
function withProofs(file: string, document: Json): Json {
  const held = document['verifiableCredential'];
  if (file.includes('self-asserted') || !Array.isArray(held)) return document;
  const sign = (item: unknown): unknown =>
    typeof item === 'object' && item !== null && !JSON.stringify(item).includes('"data:')
      ? { ...item, proof: { type: 'DataIntegrityProof' } }
      : item;
  return { ...document, verifiableCredential: held.map(sign) };
}

function isRefused(file: string, folder: string): boolean {
  const parsed = parseJson(readFileSync(`${folder}/${file}`)) as Json;
  if (file.includes('presentation-'))
    return presentationFindings(withProofs(file, parsed) as JsonObject, '').length > 0;
  const document = withDates(withIssuer(file, parsed)) as JsonObject;
  const findings = [...credentialFindings(document, ''), ...credentialDrifts(document, '', NO_TOLERANCES)];
  return findings.some((found) => found.severity === 'error');
}

/** The suite gives these three no verdict; self-assertion by someone else than the holder is refused. */
const POLICY = ['no-holder', 'holder-mismatch', 'issuer-mismatch'].map(
  (name) => `presentation-self-asserted-vc-${name}.json`,
);

describeWithShared('vc-data-model-2.0 against the structure rules, without tolerances', () => {
  const folder = sharedPath('conformance', 'vc-data-model-2.0', 'tests', 'input');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'));
  const valid = files.filter((file) => file.endsWith('-ok.json'));
  const invalid = files.filter((file) => /-fail(-or-inject)?\.json$/.test(file));

  it('loads 120 files: 65 valid, 52 invalid, 3 without a verdict', () => {
    expect([files.length, valid.length, invalid.length]).toEqual([120, 65, 52]);
    expect(files.filter((file) => !valid.includes(file) && !invalid.includes(file)).sort()).toEqual(POLICY.sort());
  });

  it('accepts every valid file', () => {
    expect(valid.filter((file) => isRefused(file, folder))).toEqual([]);
  });

  it('refuses every invalid file', () => {
    expect(invalid.filter((file) => !isRefused(file, folder))).toEqual([]);
  });

  it('refuses the three policy cases', () => {
    expect(POLICY.filter((file) => !isRefused(file, folder))).toEqual([]);
  });
});
