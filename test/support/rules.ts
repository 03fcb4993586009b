import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { toRuleInput, type HeldCredential, type Rules, type TrustedIssuers } from '#compliance';
import { loadRelease, parseStatements, toClaims, type Claims, type JsonObject } from '#rdf';
import { ACCEPTED_TERMS, type Document } from './documents.ts';
import { ROOT } from './shared.ts';

export const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
export const NOTARY = 'did:web:notary.example';
export const CLEARING = 'did:web:clearing.example';
export const ISSUERS: TrustedIssuers = { registrationNumber: [NOTARY], conformityBody: [], label: [CLEARING] };

export const digestOf = (document: Document): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex');

/** What criteria look at where these documents are submitted, and others are in the catalogue. */
export interface Judged {
  readonly documents: readonly Document[];
  readonly held?: readonly Document[];
  readonly issuers?: TrustedIssuers;
  readonly acceptedTerms?: readonly string[];
  /** Nodes whose owner is another than who submits. */
  readonly outranked?: readonly string[];
}

/** Claims of documents as a presentation has them, in their order. */
export function claimsOf(documents: readonly Document[]): Promise<Claims> {
  const signed = documents.map((document, i) => ({
    digest: digestOf(document),
    issuer: document['issuer'] as string,
    document: JSON.parse(JSON.stringify(document)) as JsonObject,
    pointer: `/credentials/${i}`,
  }));
  return toClaims(signed, release);
}

export async function rulesOf({
  documents,
  held = [],
  issuers = ISSUERS,
  acceptedTerms = ACCEPTED_TERMS,
  outranked = [],
}: Judged): Promise<Rules> {
  const known = (await claimsOf(held)).credentials.map(({ digest, issuer, statements }): HeldCredential => ({
    digest,
    issuer,
    quads: parseStatements(statements, `h${digest.slice(0, 12)}_`),
  }));
  const input = toRuleInput({
    claims: await claimsOf(documents),
    held: known,
    release,
    isOutranked: (node) => outranked.includes(node),
  });
  return { input, issuers, acceptedTerms };
}
