import { parseCertificate, type Certificate } from './certificate.ts';
import { isNamedBy, isSignedBy } from './certificate-pairs.ts';
import type { TrustState } from './trust-state.ts';

export type Anchor = TrustState['anchors'][number];

const MAX_PARSED = 1000;
const parsed = new Map<string, Certificate | undefined>();

/** Each anchor is read once per process. One that breaks the rules anchors nothing; loading the trust folder reports it. */
function certificateOf(anchor: Anchor): Certificate | undefined {
  if (parsed.has(anchor.sha256)) return parsed.get(anchor.sha256);
  if (parsed.size >= MAX_PARSED) parsed.clear();
  const certificate = parseAnchor(anchor);
  parsed.set(anchor.sha256, certificate);
  return certificate;
}

function parseAnchor(anchor: Anchor): Certificate | undefined {
  try {
    const certificate = parseCertificate(new Uint8Array(Buffer.from(anchor.der, 'base64')));
    return certificate.sha256 === anchor.sha256 ? certificate : undefined;
  } catch {
    return undefined;
  }
}

/** The anchor that a certificate is, byte for byte, or those that bear the name of its issuer: at most four, those that signed it first. */
export function anchorsFor(certificate: Certificate, anchors: readonly Anchor[]): readonly Certificate[] {
  const known = anchors.map(certificateOf).filter((a) => a !== undefined);
  const same = known.filter((a) => a.sha256 === certificate.sha256);
  if (same.length > 0) return same.slice(0, 1);
  const named = known.filter((a) => isNamedBy(certificate, a));
  const signed = named.filter((a) => isSignedBy(certificate, a));
  return [...signed, ...named.filter((a) => !signed.includes(a))].slice(0, 4);
}
