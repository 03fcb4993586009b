import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { readExtensions, type CertificateExtensions } from './certificate-extensions.ts';
import {
  childrenOf,
  readOne,
  TAG,
  toBits,
  toIntegerBytes,
  toOid,
  toSmallInteger,
  toTime,
  type Element,
} from './der.ts';
import { readDirectoryName, type DirectoryName } from './directory-name.ts';

/** A certificate as RFC 5280 §4.1 wants it; every certificate that is not version 3 and sound was refused. */
export interface Certificate {
  readonly sha256: string;
  readonly issuer: DirectoryName;
  readonly subject: DirectoryName;
  /** Milliseconds since 1970, inclusive. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly extensions: CertificateExtensions;
  readonly publicKey: KeyObject;
  /** Names subject and public key: certificates of one holder certify the same below them. */
  readonly holder: string;
  /** True where the serial number is not positive or longer than 20 octets (RFC 5280 §4.1.2.2); old roots have 0. */
  readonly oddSerial: boolean;
  /** Why this key may not take part in a path, where it may not. */
  readonly weakness?: string;
  /** False for signatures with SHA-1, MD5 and all else that is not on our list. */
  readonly signatureAccepted: boolean;
  /** True where issuer and subject are the same name. */
  readonly selfIssued: boolean;
  isSignedBy(issuer: Certificate): boolean;
}

/** RSA PKCS#1 and ECDSA with SHA-2, Ed25519. SHA-1 and MD5 are absent on purpose. RSA-PSS is decided by its parameters. */
const SIGNATURES = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112',
]);
const RSA_PSS = '1.2.840.113549.1.1.10';
const SHA_2 = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** DER → Certificate; throws an Error that says what is wrong. */
export function parseCertificate(der: Uint8Array): Certificate {
  const [tbs, algorithm, signature, ...rest] = childrenOf(readOne(der), TAG.sequence);
  if (tbs === undefined || algorithm === undefined || rest.length > 0) throw new Error('not a certificate');
  if (toBits(signature).unused !== 0) throw new Error('the signature is not whole bytes');
  const fields = childrenOf(tbs, TAG.sequence);
  const [version, serial, inner, issuer, validity, subject, key, extensions] = fields;
  if (version?.tag !== 0xa0 || toSmallInteger(readOne(version.content)) !== 2)
    throw new Error('not an X.509 version 3 certificate');
  if (inner === undefined || !Buffer.from(inner.raw).equals(algorithm.raw)) throw new Error('two signature algorithms');
  if (extensions?.tag !== 0xa3 || fields.length !== 8) throw new Error('extensions are missing or not alone');
  const [notBefore, notAfter, ...more] = childrenOf(validity, TAG.sequence);
  if (more.length > 0) throw new Error('the validity is malformed');
  const x509 = new X509Certificate(der);
  const weakness = weaknessOf(x509.publicKey, key);
  const names = { issuer: readDirectoryName(issuer), subject: readDirectoryName(subject) };
  return {
    sha256: sha256(der),
    ...names,
    notBefore: toTime(notBefore),
    notAfter: toTime(notAfter),
    oddSerial: isOddSerial(toIntegerBytes(serial)),
    extensions: readExtensions(readOne(extensions.content)),
    publicKey: x509.publicKey,
    holder: `${sha256(key?.raw ?? der)} ${names.subject.text}`,
    ...(weakness === undefined ? {} : { weakness }),
    signatureAccepted: isAcceptedSignature(algorithm),
    selfIssued: names.issuer.text === names.subject.text,
    isSignedBy: (parent) => isVerified(x509, parent.publicKey),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** OpenSSL also holds inner and outer algorithm against each other; a key it cannot use verifies nothing. */
function isVerified(certificate: X509Certificate, key: KeyObject): boolean {
  try {
    return certificate.verify(key);
  } catch {
    return false;
  }
}

function isOddSerial(serial: Uint8Array): boolean {
  return (serial[0] ?? 0) >= 0x80 || serial.every((byte) => byte === 0) || serial.length > 20;
}

function isAcceptedSignature(algorithm: Element): boolean {
  const [id, parameters] = childrenOf(algorithm, TAG.sequence);
  const oid = toOid(id);
  if (oid !== RSA_PSS) return SIGNATURES.has(oid);
  const hash = parameters === undefined ? undefined : childrenOf(parameters, TAG.sequence)[0];
  if (hash?.tag !== 0xa0) return false;
  return SHA_2.includes(toOid(childrenOf(readOne(hash.content), TAG.sequence)[0]));
}

/** RSA of 2048 bits and more, P-256, P-384, P-521 by name, Ed25519; nothing else. */
function weaknessOf(key: KeyObject, spki: Element | undefined): string | undefined {
  const details = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return undefined;
    case 'ec': {
      const parameters = childrenOf(childrenOf(spki, TAG.sequence)[0], TAG.sequence)[1];
      if (parameters?.tag !== TAG.oid) return 'the curve is written out instead of named';
      return CURVES.has(details.namedCurve ?? '') ? undefined : `curve ${details.namedCurve}`;
    }
    case 'rsa':
    case 'rsa-pss': {
      const bits = details.modulusLength ?? 0;
      if (bits < 2048 || bits > 8192 || bits % 8 !== 0) return `RSA of ${bits} bits`;
      return (details.publicExponent ?? 0n) >= 65537n ? undefined : 'RSA with a small exponent';
    }
    default:
      return `key type ${String(key.asymmetricKeyType)}`;
  }
}
