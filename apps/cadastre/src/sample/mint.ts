import { writeDurably } from '#files';
import { signCredential, signPresentation } from '#sign';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SamplePresentation, UnsignedCredential } from './content.ts';
import { readKept } from './files.ts';
import type { Identities, Organisation } from './identities.ts';

const FIVE_YEARS = 5 * 365 * 86_400_000;

/** A presentation of the sample as it is published: real signatures over real documents. */
export interface MintedPresentation extends SamplePresentation {
  /** The compact `vp+jwt`. */
  readonly jws: string;
  /** Where it is kept, for use from a command line. */
  readonly path: string;
  /** Digests of its credentials, in their order. */
  readonly digests: readonly string[];
}

interface Minting {
  readonly identities: Identities;
  readonly folder: string;
  readonly at: Date;
}

/**
 * Signs a presentation: each credential by its issuer, the whole by its holder, valid for five years from `at`. It is
 * signed once and kept, so that a second start publishes the same bytes.
 */
export function mint(presentation: SamplePresentation, { identities, folder, at }: Minting): MintedPresentation {
  const path = join(folder, 'presentations', `${presentation.name}.vp.jwt`);
  if (!existsSync(path)) writeDurably(path, sign(presentation, identities, at));
  const { jws, digests } = readKept(path, (text) => {
    const kept = text.trim();
    return { jws: kept, digests: credentialsIn(kept).map(digestOf) };
  });
  return { ...presentation, jws, path, digests };
}

function sign({ signer, credentials }: SamplePresentation, identities: Identities, at: Date): string {
  const tokens = credentials.map((credential) => signOne(credential, who(credential.issuer), at));
  const { did, key, kid } = who(signer);
  return signPresentation({ credentials: tokens, holder: did, key, kid });

  function who(did: string): Organisation {
    const found = identities.organisations.get(did);
    if (found === undefined) throw new Error(`The sample has no identity for ${did}`);
    return found;
  }
}

function signOne(credential: UnsignedCredential, { did, kid, key }: Organisation, at: Date): string {
  const times = {
    validFrom: at.toISOString(),
    validUntil: new Date(at.getTime() + FIVE_YEARS).toISOString(),
  };
  const { credentialSubject, ...envelope } = credential;
  return signCredential({ document: { ...envelope, ...times, credentialSubject }, key, kid, iss: did });
}

function credentialsIn(jws: string): readonly string[] {
  const payload = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly verifiableCredential: readonly { readonly id: string }[];
  };
  return payload.verifiableCredential.map(({ id }) => id.slice(id.indexOf(',') + 1));
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
