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
