export type { DidDocument, Evidence, Found, Gathered, Need, PublicJwk, VerificationMethod } from './gathered.ts';
export type { TrustState } from './trust-state.ts';
