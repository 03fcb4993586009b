import { finding, type Code, type Finding } from '#refusal';
import { chainVerdict, nameOfChain } from './chain-verdict.ts';
import type { Gathered, Need, PublicJwk } from './gathered.ts';
import { findKey } from './key-reference.ts';
import { leafFault } from './leaf-key.ts';
import { endOf, methodFindings } from './method-rules.ts';
import { readPem, readX5cEntry } from './pem.ts';
import { publishedKey } from './private-members.ts';
import type { TrustState } from './trust-state.ts';

/**
 * A key for a need: `trusted` where its chain ends in an anchor; `untrusted` where the key is known, so that a signature can be checked,
 * and its chain is not (only `trust/unknown-anchor` and `trust/no-chain` may be let pass by policy `lab`); `failed` where there is no key.
 * `anchor` is the SHA-256 of the anchor's certificate; `evidence` are digests.
 */
export type TrustedKey =
  | {
      readonly kind: 'trusted';
      readonly jwk: PublicJwk;
      readonly kid: string;
      readonly anchor: string;
      /** When its chain ends, or its DID document says that it does, RFC 3339. */
      readonly until: string;
      readonly evidence: readonly string[];
    }
  | {
      readonly kind: 'untrusted';
      readonly jwk: PublicJwk;
      readonly kid: string;
      readonly findings: readonly Finding[];
      readonly evidence: readonly string[];
    }
  | { readonly kind: 'failed'; readonly findings: readonly Finding[] };

export interface TrustKeyOptions {
  readonly gathered: Gathered;
  readonly trust: TrustState;
  /** RFC 3339: the time that is decided for. */
  readonly at: string;
}

/**
 * Decides which key a need names and whether it counts (trust.md §5, §7; gaia-x.md §6.3). Pure but for a bounded memory of chain verdicts;
 * no network. A key that was revoked, has expired, is controlled by another DID or stands beside a private key is `failed`. The key comes from `assertionMethod` of the gathered DID document alone. Never throws on what was gathered.
 */
export function trustKey(need: Need, options: TrustKeyOptions): TrustedKey {
  const { did, kid } = need;
  if (kid === undefined) return failed('verify/kid-missing', { expected: `${did}#…` });
  const { documents } = options.gathered;
  const document = Object.hasOwn(documents, did) ? documents[did] : undefined;
  if (document === undefined) return failed('trust/unreachable', { found: `${did} was not gathered`, retryable: true });
  if (document.kind === 'failed') return { kind: 'failed', findings: document.findings };
  const { publishes } = document.value;
  if (publishes !== undefined) return { kind: 'failed', findings: [publishedKey(publishes)] };
  const key = findKey(document.value, kid);
  if (key.kind === 'not-found') return failed('verify/key-not-found', { found: kid });
  if (key.kind === 'ambiguous') return failed('trust/did-document', { found: `several keys are called ${kid}` });
  if (key.kind === 'not-authorised') {
    return failed('verify/key-not-authorised', {
      found: kid,
      fix: 'List the key in assertionMethod of the DID document.',
    });
  }
  const faults = methodFindings(key.method, { ...options, did, kid });
  if (faults.length > 0) return { kind: 'failed', findings: faults };
  const published = key.method.publicKeyJwk;
  if (published === undefined) return failed('verify/key-unfit', { found: kid, expected: 'publicKeyJwk' });
  const evidence = [document.evidence.digest];
  const chain = judgeChain(published, options);
  const jwk = chain.alg === undefined ? published : { ...published, alg: chain.alg };
  if (chain.evidence !== undefined) evidence.push(chain.evidence);
  return chain.kind === 'trusted'
    ? {
        kind: 'trusted',
        jwk,
        kid,
        anchor: chain.anchor,
        until: new Date(Math.min(chain.until, endOf(key.method))).toISOString(),
        evidence,
      }
    : { kind: 'untrusted', jwk, kid, findings: chain.findings, evidence };
}

/** `alg` is the one that the certificate binds its key to. */
type Chain = { readonly evidence?: string; readonly alg?: string } & (
  | { readonly kind: 'trusted'; readonly anchor: string; readonly until: number }
  | { readonly kind: 'untrusted'; readonly findings: readonly Finding[] }
);

function judgeChain(jwk: PublicJwk, { gathered, trust, at }: TrustKeyOptions): Chain {
  const read = readChain(jwk, gathered);
  if (read.kind === 'untrusted') return read;
  const { path, leafKey } = chainVerdict(read.certificates, { trust, at, name: read.name });
  const mismatch = path.leaf === undefined ? undefined : leafFault(leafKey, jwk);
  const bound = mismatch === undefined ? leafKey?.alg : undefined;
  const source = {
    ...(read.evidence === undefined ? {} : { evidence: read.evidence }),
    ...(bound === undefined ? {} : { alg: bound }),
  };
  const findings = path.kind === 'invalid' ? [...path.findings] : [];
  if (mismatch !== undefined) findings.push(leafMismatch(jwk, mismatch));
  if (path.kind === 'valid' && mismatch === undefined) {
    return { ...source, kind: 'trusted', anchor: path.anchor, until: path.until };
  }
  return { ...source, kind: 'untrusted', findings };
}

function leafMismatch({ kty, crv, alg }: PublicJwk, found: string): Finding {
  const expected = `the key of the DID document (${[kty, crv, alg].filter((m) => m !== undefined).join(' ')})`;
  return finding('trust/leaf-mismatch', { expected, found, fix: 'Serve the chain that was issued for this key.' });
}

interface ServedChain {
  readonly kind: 'served';
  /** Names the certificates for the memory of verdicts. */
  readonly name: string;
  readonly evidence?: string;
  /** Throws an Error where they are malformed. */
  readonly certificates: () => readonly Uint8Array[];
}

/** Inline `x5c` needs no fetch and goes first; else the PEM behind `x5u`. */
function readChain(jwk: PublicJwk, gathered: Gathered): ServedChain | Extract<Chain, { kind: 'untrusted' }> {
  const { x5c = [], x5u } = jwk;
  if (x5c.length > 0) return { kind: 'served', name: nameOfChain(x5c), certificates: () => x5c.map(readX5cEntry) };
  if (x5u === undefined) return untrusted('trust/no-chain', { expected: 'x5u or x5c in the JWK of the DID document' });
  const found = Object.hasOwn(gathered.chains, x5u) ? gathered.chains[x5u] : undefined;
  if (found === undefined) return untrusted('trust/unreachable', { found: `${x5u} was not gathered`, retryable: true });
  if (found.kind === 'failed')
    return found.findings.length === 0 ? untrusted('trust/no-chain') : { ...found, kind: 'untrusted' };
  const { digest } = found.evidence;
  return { kind: 'served', name: digest, evidence: digest, certificates: () => readPem(found.value) };
}

function untrusted(code: Code, said: Parameters<typeof finding>[1] = {}): Extract<Chain, { kind: 'untrusted' }> {
  return { kind: 'untrusted', findings: [finding(code, said)] };
}

function failed(code: Code, said: Parameters<typeof finding>[1]): TrustedKey {
  return { kind: 'failed', findings: [finding(code, said)] };
}
