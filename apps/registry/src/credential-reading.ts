import type { StoredCredential } from '#graph';
import { inLanguage, parseLanguage, type Finding, type Language } from '#refusal';
import { isMatch, parseAccept } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { toStatements } from './statements.ts';

const TYPES = ['application/json', 'application/vc+jwt', 'application/ld+json'] as const;

/** What stands under a digest: a stored credential, or an attestation of this instance. */
export interface Reading {
  readonly digest: string;
  readonly credential: StoredCredential | undefined;
  readonly attestation: string | undefined;
  readonly now: Date;
}

/**
 * Sends what a digest names in the form that Accept prefers: what the catalogue knows of it, its exact bytes, or its
 * payload. Bytes and payload never change; what is known of it may, so its ETag changes with its status.
 */
export async function sendCredential(reading: Reading, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { digest, credential, attestation } = reading;
  const raw = credential?.raw ?? attestation ?? '';
  const type = parseAccept(request.headers.accept, TYPES);
  const immutable = type !== 'application/json';
  const status = credential === undefined ? 'active' : toStatus(credential, reading.now);
  const language = parseLanguage(request.headers['accept-language']);
  const etag = immutable ? `"${digest}"` : etagOf(digest, status, language);
  void reply.headers({
    ETag: etag,
    Vary: 'Accept, Accept-Language',
    ...(immutable ? {} : { 'Content-Language': language }),
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (isMatch(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
  void reply.type(type);
  switch (type) {
    case 'application/vc+jwt':
      return void (await reply.send(raw));
    case 'application/ld+json':
      return void (await reply.send(Buffer.from(raw.split('.')[1] ?? '', 'base64url')));
    default:
      return void (await reply.send(credential ? toReading(credential, status, language) : toAttestation(digest, raw)));
  }
}

/** True where the digest is that of these bytes. */
export function isDigestOf(digest: string, raw: string): boolean {
  return createHash('sha256').update(raw).digest('hex') === digest;
}

/** Past `validUntil` an entry is expired at once, before the sweep has logged it (contract.md §2). */
function toStatus(credential: StoredCredential, now: Date): StoredCredential['status'] {
  const over = credential.validUntil !== undefined && Date.parse(credential.validUntil) <= now.getTime();
  return over && credential.status === 'active' ? 'expired' : credential.status;
}

/** What is known of it changes with its status, and is told in a language. */
function etagOf(digest: string, status: StoredCredential['status'], language: Language): string {
  return `"${[digest, ...(status === 'active' ? [] : [status]), ...(language === 'en' ? [] : [language])].join('-')}"`;
}

function toReading(credential: StoredCredential, status: StoredCredential['status'], language: Language): object {
  const { raw: _raw, statements, decision, ...known } = credential;
  const { report, attestation: _attestation, ...decided } = decision;
  const told = JSON.parse(report) as { readonly findings: readonly Finding[] };
  return {
    ...known,
    kind: 'credential',
    status,
    decision: decided,
    report: { ...told, findings: told.findings.map((finding) => inLanguage(finding, language)) },
    claims: toStatements(statements),
  };
}

function toAttestation(digest: string, raw: string): object {
  const payload: unknown = JSON.parse(Buffer.from(raw.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return { kind: 'attestation', digest, status: 'active', payload };
}
