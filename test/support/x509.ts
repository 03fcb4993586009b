import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

export interface CertificateOptions {
  /** A common name, or a whole name. */
  readonly subject: string | Name;
  readonly publicKey: KeyObject;
  readonly issuer: { readonly name: string | Name; readonly privateKey: KeyObject };
  readonly notBefore: string;
  readonly notAfter: string;
  readonly ca?: boolean;
  /** DNS names of a server. */
  readonly hosts?: readonly string[];
  /** Of a certification authority. */
  readonly pathLength?: number;
  /** Extensions beside the usual ones. */
  readonly more?: readonly Extension[];
}

/** An X.509 v3 certificate as PEM, signed with ECDSA P-256: what a certification authority would issue (RFC 5280 §4.1). */
export function certificate(options: CertificateOptions): string {
  const { subject, publicKey, issuer, ca = false, hosts = [], pathLength, more = [] } = options;
  const constraints = { cA: ca, ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }) };
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const spki = AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo);
  const issuerSpki = AsnConvert.parse(
    createPublicKey(issuer.privateKey).export({ type: 'spki', format: 'der' }),
    SubjectPublicKeyInfo,
  );
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: new Uint8Array(serial).buffer,
    signature: algorithm,
    issuer: name(issuer.name),
    subject: name(subject),
    validity: new Validity({ notBefore: new Date(options.notBefore), notAfter: new Date(options.notAfter) }),
    subjectPublicKeyInfo: spki,
    extensions: new Extensions([
      extension(id_ce_basicConstraints, new BasicConstraints(constraints), true),
      extension(
        id_ce_keyUsage,
        new KeyUsage(ca ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign : KeyUsageFlags.digitalSignature),
        true,
      ),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(spki)), false),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuerSpki)) }),
        false,
      ),
      ...more,
      ...(hosts.length === 0 ? [] : [extension(id_ce_subjectAltName, alternativeNames(hosts), false)]),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), issuer.privateKey);
  const made = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return toPem(Buffer.from(AsnConvert.serialize(made)));
}

/** A new P-256 key for an authority. */
export function authorityKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

export function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The body of a PEM certificate: DER in base64, as `x5c` wants it. */
export function toBase64Der(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

function name(commonName: string | Name): Name {
  if (typeof commonName !== 'string') return commonName;
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function alternativeNames(hosts: readonly string[]): SubjectAlternativeName {
  return new SubjectAlternativeName(hosts.map((dNSName) => new GeneralName({ dNSName })));
}

function extension(id: string, value: unknown, critical: boolean): Extension {
  return new Extension({ extnID: id, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function keyIdentifier(spki: SubjectPublicKeyInfo): ArrayBuffer {
  const hash = createHash('sha1').update(Buffer.from(spki.subjectPublicKey)).digest();
  return new Uint8Array(hash).buffer;
}
