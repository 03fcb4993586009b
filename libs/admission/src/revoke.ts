import { Refusal } from '#refusal';
import { parseBearer, verifyBearer } from '#verify';
import type { House } from './house.ts';

/** The word by which a credential is to end. */
export interface Withdrawal {
  readonly token: string | undefined;
  /** The network it came from, as limits count it. */
  readonly client: string;
}

/**
 * Revokes a credential on the word of its issuer (contract.md §1, DELETE): the token is signed by a key of the issuer's
 * `assertionMethod`, meant for this instance and this digest, and used once. Refusals: 404, 401, 403. A credential that
 * ended before stays as it is.
 */
export async function revoke(digest: string, { token, client }: Withdrawal, house: House): Promise<void> {
  const at = house.clock().toISOString();
  if (token === undefined)
    throw Refusal.of('request/unauthorised', { expected: 'Authorization: Bearer <JWT of the issuer>' });
  const bearer = parseBearer(token);
  const stored = await house.store.credential(digest);
  if (stored === undefined)
    throw Refusal.of('request/not-found', { found: digest, expected: 'the digest of a stored credential' });
  const { gathered } = await house.gather([bearer.need], { client, isRehearsal: false });
  verifyBearer(bearer, { gathered, audience: house.publicUrl, subject: digest, at });
  if (bearer.iss !== stored.issuer) {
    throw Refusal.of('request/forbidden', {
      expected: stored.issuer,
      found: bearer.iss,
      fix: 'Only the issuer can revoke a credential.',
    });
  }
  if (!(await house.store.useToken(`${bearer.iss} ${bearer.jti}`, new Date(bearer.exp * 1000).toISOString(), at))) {
    throw Refusal.of('request/unauthorised', { expected: 'a jti that was not used before', found: bearer.jti });
  }
  await house.store.end(digest, 'revoked', at);
}
