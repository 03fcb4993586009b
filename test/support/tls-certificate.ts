import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { toPem } from './x509.ts';

/** A key and its certificate, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

/** A certification authority for TLS servers on loopback. */
export interface TlsAuthority {
  readonly ca: string;
  /** A certificate for host names; `days` from now, default one. */
  issue(hosts: readonly string[], days?: number): TlsIdentity;
}

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const DAY = 86_400_000;

export function createTlsAuthority(): TlsAuthority {
  const key = newKey();
  const ca = certify({ subject: 'Loopback CA', issuer: 'Loopback CA', publicKey: createPublicKey(key), signer: key });
  return {
    ca,
    issue(hosts, days = 1) {
      const own = newKey();
      const cert = certify({
        subject: 'loopback',
        issuer: 'Loopback CA',
        publicKey: createPublicKey(own),
        signer: key,
        hosts,
        days,
      });
      return { key: own.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
    },
  };
}

interface Certifying {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly hosts?: readonly string[];
  readonly days?: number;
}

function certify({ subject, issuer, publicKey, signer, hosts, days = 1 }: Certifying): string {
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: ECDSA_SHA256 });
  const end = Date.now() + days * DAY;
  const serial = randomBytes(16);
  serial[0] = 0x40;
  const tbs = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: new Uint8Array(serial).buffer,
    signature: algorithm,
    issuer: name(issuer),
    subject: name(subject),
    validity: new x509.Validity({ notBefore: new Date(end - 10 * DAY), notAfter: new Date(end) }),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey.export({ type: 'spki', format: 'der' }),
      x509.SubjectPublicKeyInfo,
    ),
    extensions: new x509.Extensions([
      extension(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: hosts === undefined }), true),
      ...(hosts === undefined
        ? []
        : [
            extension(
              x509.id_ce_subjectAltName,
              new x509.SubjectAlternativeName(hosts.map((host) => new x509.GeneralName({ dNSName: host }))),
              false,
            ),
          ]),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), signer);
  const made = new x509.Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return toPem(Buffer.from(AsnConvert.serialize(made)));
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function name(text: string): x509.Name {
  const value = new x509.AttributeValue({ utf8String: text });
  return new x509.Name([
    new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type: '2.5.4.3', value })]),
  ]);
}

function extension(extnID: string, value: unknown, critical: boolean): x509.Extension {
  return new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}
