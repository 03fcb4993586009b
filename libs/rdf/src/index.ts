export type { BlankNode, Literal, NamedNode, Quad, Term } from './term.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { Claims, CredentialClaims, SignedClaims } from './claims.ts';
export type { ClassTerm, FieldRow, PropertyTerm, Release } from './release.ts';
