export type {
  Digest,
  Envelope,
  JoseProof,
  JsonObject,
  JsonValue,
  LinkedDataProof,
  SignedCredential,
  SignedPresentation,
} from './envelope.ts';
export { foreignFindings } from './foreign/foreign-form.ts';
export { parseEnvelope, type EnvelopeOptions } from './parse-envelope.ts';
export { parseJws, parsePayload, type Jws } from './jws.ts';
export { parseJson, MAX_DEPTH, MAX_MEMBERS } from './strict-json.ts';
export { parseMediaType, tokenNameOf, type TokenKind, type TokenName } from './media-type.ts';
export { isContentTypeOf } from './header-drifts.ts';
export { credentialDrifts, presentationDrifts } from './document-drifts.ts';
export { ALL_TOLERANCES, NO_TOLERANCES, type Drift, type Tolerances } from './tolerances.ts';
export { credentialFindings } from './structure/credential-structure.ts';
export { identifierFindings } from './structure/identifiers.ts';
export { partyOf, presentationFindings } from './structure/presentation-structure.ts';
export { wrapperFindings } from './token.ts';
export { placeOf, type TextPlace } from './json-places.ts';
export { located, tokensOf, type Tokens } from './located.ts';
