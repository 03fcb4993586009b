import { makeFolder } from '#files';
import { createHash } from 'node:crypto';
import {
  createAnchor,
  createKey,
  didDocument,
  issueCertificate,
  toAnchorPem,
  toPem,
  toX5c,
  type Signer,
  type SigningKey,
} from '#sign';
import { readIdentity, writeIdentity, type KeyAndChain } from './identity-folder.ts';

/** Who this instance is: it signs attestations, others verify them by its DID document and chain. */
export interface Identity {
  readonly did: string;
  /** SHA-256 of the public key (SubjectPublicKeyInfo), hex: the same under whatever DID. */
  readonly fingerprint: string;
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
 * certificate. An operator replaces both files by ones from its own authority. Processes on one database share the folder.
 * @throws IdentityError where what is there is damaged: it is never replaced.
 */
export function loadIdentity({ dir, publicUrl, at }: IdentityOptions): Identity {
  const found = readIdentity(dir);
  const { key, chainPem } = found ?? make(dir, at);
  const demo = !publicUrl.startsWith('https://');
  const fingerprint = fingerprintOf(key);
  const did = demo ? demoDid(fingerprint) : didOf(publicUrl);
  const kid = `${did}#${FRAGMENT}`;
  const x5u = demo ? {} : { x5u: `${publicUrl}/.well-known/x509CertificateChain.pem` };
  return {
    did,
    fingerprint,
    kid,
    signer: { key, kid, iss: did },
    didDocument: didDocument({ did, fragment: FRAGMENT, jwk: key.jwk, x5c: toX5c(chainPem), ...x5u }),
    chainPem,
    made: found === undefined,
    demo,
  };
}

function make(dir: string, at: Date): KeyAndChain {
  makeFolder(dir, 0o700);
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
  const chainPem = `${leaf.trim()}\n${certificate.trim()}\n`;
  writeIdentity(dir, {
    'chain.pem': chainPem,
    'anchor.pem': certificate,
    'anchor-key.pem': anchorKey,
    'key.pem': toPem(key),
  });
  return { key, chainPem };
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

function fingerprintOf(key: SigningKey): string {
  const spki = key.publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex');
}

/** A DID below `.example`, which nobody can resolve: peers pin it. It is as lasting as the key. */
function demoDid(fingerprint: string): string {
  return `did:web:i${fingerprint.slice(0, 16)}.cadastre.example`;
}
