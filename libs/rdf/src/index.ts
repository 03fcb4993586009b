export type { BlankNode, Literal, NamedNode, Quad, Term } from './term.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { Claims, CredentialClaims, SignedClaims } from './claims.ts';
export type { ClassTerm, CodeList, FieldRow, PropertyTerm, Release } from './release.ts';
export { loadRelease } from './load-release.ts';
export { digestSri, jcs } from './jcs.ts';
export { parseStatements, toStatement, toStatements } from './nquads.ts';
export { parseTurtle } from './turtle.ts';
export { toClaims } from './to-claims.ts';
