import { createHash } from 'node:crypto';
import {
  createAnchor,
  createKey,
  didDocument,
  issueCertificate,
  toX5c,
  type SigningAlgorithm,
  type SigningKey,
} from '#sign';
import { parseDidDocument, type DidDocument, type Gathered, type TrustState } from '#trust';

/** The instant of the specs. */
export const AT = '2026-11-22T12:00:00Z';
const PERIOD = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2036-01-01T00:00:00Z' };

/** An issuer made by `#sign` with an anchor of its own, for library-level specs. */
export interface TestIssuer {
  readonly did: string;
  readonly kid: string;
  readonly key: SigningKey;
  readonly didDocument: DidDocument;
  readonly anchorDer: string;
  readonly anchorDigest: string;
}

export function createIssuer(did: string, options: { alg?: SigningAlgorithm; chain?: boolean } = {}): TestIssuer {
  const { alg = 'ES256', chain = true } = options;
  const key = createKey(alg);
  const anchor = createAnchor({ name: `Anchor of ${did}`, ...PERIOD });
  const leaf = issueCertificate({ anchor, subjectKey: key, name: did, ...PERIOD });
  const x5c = chain ? { x5c: toX5c(leaf + anchor.certificate) } : {};
  const made = didDocument({ did, fragment: 'key-1', jwk: key.jwk, ...x5c });
  const [anchorDer = ''] = toX5c(anchor.certificate);
  const anchorDigest = createHash('sha256').update(Buffer.from(anchorDer, 'base64')).digest('hex');
  return { did, kid: `${did}#key-1`, key, didDocument: made, anchorDer, anchorDigest };
}

/** The issuer with a DID document whose verification method says something more, read as a fetched one is. */
export function withMethod(issuer: TestIssuer, more: { readonly [member: string]: unknown }): TestIssuer {
  const [method] = issuer.didDocument.verificationMethod ?? [];
  const changed = { ...issuer.didDocument, verificationMethod: [{ ...method, ...more }] };
  return { ...issuer, didDocument: parseDidDocument(Buffer.from(JSON.stringify(changed)), issuer.did) };
}

/** The DID documents of these issuers, as if they had been fetched. */
export function gatheredOf(issuers: readonly TestIssuer[]): Gathered {
  const documents = issuers.map(({ did, didDocument: value }) => {
    const bytes = JSON.stringify(value);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return [did, { kind: 'found', value, evidence: { digest, kind: 'did', url: did, bytes, time: AT } }] as const;
  });
  return { documents: Object.fromEntries(documents), chains: {} };
}

/** A trust state with the anchors of these issuers. */
export function trustOf(issuers: readonly TestIssuer[]): TrustState {
  const anchors = issuers.map(({ did, anchorDer, anchorDigest }) => ({
    name: did,
    der: anchorDer,
    sha256: anchorDigest,
  }));
  const digest = createHash('sha256').update(JSON.stringify(anchors)).digest('hex');
  return { digest, anchors, issuers: { registrationNumber: [], conformityBody: [], label: [] }, acceptedTerms: [] };
}

/** A well-formed credential, valid through 2026. */
export function document(issuer: string): { readonly [member: string]: unknown } {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/gaia-x/development#'],
    id: 'https://alice.example/credentials/1',
    type: ['VerifiableCredential', 'gx:LegalPerson'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    credentialSubject: { id: 'https://alice.example/subjects/1', 'schema:name': 'Alice' },
  };
}
