import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '#trust';
import { algorithmOf, type AlgorithmRule } from './algorithm.ts';
import { isRoca } from './weak-rsa.ts';

/** A key that may be used with an algorithm, or why not. */
export type KeyFit =
  { readonly kind: 'fits'; readonly key: KeyObject } | { readonly kind: 'unfit'; readonly reason: string };

/** Importing a key costs more than a look-up; the latest keys are kept, by their material (RFC 7638 §3.2). */
const CACHE = new Map<string, KeyFit>();
const CACHE_SIZE = 1_000;

/**
 * JWK and `alg` → key (RFC 7517 §4, RFC 7518 §3). `alg`, `use` and `key_ops` of the JWK must allow it; the curve must be
 * that of the algorithm; RSA has 2048–8192 bits, an exponent ≥ 65537, and is not of the ROCA generator.
 */
export function toKeyFit(alg: string, jwk: PublicJwk): KeyFit {
  const rule = algorithmOf(alg);
  if (rule === undefined) return unfit('the algorithm is not accepted');
  const crv = rule.kty === 'RSA' ? undefined : rule.crv;
  if (jwk.kty !== rule.kty || (crv !== undefined && jwk.crv !== crv))
    return unfit(`${alg} needs ${rule.kty}${crv === undefined ? '' : ` ${crv}`}`);
  if (jwk.alg !== undefined && jwk.alg !== alg) return unfit(`the key is for ${jwk.alg}`);
  if (jwk.use !== undefined && jwk.use !== 'sig') return unfit('the key is not for signatures');
  if (jwk.key_ops !== undefined && !(Array.isArray(jwk.key_ops) && jwk.key_ops.includes('verify')))
    return unfit('the key is not for verifying');
  const material = [jwk.kty, jwk.crv, jwk.x, jwk.y, jwk.n, jwk.e].join('|');
  const cached = CACHE.get(material);
  const fit = cached ?? toKey(rule, jwk);
  CACHE.delete(material);
  CACHE.set(material, fit);
  if (CACHE.size > CACHE_SIZE) CACHE.delete(CACHE.keys().next().value ?? '');
  return fit;
}

function toKey(rule: AlgorithmRule, jwk: PublicJwk): KeyFit {
  const { kty, crv, x, y, n, e } = jwk;
  if (rule.kty === 'RSA') {
    const wrong = rsaFault(bytesOf(n), bytesOf(e));
    if (wrong !== undefined) return unfit(wrong);
  } else {
    const coordinates = rule.kty === 'EC' ? [x, y] : [x];
    if (!coordinates.every((c) => bytesOf(c)?.length === rule.size)) return unfit('a coordinate is malformed');
  }
  try {
    const material = Object.entries({ crv, x, y, n, e }).filter(([, value]) => value !== undefined);
    return { kind: 'fits', key: createPublicKey({ key: { kty, ...Object.fromEntries(material) }, format: 'jwk' }) };
  } catch {
    return unfit('the key is not valid');
  }
}

function rsaFault(modulus: Buffer | undefined, exponent: Buffer | undefined): string | undefined {
  if (modulus === undefined || exponent === undefined || modulus[0] === 0 || exponent.length > 4)
    return 'the RSA key is malformed';
  const n = BigInt(`0x${modulus.toString('hex')}`);
  const bits = n.toString(2).length;
  if (bits < 2048 || bits > 8192) return `the RSA key has ${String(bits)} bits, not 2048 to 8192`;
  const e = Number(`0x${exponent.toString('hex')}`);
  if (e < 65_537 || e % 2 === 0) return 'the RSA exponent is too small or even';
  return isRoca(n) ? 'the RSA key is of a generator whose keys are broken (ROCA)' : undefined;
}

/** Canonical base64url, not empty. */
function bytesOf(text: unknown): Buffer | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

function unfit(reason: string): KeyFit {
  return { kind: 'unfit', reason };
}
