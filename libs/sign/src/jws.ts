import { constants, sign } from 'node:crypto';
import type { SigningAlgorithm, SigningKey } from './key.ts';

export type JsonRecord = { readonly [member: string]: unknown };

const DIGEST: { readonly [A in SigningAlgorithm]: string | null } = {
  ES256: 'sha256',
  ES384: 'sha384',
  PS256: 'sha256',
  EdDSA: null,
};

/** A compact JWS (RFC 7515 §3.1). `header.alg` is that of the key; `payload` is written as JSON unless it is text. */
export function signJws(options: {
  readonly header: JsonRecord;
  readonly payload: JsonRecord | string;
  readonly key: SigningKey;
}): string {
  const { header, payload, key } = options;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const input = `${base64url(JSON.stringify({ ...header, alg: key.alg }))}.${base64url(text)}`;
  const signature = sign(DIGEST[key.alg], Buffer.from(input, 'latin1'), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...(key.alg === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  });
  return `${input}.${signature.toString('base64url')}`;
}

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
