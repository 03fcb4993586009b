import { constants, createHash, createHmac, sign, type KeyObject } from 'node:crypto';

/** JSON as it is put into tokens: an object, or a text that stands as it is (for texts that JSON.stringify cannot make). */
export type Part = object | string;

export const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url');
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signature bytes of the JOSE algorithms, made by node:crypto and so by other code than `#sign` and `#verify`. */
export function signatureOf(alg: string, key: KeyObject, input: string): Buffer {
  const bytes = Buffer.from(input);
  switch (alg) {
    case 'ES256':
      return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
    case 'ES384':
      return sign('sha384', bytes, { key, dsaEncoding: 'ieee-p1363' });
    case 'EdDSA':
      return sign(null, bytes, key);
    case 'PS256':
      return sign('sha256', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
    case 'RS256':
      return sign('sha256', bytes, key);
    default:
      throw new Error(`No test signer for ${alg}`);
  }
}

const text = (part: Part): string => (typeof part === 'string' ? part : JSON.stringify(part));

/** A compact JWS over exactly these parts. */
export function compact(header: Part & object, payload: Part, key: KeyObject): string {
  const input = `${base64url(text(header))}.${base64url(text(payload))}`;
  return `${input}.${base64url(signatureOf((header as { alg: string }).alg, key, input))}`;
}

/** A compact JWS with an HMAC keyed by any text: the classic confusion of a public key with a secret. */
export function hmacCompact(header: object, payload: Part, secret: string): string {
  const input = `${base64url(text(header))}.${base64url(text(payload))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A token without a signature. */
export function unsignedCompact(header: object, payload: Part): string {
  return `${base64url(text(header))}.${base64url(text(payload))}.`;
}

/** The decoded payload of a compact JWS. */
export function payloadOf<T = { [member: string]: unknown }>(jws: string): T {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as T;
}

export function headerOf(jws: string): { [member: string]: unknown } {
  return JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { [member: string]: unknown };
}
