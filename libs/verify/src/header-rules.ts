import { finding, type Finding } from '#refusal';
import { isContentTypeOf, tokenNameOf, type JsonObject, type TokenKind } from '#credential';
import { ALGORITHMS, algorithmOf } from './algorithm.ts';

/** Header parameters that change what is signed. Keys in a header (jwk, jku, x5u, x5c) are never looked at. */
const REFUSED = ['crit', 'b64', 'zip'] as const;

/** What holds for every JWS: an accepted algorithm, and no parameter that changes what is signed (RFC 7515 §4.1). */
export function headerFindings(header: JsonObject, pointer: string): Finding[] {
  const findings: Finding[] = [];
  if (algorithmOf(header['alg']) === undefined) {
    const said = { expected: `one of ${ALGORITHMS}`, found: shown(header['alg']) };
    findings.push(finding('verify/algorithm', { pointer: `${pointer}/header/alg`, ...said }));
  }
  for (const name of REFUSED)
    if (Object.hasOwn(header, name))
      findings.push(finding('verify/header', { pointer: `${pointer}/header/${name}`, expected: `no ${name}` }));
  return findings;
}

/** `typ` and `cty` name a token of this kind, in its present or an older form (gaia-x.md §3). */
export function tokenTypeFindings(kind: TokenKind, header: JsonObject, pointer: string): Finding[] {
  const short = kind === 'credential' ? 'vc' : 'vp';
  const findings: Finding[] = [];
  if (tokenNameOf(header['typ'])?.kind !== kind) {
    const said = { expected: `${short}+jwt`, found: shown(header['typ']) };
    findings.push(finding('verify/token-type', { pointer: `${pointer}/header/typ`, ...said }));
  }
  if (!isContentTypeOf(kind, header['cty'])) {
    const said = { expected: short, found: shown(header['cty']) };
    findings.push(finding('verify/token-type', { pointer: `${pointer}/header/cty`, ...said }));
  }
  return findings;
}

/** `alg` of a header that was found right. */
export function algOf(header: JsonObject): string {
  return typeof header['alg'] === 'string' ? header['alg'] : '';
}

/** A header value in a finding: short. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120);
}
