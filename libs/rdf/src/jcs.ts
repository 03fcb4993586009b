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
