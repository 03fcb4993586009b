import { Refusal, type Said } from '#refusal';
import type { JsonObject } from './envelope.ts';
import { isObject } from './json-value.ts';
import { parseJson } from './strict-json.ts';

/** A compact JWS taken apart; nothing of it is proven. */
export interface Jws {
  readonly header: JsonObject;
  readonly payload: Uint8Array;
  /** `header.payload` as written. */
  readonly signingInput: string;
  /** base64url. */
  readonly signature: string;
}

/**
 * Text → the three parts of a compact JWS (RFC 7515 §7.1), or a Refusal. No white space, no padding, no unused bits:
 * a token has exactly one spelling, because the digest of its bytes is its identity. The payload may be any bytes.
 */
export function parseJws(compact: string, pointer = ''): Jws {
  const parts = compact.split('.', 4);
  const [head, body, signature] = parts;
  if (parts.length !== 3 || head === undefined || body === undefined || signature === undefined || head === '')
    throw Refusal.of('credential/not-jws', said(pointer, compact));
  const header = parseJson(bytesOf(head, `${pointer}/header`), `${pointer}/header`);
  if (!isObject(header))
    throw Refusal.of('credential/not-json', { pointer: `${pointer}/header`, expected: 'a JSON object' });
  bytesOf(signature, `${pointer}/signature`);
  const payload = bytesOf(body, `${pointer}/payload`);
  return { header, payload, signingInput: `${head}.${body}`, signature };
}

/** The payload of a token, which must be a JSON object. */
export function parsePayload(jws: Jws, pointer: string): JsonObject {
  const payload = parseJson(jws.payload, `${pointer}/payload`);
  if (!isObject(payload))
    throw Refusal.of('credential/not-json', { pointer: `${pointer}/payload`, expected: 'a JSON object' });
  return payload;
}

/** Canonical base64url: re-encoding gives the same text, which excludes padding, spaces, `+/` and unused bits. */
function bytesOf(part: string, pointer: string): Uint8Array {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part)
    throw Refusal.of('credential/encoding', {
      pointer,
      expected: 'base64url without padding or white space',
      ...(/\s/.test(part) ? { found: 'white space' } : {}),
      fix: 'Submit the compact JWS alone: no line end after it, no quotes, no scheme in front (from a file: tr -d "\\n").',
    });
  return bytes;
}

function said(pointer: string, text: string): Said {
  return {
    pointer,
    expected: 'three base64url parts, header.payload.signature',
    found: text === '' ? 'nothing' : `${String(text.split('.').length)} parts`,
    fix: 'Submit the compact JWS alone, without quotes, line breaks or a scheme in front.',
  };
}
