export type { KeyTrust, VerifiedCredential, VerifiedPresentation } from './verified.ts';
export { needsOf, verify, type VerifyOptions } from './verify.ts';
export type { Policy } from './part-verdict.ts';
export { verifyJws } from './signature.ts';
export { parseBearer, verifyBearer, type Bearer } from './bearer.ts';
