import { IdentityError, loadIdentity, readIdentity, type Identity } from '#admission';
import type { GraphStore, StoredIdentity } from '#graph';
import type { Config } from './config.ts';

interface Opening {
  readonly store: Pick<GraphStore, 'size' | 'identity' | 'recordIdentity'>;
  readonly clock: () => Date;
  readonly say: (text: string) => void;
  /** Whether another identity than the recorded one is wanted. */
  readonly newIdentity?: boolean;
}

/**
 * The identity of the instance. The store keeps who signs for its data, so that nobody goes on with it under another name
 * or key unless it is said: attestations that are out would no longer be those of the instance that answers for them.
 * @throws IdentityError where it is damaged, missing beside existing data, or not the recorded one.
 */
export async function openIdentity(config: Config, opening: Opening): Promise<Identity> {
  const { store, clock, say, newIdentity = false } = opening;
  const { identity: dir, publicUrl } = config;
  const recorded = await store.identity();
  const isMissing = readIdentity(dir) === undefined;
  if (isMissing && !newIdentity && (recorded !== undefined || (await store.size()) > 0)) throw missing(dir, recorded);
  const identity = loadIdentity({ dir, publicUrl, at: clock() });
  const own = { did: identity.did, fingerprint: identity.fingerprint };
  const known = await store.recordIdentity(own, newIdentity);
  if (!isSame(known, own)) throw another(dir, { own, recorded: known });
  if (recorded !== undefined && !isSame(recorded, own))
    say(`The data is now continued under the new identity ${nameOf(own)}; before, it was ${nameOf(recorded)}.`);
  if (identity.demo)
    say(
      `Attestations are signed by the demo identity ${identity.did}: set CADASTRE_PUBLIC_URL to an https URL for a real one.`,
    );
  return identity;
}

function isSame(a: StoredIdentity, b: StoredIdentity): boolean {
  return a.did === b.did && a.fingerprint === b.fingerprint;
}

function nameOf({ did, fingerprint }: StoredIdentity): string {
  return `${did} (key ${fingerprint.slice(0, 16)})`;
}

const ANYHOW = 'To continue with a new identity anyway, start once with --new-identity.';

function missing(dir: string, recorded: StoredIdentity | undefined): IdentityError {
  const whose = recorded === undefined ? 'an identity that is not here' : nameOf(recorded);
  return new IdentityError(
    `There is no identity in ${dir}, but the data was signed by ${whose}. Restore its files from your backup, or set CADASTRE_IDENTITY to their folder. ${ANYHOW}`,
  );
}

function another(dir: string, { own, recorded }: { own: StoredIdentity; recorded: StoredIdentity }): IdentityError {
  const cause =
    own.fingerprint === recorded.fingerprint
      ? 'The key is the same; the DID follows CADASTRE_PUBLIC_URL.'
      : 'Restore the files of that identity, or set CADASTRE_IDENTITY to their folder.';
  return new IdentityError(
    `The identity in ${dir} is ${nameOf(own)}, but the data was signed by ${nameOf(recorded)}. ${cause} ${ANYHOW}`,
  );
}
