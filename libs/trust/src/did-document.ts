import { Refusal } from '#refusal';
import type { DidDocument, PublicJwk, VerificationMethod } from './gathered.ts';
import { privateMembersIn } from './private-members.ts';
import { parseStrictJson } from './strict-json.ts';

const MAX_METHODS = 100;
const MAX_X5C = 10;
const TEXT_MEMBERS = ['crv', 'x', 'y', 'n', 'e', 'alg', 'use', 'x5u', 'kid'] as const;

/**
 * Bytes → the keys of a DID document (DID Core §5); everything else is left out. Its `id` must be the DID that was asked for, its
 * JSON strict. Refuses with `trust/did-document`.
 */
export function parseDidDocument(bytes: Uint8Array, did: string): DidDocument {
  let value: unknown;
  try {
    value = parseStrictJson(bytes);
  } catch (error) {
    throw unusable(did, `not strict JSON: ${(error as Error).message}`);
  }
  return toDidDocument(value, did);
}

/** A JSON value → the keys of a DID document; refuses as `parseDidDocument` does. */
export function toDidDocument(value: unknown, did: string): DidDocument {
  if (!isObject(value)) throw unusable(did, 'not an object');
  if (value['id'] !== did) throw unusable(did, `id ${JSON.stringify(value['id'])?.slice(0, 200) ?? 'missing'}`);
  const methods = listOf(value['verificationMethod'], did).map((method) => toMethod(method, did));
  const assertions = listOf(value['assertionMethod'], did).map((method) =>
    typeof method === 'string' ? method : toMethod(method, did),
  );
  const publishes = privateMembersIn(value);
  return {
    id: did,
    verificationMethod: methods,
    assertionMethod: assertions,
    ...(publishes.length === 0 ? {} : { publishes }),
  };
}

function listOf(value: unknown, did: string): readonly unknown[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > MAX_METHODS) throw unusable(did, `${list.length} verification methods`);
  return list;
}

function toMethod(value: unknown, did: string): VerificationMethod {
  if (!isObject(value) || typeof value['id'] !== 'string') throw unusable(did, 'a verification method without id');
  const { id, type, publicKeyJwk } = value;
  const jwk = toPublicJwk(publicKeyJwk);
  return {
    id,
    ...(typeof type === 'string' ? { type } : {}),
    ...written(value, ['controller', 'revoked', 'expires']),
    ...(jwk === undefined ? {} : { publicKeyJwk: jwk }),
  };
}

/** Members that say something, whatever their type: what cannot be read refuses where it matters. */
function written<K extends string>(value: { readonly [member: string]: unknown }, names: readonly K[]) {
  const said = names.filter((name) => value[name] !== undefined && value[name] !== null);
  return Object.fromEntries(said.map((name) => [name, value[name]])) as { readonly [name in K]?: unknown };
}

/** The public members of a JWK; undefined where it is none, or where one of them is of the wrong type. */
export function toPublicJwk(value: unknown): PublicJwk | undefined {
  if (!isObject(value) || typeof value['kty'] !== 'string') return undefined;
  const jwk: Record<string, unknown> = { kty: value['kty'] };
  for (const name of TEXT_MEMBERS) {
    const member = value[name];
    if (member === undefined) continue;
    if (typeof member !== 'string') return undefined;
    jwk[name] = member;
  }
  for (const name of ['key_ops', 'x5c'] as const) {
    const member = value[name];
    if (member === undefined) continue;
    const list: readonly unknown[] = Array.isArray(member) ? member : [member];
    if (!list.every((item) => typeof item === 'string')) return undefined;
    if (name === 'x5c' && list.length > MAX_X5C) return undefined;
    jwk[name] = list;
  }
  return jwk as unknown as PublicJwk;
}

function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unusable(did: string, found: string): Refusal {
  return Refusal.of('trust/did-document', { found: `${did.slice(0, 200)}: ${found}` });
}
