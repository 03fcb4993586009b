import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from './json.ts';

/**
 * JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them. A lone surrogate or a number that is not finite throws an `Error` (§3.1: I-JSON only).
 */
export function jcs(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('A number that is not finite has no canonical form');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('A lone surrogate has no canonical form');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(jcs).join(',')}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${jcs(name)}:${jcs(value[name] as JsonValue)}`).join(',')}}`;
}

function isArray(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * The integrity value by which an attestation names a credential (gaia-x.md §6.2): `sha256-` and the digest of the
 * JCS form of the decoded payload, never of the compact token; `base64` as W3C sriString, `hex` as live clearing houses.
 */
export function digestSri(document: JsonObject, form: 'base64' | 'hex'): string {
  return `sha256-${createHash('sha256').update(jcs(document)).digest(form)}`;
}

const SRI = /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+)=*(?:\?\S*)?$/;

/**
 * Whether integrity values name a document: the digest of its JCS form in base64 (W3C sriString) or hex (live clearing houses),
 * sha256, sha384 or sha512; where there are several, one of the strongest algorithm decides (Subresource Integrity §3.3.4).
 */
export function toSriMatcher(document: JsonObject): (values: readonly string[]) => boolean {
  const digests = new Map<string, Buffer>();
  const digestOf = (algorithm: string): Buffer => {
    const known = digests.get(algorithm) ?? createHash(algorithm).update(jcs(document)).digest();
    digests.set(algorithm, known);
    return known;
  };
  return (values) => {
    const told = values
      .flatMap((value) => value.trim().split(/\s+/))
      .flatMap((one) => {
        const [, algorithm, digest] = SRI.exec(one) ?? [];
        return algorithm === undefined || digest === undefined ? [] : [{ algorithm, digest }];
      });
    const strongest = told
      .map(({ algorithm }) => algorithm)
      .sort()
      .at(-1);
    return told.some(({ algorithm, digest }) => {
      if (algorithm !== strongest) return false;
      const own = digestOf(algorithm);
      return own.toString('hex') === digest.toLowerCase() || own.equals(Buffer.from(digest, 'base64'));
    });
  };
}
