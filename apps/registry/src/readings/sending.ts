import { parseLanguage, type Language } from '#refusal';
import { isMatch, PAGE_POLICY, parseAccept } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const HTML = 'text/html';

/** A form of a reading: its media type, and what makes it. */
export interface Form {
  readonly type: string;
  readonly body: (language: Language) => string | Buffer | object;
  /** Said in the language of the reader: its ETag and its headers differ by it. */
  readonly isTold?: boolean;
  /** Bytes that stand under their digest for good. */
  readonly isImmutable?: boolean;
}

/** What is read, and its forms, the preferred one first. */
export interface Reading {
  readonly digest: string;
  /** What is known of it beside its bytes changes with this. */
  readonly state?: string;
  readonly forms: readonly Form[];
  readonly headers?: { readonly [name: string]: string };
}

/** Sends a reading in the form that Accept prefers, or 304 (RFC 9110 §§12.5.1, 13.1.2). Refuses `request/not-acceptable`. */
export async function sendReading(reading: Reading, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const types = reading.forms.map(({ type }) => type);
  const type = parseAccept(request.headers.accept, types);
  const form = reading.forms[types.indexOf(type)];
  if (form === undefined) throw new Error('One of the offered types is accepted');
  const language = parseLanguage(request.headers['accept-language']);
  const etag = etagOf(reading, form, language);
  void reply.headers({
    ...reading.headers,
    ETag: etag,
    Vary: 'Accept, Accept-Language',
    'Cache-Control': form.isImmutable === true ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(form.isTold === true ? { 'Content-Language': language } : {}),
    ...(type === HTML ? { 'Content-Security-Policy': PAGE_POLICY } : { 'X-Content-Type-Options': 'nosniff' }),
  });
  if (isMatch(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
  await reply.type(type === HTML ? 'text/html; charset=utf-8' : type).send(form.body(language));
}

function etagOf({ digest, state }: Reading, { type, isTold, isImmutable }: Form, language: Language): string {
  const parts = [
    digest,
    ...(isImmutable === true || state === undefined ? [] : [state]),
    ...(isTold === true && language !== 'en' ? [language] : []),
    ...(type === HTML ? ['page'] : []),
  ];
  return `"${parts.join('-')}"`;
}
