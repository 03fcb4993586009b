import { Refusal, toInstant } from '#refusal';
import { parseJws, parsePayload, type Jws } from '#credential';
import { trustKey, type Gathered, type Need, type TrustState } from '#trust';
import { algOf, headerFindings } from './header-rules.ts';
import { signatureFindings } from './signature.ts';
import { didOfKid } from './signer-rules.ts';

/** The claims of a bearer token, read and not verified; `need` is what is to be gathered. */
export interface Bearer {
  readonly iss: string;
  readonly kid: string;
  readonly aud: string;
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  readonly need: Need;
  readonly jws: Jws;
}

/** Longest life of a token, and how far clocks may differ, in seconds. */
const LIFE = 300;
const SKEW = 60;
/** The chain of the key is not asked for: a DID may always withdraw what it said (contract.md §1). */
const NO_ANCHORS: TrustState = {
  digest: '',
  anchors: [],
  issuers: { registrationNumber: [], conformityBody: [], label: [] },
  acceptedTerms: [],
};

/** Text after `Bearer ` → claims, or a Refusal `request/unauthorised`. */
export function parseBearer(token: string): Bearer {
  if (token.length > 8_192) throw refused('the token is too long');
  const { jws, payload } = parts(token);
  const { iss, aud, sub, jti, iat, exp } = payload;
  const { kid, typ } = jws.header;
  const [audience, ...others] = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) throw refused('typ is not JWT');
  if (headerFindings(jws.header, '').length > 0) throw refused('a header parameter is not allowed');
  if (!isText(iss) || !isText(audience) || others.length > 0 || !isText(sub) || !isText(jti))
    throw refused('iss, aud, sub and jti must be given once, as text');
  if (!Number.isInteger(iat) || !Number.isInteger(exp)) throw refused('iat and exp must be seconds');
  if (!isText(kid) || didOfKid(kid) !== iss) throw refused('kid is not a key of iss');
  const times = { iat: iat as number, exp: exp as number };
  return { iss, kid, aud: audience, sub, jti, ...times, need: { did: iss, kid }, jws };
}

/**
 * Claims → the same claims, verified: signed by a key of the issuer's `assertionMethod`, for this audience and subject,
 * at `at` (RFC 3339), living at most 300 s. That `jti` is new is for the caller to hold.
 *
 * @throws Refusal `request/unauthorised`; 503 `trust/unreachable` where the DID could not be resolved for now.
 */
export function verifyBearer(
  bearer: Bearer,
  options: { readonly gathered: Gathered; readonly audience: string; readonly subject: string; readonly at: string },
): Bearer {
  const now = Math.floor((toInstant(options.at) ?? Number.NaN) / 1000);
  const timely =
    bearer.iat <= now + SKEW && bearer.exp > now && bearer.exp > bearer.iat && bearer.exp <= bearer.iat + LIFE;
  if (!timely) throw refused('the token has expired, is not valid yet, or lives longer than 300 s');
  if (bearer.aud !== options.audience) throw refused('aud is not this catalogue');
  if (bearer.sub !== options.subject) throw refused('sub is not this credential');
  const key = trustKey(bearer.need, {
    gathered: options.gathered,
    trust: NO_ANCHORS,
    at: options.at,
  });
  if (key.kind === 'failed') {
    const retryable = key.findings.filter((f) => f.retryable === true);
    if (retryable.length > 0 && retryable.length === key.findings.length) throw new Refusal(retryable);
    throw refused(key.findings[0]?.title ?? 'the key is unknown');
  }
  const signed = { ...bearer.jws, alg: algOf(bearer.jws.header) };
  if (signatureFindings(signed, key.jwk, '').length > 0) throw refused('the signature does not match');
  return bearer;
}

function parts(token: string): { jws: Jws; payload: { readonly [claim: string]: unknown } } {
  try {
    const jws = parseJws(token);
    return { jws, payload: parsePayload(jws, '') };
  } catch (thrown) {
    if (thrown instanceof Refusal) throw refused('the token is not a compact JWT');
    throw thrown;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 2_048;
}

function refused(found: string): Refusal {
  return Refusal.of('request/unauthorised', { found });
}
