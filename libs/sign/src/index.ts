export { createKey, loadKey, toPem, type SigningAlgorithm, type SigningJwk, type SigningKey } from './key.ts';
export { signJws, type JsonRecord } from './jws.ts';
export { signBearer, signCredential, signPresentation, type PresentationOptions, type Signer } from './credential.ts';
export { didDocument, type DidDocumentOptions } from './did-document.ts';
export {
  createAnchor,
  issueCertificate,
  loadAnchor,
  toAnchorPem,
  toX5c,
  type Anchor,
  type CertificateOptions,
} from './certificate.ts';
