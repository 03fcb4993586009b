import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { createHash, sign, type KeyObject } from 'node:crypto';
import { createKey, loadKey, toPem, type SigningKey } from './key.ts';

/** What every certificate says; times are RFC 3339, in whole seconds. */
export interface CertificateOptions {
  /** Common name. */
  readonly name: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A self-signed root with its P-256 key. */
export interface Anchor {
  readonly name: string;
  readonly key: SigningKey;
  readonly certificate: string;
}

/** A new root certificate; `key` may be given, else a P-256 key is made. */
export function createAnchor(options: CertificateOptions & { readonly key?: SigningKey }): Anchor {
  const { name, key = createKey('ES256') } = options;
  if (key.alg !== 'ES256') throw new Error('An anchor needs an ES256 key');
  const certificate = certify({ ...options, subject: key.publicKey, issuer: { name, key }, ca: {} });
  return { name, key, certificate };
}

/** An anchor (or an intermediate) from its PEM texts, as it was stored. */
export function loadAnchor(pem: { readonly name: string; readonly key: string; readonly certificate: string }): Anchor {
  return { name: pem.name, key: loadKey(pem.key), certificate: pem.certificate };
}

/** The PEM texts of an anchor, to be stored. */
export function toAnchorPem(anchor: Anchor): { name: string; key: string; certificate: string } {
  return { name: anchor.name, key: toPem(anchor.key), certificate: anchor.certificate };
}

/** A certificate (PEM) for a key, signed by an anchor; with `ca` it may sign further ones. */
export function issueCertificate(
  options: CertificateOptions & {
    readonly anchor: Anchor;
    readonly subjectKey: SigningKey;
    readonly ca?: boolean;
    readonly pathLen?: number;
  },
): string {
  const { anchor, subjectKey, ca = false, pathLen, name, notBefore, notAfter } = options;
  const constraints = ca ? { ca: pathLen === undefined ? {} : { pathLen } } : {};
  return certify({ name, notBefore, notAfter, subject: subjectKey.publicKey, issuer: anchor, ...constraints });
}

/** PEM certificates → DER in base64, as `x5c` wants them. */
export function toX5c(pem: string): string[] {
  const bodies = pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  return [...bodies].map((match) => (match[1] ?? '').replaceAll(/\s/g, ''));
}

interface Certifying extends CertificateOptions {
  readonly subject: KeyObject;
  readonly issuer: { readonly name: string; readonly key: SigningKey };
  readonly ca?: { readonly pathLen?: number };
}

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

/** RFC 5280 §4.1; ECDSA with SHA-256. */
function certify(options: Certifying): string {
  const { subject, issuer, name, notBefore, notAfter } = options;
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: ECDSA_SHA256 });
  const spki = subject.export({ format: 'der', type: 'spki' });
  const tbs = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialOf([spki, Buffer.from(`${issuer.name}|${name}|${notBefore}|${notAfter}`)]),
    signature: algorithm,
    issuer: commonName(issuer.name),
    validity: new x509.Validity({ notBefore: new Date(notBefore), notAfter: new Date(notAfter) }),
    subject: commonName(name),
    subjectPublicKeyInfo: AsnConvert.parse(spki, x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions(extensionsOf(options)),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), issuer.key.privateKey);
  const certificate = new x509.Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  const body = Buffer.from(AsnConvert.serialize(certificate))
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${body.trimEnd()}\n-----END CERTIFICATE-----\n`;
}

function extensionsOf({ subject, issuer, ca }: Certifying): x509.Extension[] {
  const usage =
    ca === undefined
      ? x509.KeyUsageFlags.digitalSignature
      : x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
  const constraints = new x509.BasicConstraints({
    cA: ca !== undefined,
    ...(ca?.pathLen === undefined ? {} : { pathLenConstraint: ca.pathLen }),
  });
  const authority = new x509.AuthorityKeyIdentifier({
    keyIdentifier: new x509.KeyIdentifier(keyIdOf(issuer.key.publicKey)),
  });
  return [
    extension(x509.id_ce_basicConstraints, constraints, true),
    extension(x509.id_ce_keyUsage, new x509.KeyUsage(usage), true),
    extension(x509.id_ce_subjectKeyIdentifier, new x509.SubjectKeyIdentifier(keyIdOf(subject)), false),
    extension(x509.id_ce_authorityKeyIdentifier, authority, false),
  ];
}

function extension(extnID: string, value: unknown, critical: boolean): x509.Extension {
  return new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function commonName(text: string): x509.Name {
  const value = new x509.AttributeValue({ utf8String: text });
  return new x509.Name([
    new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type: '2.5.4.3', value })]),
  ]);
}

/** RFC 7093 §2: the first 160 bits of the SHA-256 of the public key. */
function keyIdOf(key: KeyObject): ArrayBuffer {
  const spki = AsnConvert.parse(key.export({ format: 'der', type: 'spki' }), x509.SubjectPublicKeyInfo);
  return new Uint8Array(createHash('sha256').update(new Uint8Array(spki.subjectPublicKey)).digest().subarray(0, 20))
    .buffer;
}

/** 16 octets made of what is certified: positive, never zero, the same again for the same certificate (§4.1.2.2). */
function serialOf(parts: readonly Uint8Array[]): ArrayBuffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const serial = new Uint8Array(hash.digest().subarray(0, 16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial.buffer;
}
