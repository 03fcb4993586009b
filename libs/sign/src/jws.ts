import { constants, sign } from 'node:crypto';
import type { SigningKey } from './key.ts';

export type JsonRecord = { readonly [member: string]: unknown };

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** A compact JWS (RFC 7515 §3.1). `header.alg` is that of the key; `payload` is written as JSON unless it is text. */
export function signJws(options: {
  readonly header: JsonRecord;
  readonly payload: JsonRecord | string;
  readonly key: SigningKey;
}): string {
  const { header, payload, key } = options;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const input = `${base64url(JSON.stringify({ ...header, alg: key.alg }))}.${base64url(text)}`;
  return `${input}.${signatureOf(Buffer.from(input, 'latin1'), key).toString('base64url')}`;
}

/** A bare key costs `crypto.sign` half of what one with options does, so ECDSA is taken out of its DER here. */
function signatureOf(bytes: Buffer, { alg, privateKey: key }: SigningKey): Buffer {
  switch (alg) {
    case 'ES256':
      return toJose(sign('sha256', bytes, key), 32);
    case 'ES384':
      return toJose(sign('sha384', bytes, key), 48);
    case 'EdDSA':
      return sign(null, bytes, key);
    case 'PS256':
      return sign('sha256', bytes, { key, ...PSS });
  }
}

/** ECDSA-Sig-Value (RFC 3279 §2.2.3) of our own making → R and S as octets of the curve's size (RFC 7518 §3.4). */
function toJose(der: Buffer, size: number): Buffer {
  const jose = Buffer.alloc(2 * size);
  let at = 2;
  for (const end of [size, 2 * size]) {
    const length = der[at + 1] ?? 0;
    const octets = der.subarray(at + 2, at + 2 + length);
    const integer = octets.subarray(Math.max(0, length - size));
    jose.set(integer, end - integer.length);
    at += 2 + length;
  }
  return jose;
}

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
