import { writeDurably } from '#files';
import {
  createAnchor,
  createKey,
  didDocument,
  issueCertificate,
  loadAnchor,
  loadKey,
  toAnchorPem,
  toPem,
  toX5c,
  type Anchor,
  type SigningKey,
} from '#sign';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, readKept } from './files.ts';

const ANCHOR = 'Cadastre demo anchor (health sample)';
const FRAGMENT = 'key-1';
const TEN_YEARS = 10 * 365 * 86_400_000;

/** Somebody of the sample who signs: a did:web on an example host with a key and a chain to the demo anchor. */
export interface Organisation {
  readonly did: string;
  readonly kid: string;
  readonly key: SigningKey;
  /** DID document with the chain inline (`x5c`), to be pinned: the hosts do not exist. */
  readonly document: { readonly id: string };
}
export interface Identities {
  readonly anchor: Anchor;
  readonly organisations: ReadonlyMap<string, Organisation>;
}

/**
 * The demo anchor and one identity per DID, kept under `folder` (keys with mode 0600). What is there is loaded, what is
 * missing is minted; `at` is the moment certificates begin to be valid.
 */
export function openIdentities(folder: string, dids: readonly string[], at: Date): Identities {
  const anchor = openAnchor(folder, at);
  const organisations = dids.map((did) => [did, openOrganisation({ folder, did, anchor, at })] as const);
  return { anchor, organisations: new Map(organisations) };
}

function openAnchor(folder: string, at: Date): Anchor {
  const [keyPath, certificatePath] = [join(folder, 'keys', 'anchor.pem'), join(folder, 'anchor.pem')];
  if (existsSync(keyPath) && existsSync(certificatePath))
    return readKept(keyPath, (key) => loadAnchor({ name: ANCHOR, key, certificate: readCertificate(certificatePath) }));
  const anchor = createAnchor({ name: ANCHOR, ...validity(at) });
  const { key, certificate } = toAnchorPem(anchor);
  writeDurably(keyPath, key, 0o600);
  writeDurably(certificatePath, certificate);
  return anchor;
}

function openOrganisation(options: { folder: string; did: string; anchor: Anchor; at: Date }): Organisation {
  const { folder, did, anchor, at } = options;
  const keyPath = join(folder, 'keys', `${fileNameOf(did)}.pem`);
  const documentPath = join(folder, 'did', `${fileNameOf(did)}.json`);
  const kid = `${did}#${FRAGMENT}`;
  if (existsSync(keyPath) && existsSync(documentPath))
    return {
      did,
      kid,
      key: readKept(keyPath, loadKey),
      document: readKept(documentPath, (text) => JSON.parse(text) as { readonly id: string }),
    };
  const key = createKey('ES256');
  const leaf = issueCertificate({ anchor, subjectKey: key, name: did.slice('did:web:'.length), ...validity(at) });
  const x5c = [...toX5c(leaf), ...toX5c(anchor.certificate)];
  const document = didDocument({ did, fragment: FRAGMENT, jwk: key.jwk, x5c });
  writeDurably(keyPath, toPem(key), 0o600);
  writeDurably(documentPath, `${JSON.stringify(document, null, 2)}\n`);
  return { did, kid, key, document };
}

function validity(at: Date): { readonly notBefore: string; readonly notAfter: string } {
  const seconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  return { notBefore: seconds(at.getTime() - 60_000), notAfter: seconds(at.getTime() + TEN_YEARS) };
}

function readCertificate(path: string): string {
  return readKept(path, (text) => {
    if (toX5c(text).length !== 1) throw new Error('holds no whole certificate');
    return text;
  });
}
