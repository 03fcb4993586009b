export type { KeyTrust, VerifiedCredential, VerifiedPresentation } from './verified.ts';
