import { Refusal } from '#refusal';
import { toPublicJwk } from './did-document.ts';
import { privateMembersIn, publishedKey } from './private-members.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * The document of a did:jwk (did:jwk method specification): the key is `#0`. Refuses with
 * `trust/did-malformed`, and with `trust/private-key-published` where the DID holds the private key too.
 */
export function toDidJwkDocument(did: string): unknown {
  const encoded = did.slice('did:jwk:'.length);
  const bytes = Buffer.from(encoded, 'base64url');
  try {
    if (bytes.toString('base64url') !== encoded) throw new Error('not canonical base64url');
    const value = parseStrictJson(bytes);
    const published = privateMembersIn(value);
    if (published.length > 0) throw new Refusal([publishedKey(published)]);
    const publicKeyJwk = toPublicJwk(value);
    if (publicKeyJwk === undefined) throw new Error('not a JWK');
    if (publicKeyJwk.kty === 'oct') throw new Error('not a public key');
    const id = `${did}#0`;
    const method = { id, type: 'JsonWebKey2020', controller: did, publicKeyJwk };
    return {
      id: did,
      verificationMethod: [method],
      ...(publicKeyJwk.use === 'enc' ? {} : { assertionMethod: [id] }),
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw Refusal.of('trust/did-malformed', { found: `${did.slice(0, 100)}: ${(error as Error).message}` });
  }
}
