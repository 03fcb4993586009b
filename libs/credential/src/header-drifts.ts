import type { Finding } from '#refusal';
import type { JsonObject } from './envelope.ts';
import { shown } from './json-value.ts';
import { tokenNameOf, type TokenKind } from './media-type.ts';
import { driftFinding, type Tolerances } from './tolerances.ts';

const CTY: { readonly [K in TokenKind]: readonly string[] } = {
  credential: ['vc', 'vc+ld', 'vc+ld+json', 'application/vc'],
  presentation: ['vp', 'vp+ld', 'vp+ld+json', 'application/vp'],
};

/** True where `cty` is the content type of such a token, in its present or an older form, or missing. */
export function isContentTypeOf(kind: TokenKind, cty: unknown): boolean {
  return cty === undefined || (typeof cty === 'string' && CTY[kind].includes(cty));
}

/** Older forms in a JOSE header (gaia-x.md §3.2). What is no known form at all is left to verification. */
export function headerDrifts(
  kind: TokenKind,
  header: JsonObject,
  at: { pointer: string; tolerances: Tolerances },
): Finding[] {
  const { tolerances } = at;
  const short = kind === 'credential' ? 'vc' : 'vp';
  const findings: Finding[] = [];
  const { typ, cty } = header;
  if (tokenNameOf(typ)?.drift === true) {
    const said = { expected: `${short}+jwt`, found: shown(typ), fix: `Set typ to ${short}+jwt.` };
    findings.push(driftFinding('typ', tolerances, { pointer: `${at.pointer}/header/typ`, ...said }));
  }
  if (cty !== short && isContentTypeOf(kind, cty)) {
    const said = { expected: short, found: shown(cty), fix: `Set cty to ${short}.` };
    findings.push(driftFinding('cty', tolerances, { pointer: `${at.pointer}/header/cty`, ...said }));
  }
  if (header['iss'] === undefined) {
    const said = { expected: 'the DID of the issuer', found: 'nothing' };
    findings.push(driftFinding('iss', tolerances, { pointer: `${at.pointer}/header/iss`, ...said }));
  }
  for (const name of ['iat', 'exp']) {
    if (header[name] === undefined) continue;
    const said = { expected: `${name} in the payload, in seconds`, found: shown(header[name]) };
    findings.push(driftFinding('headerTime', tolerances, { pointer: `${at.pointer}/header/${name}`, ...said }));
  }
  return findings;
}
