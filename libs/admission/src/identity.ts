import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  createAnchor,
  createKey,
  didDocument,
  issueCertificate,
  loadKey,
  toAnchorPem,
  toPem,
  toX5c,
  type Signer,
  type SigningKey,
} from '#sign';

/** Who this instance is: it signs attestations, others verify them by its DID document and chain. */
export interface Identity {
  readonly did: string;
  readonly kid: string;
  /** What attestations are signed with. */
  readonly signer: Signer;
  readonly didDocument: object;
  /** Leaf first, PEM. */
  readonly chainPem: string;
  /** True where key and chain were made just now. */
  readonly made: boolean;
  /** True where the public URL is not https, so that the DID cannot be resolved by others and must be pinned. */
  readonly demo: boolean;
}

/** The same without the key: what everybody but the recorder is given. */
export type PublicIdentity = Omit<Identity, 'signer'>;

export interface IdentityOptions {
  /** Folder of `key.pem` (mode 0600) and `chain.pem`; made where it is missing. */
  readonly dir: string;
  readonly publicUrl: string;
  readonly at: Date;
}

const FRAGMENT = 'X509-JWK';
const YEAR = 365 * 24 * 3600 * 1000;

/**
 * Reads the identity of the instance, or makes it at the first start: a P-256 key, an anchor of its own and a leaf
 * certificate. An operator replaces both files by ones from his own authority. Processes on one database share the folder.
 */
export function loadIdentity({ dir, publicUrl, at }: IdentityOptions): Identity {
  const made = !existsSync(join(dir, 'key.pem'));
  if (made) make(dir, at);
  const key = loadKey(readFileSync(join(dir, 'key.pem'), 'utf8'));
  const chainPem = readFileSync(join(dir, 'chain.pem'), 'utf8');
  const demo = !publicUrl.startsWith('https://');
  const did = demo ? demoDid(key) : didOf(publicUrl);
  const kid = `${did}#${FRAGMENT}`;
  const x5u = demo ? {} : { x5u: `${publicUrl}/.well-known/x509CertificateChain.pem` };
  return {
    did,
    kid,
    signer: { key, kid, iss: did },
    didDocument: didDocument({ did, fragment: FRAGMENT, jwk: key.jwk, x5c: toX5c(chainPem), ...x5u }),
    chainPem,
    made,
    demo,
  };
}

function make(dir: string, at: Date): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const notBefore = seconds(at.getTime() - 24 * 3600 * 1000);
  const anchor = createAnchor({
    name: 'Cadastre instance anchor',
    notBefore,
    notAfter: seconds(at.getTime() + 20 * YEAR),
  });
  const key = createKey('ES256');
  const leaf = issueCertificate({
    anchor,
    subjectKey: key,
    name: 'Cadastre instance',
    notBefore,
    notAfter: seconds(at.getTime() + 5 * YEAR),
  });
  const { certificate, key: anchorKey } = toAnchorPem(anchor);
  write('chain.pem', `${leaf.trim()}\n${certificate.trim()}\n`);
  write('anchor.pem', certificate);
  write('anchor-key.pem', anchorKey);
  // The key comes last: where it is there, everything is.
  write('key.pem', toPem(key));

  function write(name: string, text: string): void {
    writeFileSync(join(dir, name), text, { mode: 0o600 });
  }
}

/** RFC 3339 in whole seconds, as certificates want it. */
function seconds(time: number): string {
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

/** did:web of an https URL (method specification §2.3): host, encoded port, path segments. */
function didOf(publicUrl: string): string {
  const { host, pathname } = new URL(publicUrl);
  const path = pathname.split('/').filter((segment) => segment !== '');
  return ['did:web', host.replace(':', '%3A'), ...path].join(':');
}

/** A DID below `.example`, which nobody can resolve: peers pin it. It is as lasting as the key. */
function demoDid(key: SigningKey): string {
  const spki = key.publicKey.export({ format: 'der', type: 'spki' });
  return `did:web:i${createHash('sha256').update(spki).digest('hex').slice(0, 16)}.cadastre.example`;
}
