import { finding, type Code, type Finding } from '#refusal';
import type { Anchor } from './anchors.ts';
import { breachBetween, isNamedBy, isSignedBy } from './certificate-pairs.ts';
import { candidatePaths } from './candidate-paths.ts';
import { parseCertificate, type Certificate } from './certificate.ts';
import { OID } from './certificate-extensions.ts';

/** What a chain is judged against. */
export interface PathOptions {
  readonly anchors: readonly Anchor[];
  /** RFC 3339; fractions of a second are cut off. */
  readonly at: string;
  /** Extended key usages a leaf may have, where it has any. */
  readonly purposes?: readonly string[];
  /** Certificates that may stand between leaf and anchor, self-issued ones not counted. */
  readonly maxDepth?: number;
}

/** The verdict on a chain. It stays the same for every time in [from, to], milliseconds since 1970. */
export type PathVerdict = { readonly from: number; readonly to: number } &
  /** `until`: when the first certificate of the path ends, milliseconds since 1970. */
  (
    | { readonly kind: 'valid'; readonly anchor: string; readonly leaf: Certificate; readonly until: number }
    | { readonly kind: 'invalid'; readonly findings: readonly Finding[]; readonly leaf?: Certificate }
  );

const MAX_CERTIFICATES = 10;
const MAX_CERTIFICATE_BYTES = 65_536;
/** any, serverAuth, clientAuth, emailProtection, document signing (RFC 9336; Microsoft, Adobe): what seals and web certificates carry. */
const PURPOSES = [
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.1',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
] as const;
const ANY_PURPOSE = '2.5.29.37.0';
const ENFORCED: ReadonlySet<string> = new Set([
  OID.keyUsage,
  OID.alternativeNames,
  OID.basicConstraints,
  OID.nameConstraints,
  OID.policies,
  OID.purposes,
]);
const ORDER: readonly Code[] = [
  'trust/chain-malformed',
  'trust/chain-expired',
  'trust/chain-not-yet-valid',
  'trust/chain-invalid',
  'trust/unknown-anchor',
];

/**
 * Judges a chain, leaf first (RFC 5280 §6, trust.md §7): one of its paths to an anchor must be right. Where none is, the one with the
 * fewest faults is told. Never throws on a chain; expiry is reported before an unknown anchor.
 */
export function validateChain(ders: readonly Uint8Array[], options: PathOptions): PathVerdict {
  const at = Math.floor(Date.parse(options.at) / 1000) * 1000;
  if (Number.isNaN(at)) throw new Error(`not a time: ${options.at}`);
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  let served: readonly Certificate[];
  try {
    if (ders.length === 0 || ders.length > MAX_CERTIFICATES) throw new Error(`${ders.length} certificates`);
    if (ders.some((der) => der.length > MAX_CERTIFICATE_BYTES)) throw new Error('a certificate is too large');
    served = ders.map(parseCertificate);
  } catch (error) {
    return { kind: 'invalid', ...always, findings: [said('trust/chain-malformed', (error as Error).message)] };
  }
  const leaf = served[0] as Certificate;
  const { anchored, open } = candidatePaths(served, options.anchors);
  const window = stableAround(at, [...served, ...anchored.flat()]);
  let best: readonly Finding[] | undefined;
  for (const path of anchored) {
    const findings = judge(path, at, options);
    const anchor = path[path.length - 1] as Certificate;
    const until = Math.min(...path.map(({ notAfter }) => notAfter));
    if (findings.length === 0) return { kind: 'valid', ...window, anchor: anchor.sha256, leaf, until };
    if (best === undefined || findings.length < best.length) best = findings;
  }
  const unknown = said(
    'trust/unknown-anchor',
    leaf.selfIssued ? 'a self-signed certificate' : 'no anchor signed this chain',
  );
  const times = open.map((path) => path.flatMap((c) => timeOf(c, at))).toSorted((a, b) => a.length - b.length);
  const findings = best ?? [...(times[0] ?? []), unknown];
  return { kind: 'invalid', ...window, leaf, findings: inOrder(findings) };
}

function judge(path: readonly Certificate[], at: number, options: PathOptions): readonly Finding[] {
  const wrong: Finding[] = [];
  if (path.length < 2) wrong.push(said('trust/chain-invalid', 'the leaf is itself an anchor'));
  const inner = path.slice(1, -1).filter((c) => !c.selfIssued).length;
  if (inner > (options.maxDepth ?? MAX_CERTIFICATES)) wrong.push(said('trust/chain-invalid', 'the chain is too deep'));
  path.forEach((certificate, i) => {
    wrong.push(...timeOf(certificate, at));
    const role = { anchor: i === path.length - 1, direct: i === 1 };
    const purposes = options.purposes ?? PURPOSES;
    const complaint =
      faultOf(certificate, role) ??
      (i === 0 ? faultOfLeaf(certificate) : faultOfAuthority(certificate, path.slice(1, i), role)) ??
      faultOfPurpose(certificate, purposes) ??
      faultOfLink(certificate, path[i + 1]) ??
      faultOfNames(certificate, path.slice(i + 1), i === 0);
    if (complaint !== undefined) wrong.push(said('trust/chain-invalid', `certificate ${i}: ${complaint}`));
  });
  return wrong;
}

/** Where a certificate stands: at the end of the path, and right above the leaf. */
interface Role {
  readonly anchor: boolean;
  readonly direct: boolean;
}

/** What holds for every certificate of a path, the anchor included. */
function faultOf(certificate: Certificate, { anchor, direct }: Role): string | undefined {
  const { critical, all, alternativeNames, authorityKeyId } = certificate.extensions;
  const { issuer, subject, weakness } = certificate;
  if (weakness !== undefined) return weakness;
  const unknown = [...critical].find((id) => !ENFORCED.has(id));
  if (unknown !== undefined) return `critical extension ${unknown} is not understood`;
  if (all.has(OID.policyConstraints) || all.has(OID.inhibitAnyPolicy)) return 'policy constraints are not enforced';
  if (issuer.parts.length === 0) return 'the issuer is empty';
  const unnamed = subject.parts.length === 0;
  if (unnamed && (alternativeNames.length === 0 || !critical.has(OID.alternativeNames))) return 'the subject is empty';
  if (!anchor && certificate.oddSerial) return 'the serial number is not positive or longer than 20 octets';
  // An anchor is taken by its bytes; one that is no root must still say whose it is before it may sign leaves.
  if (!certificate.selfIssued && !authorityKeyId && (!anchor || direct))
    return 'the authority key identifier is missing';
  return undefined;
}

function faultOfLeaf(leaf: Certificate): string | undefined {
  const { authority, keyUsage, nameConstraints } = leaf.extensions;
  if (authority || keyUsage?.has('keyCertSign') === true) return 'the leaf is a certification authority';
  if (nameConstraints !== undefined) return 'the leaf has name constraints';
  if (keyUsage !== undefined && !keyUsage.has('digitalSignature') && !keyUsage.has('nonRepudiation'))
    return 'the key may not sign';
  return undefined;
}

function faultOfAuthority(ca: Certificate, below: readonly Certificate[], { anchor }: Role): string | undefined {
  const { authority, keyUsage, critical, pathLength, subjectKeyId, nameConstraints } = ca.extensions;
  if (!authority || !critical.has(OID.basicConstraints)) return 'not a certification authority, or not critically so';
  const mayCertify = keyUsage === undefined ? anchor : keyUsage.has('keyCertSign');
  if (!mayCertify) return 'the key may not sign certificates';
  if (ca.subject.parts.length === 0) return 'the subject of an authority is empty';
  if (!subjectKeyId) return 'the subject key identifier is missing';
  if (nameConstraints !== undefined && !critical.has(OID.nameConstraints)) return 'name constraints are not critical';
  if (pathLength !== undefined && below.filter((c) => !c.selfIssued).length > pathLength)
    return 'the path is longer than allowed';
  return undefined;
}

function faultOfPurpose(certificate: Certificate, purposes: readonly string[]): string | undefined {
  const own = certificate.extensions.purposes;
  if (own === undefined || own.includes(ANY_PURPOSE) || own.some((p) => purposes.includes(p))) return undefined;
  return `extended key usage ${own.join(', ')}`;
}

/** Name chaining and signature; an anchor's own signature is not judged (RFC 5280 §6.1). */
function faultOfLink(certificate: Certificate, issuer: Certificate | undefined): string | undefined {
  if (issuer === undefined) return undefined;
  if (!isNamedBy(certificate, issuer)) return 'the issuer is not the next certificate';
  if (!certificate.signatureAccepted) return 'the signature algorithm is not accepted';
  return isSignedBy(certificate, issuer) ? undefined : 'the signature does not match';
}

function faultOfNames(certificate: Certificate, above: readonly Certificate[], leaf: boolean): string | undefined {
  if (certificate.selfIssued && !leaf) return undefined;
  return above.map((authority) => breachBetween(certificate, authority)).find((breach) => breach !== undefined);
}

function timeOf({ notBefore, notAfter }: Certificate, at: number): readonly Finding[] {
  if (at > notAfter) return [said('trust/chain-expired', `valid until ${new Date(notAfter).toISOString()}`)];
  if (at < notBefore) return [said('trust/chain-not-yet-valid', `valid from ${new Date(notBefore).toISOString()}`)];
  return [];
}

/** The time around `at` in which no certificate begins or ends, so that no verdict can change. */
function stableAround(
  at: number,
  certificates: readonly Certificate[],
): { readonly from: number; readonly to: number } {
  const changes = certificates.flatMap(({ notBefore, notAfter }) => [notBefore, notAfter + 1000]);
  const from = Math.max(Number.NEGATIVE_INFINITY, ...changes.filter((t) => t <= at));
  return { from, to: Math.min(Number.POSITIVE_INFINITY, ...changes.filter((t) => t > at)) - 1 };
}

function said(code: Code, found: string): Finding {
  return finding(code, { found });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}
