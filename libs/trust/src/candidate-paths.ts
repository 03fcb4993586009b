import { anchorsFor, type Anchor } from './anchors.ts';
import type { Certificate } from './certificate.ts';

interface Options {
  readonly anchors: readonly Anchor[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The paths worth judging: one line from the leaf through the served certificates, and every way it meets an anchor. The line never
 * turns back, so n ≤ 10 certificates cost at most n³ signature checks; a bundle may be out of order or hold cross-signed extras (gaia-x.md §6.3).
 */
export function candidatePaths(served: readonly Certificate[], options: Options): readonly (readonly Certificate[])[] {
  const line = lineOf(served, options);
  return line.flatMap((certificate, i) => {
    const prefix = line.slice(0, i + 1);
    return anchorsFor(certificate, options.anchors).map((anchor) =>
      anchor.sha256 === certificate.sha256 ? prefix : [...prefix, anchor],
    );
  });
}

/** From the leaf, each time a certificate that signed the last one: of several, the one that leads furthest. */
function lineOf(served: readonly Certificate[], options: Options): readonly Certificate[] {
  const [leaf, ...others] = served;
  if (leaf === undefined) return [];
  const line = [leaf];
  let left: readonly Certificate[] = others;
  for (let last: Certificate | undefined = leaf; last !== undefined;) {
    const current: Certificate = last;
    const issuers = left.filter((c) => isIssuer(c, current));
    const isNow = (c: Certificate) => options.at >= c.notBefore && options.at <= c.notAfter;
    last =
      issuers.find((c) => isNow(c) && meetsAnchor(c, options.anchors)) ??
      issuers.find((c) => left.some((other) => other !== c && isIssuer(other, c))) ??
      issuers[0];
    if (last === undefined) break;
    const taken: Certificate = last;
    line.push(taken);
    left = left.filter((c) => c !== taken);
  }
  return line;
}

function isIssuer(issuer: Certificate, certificate: Certificate): boolean {
  return Buffer.from(certificate.issuer.raw).equals(issuer.subject.raw) && certificate.isSignedBy(issuer);
}

function meetsAnchor(certificate: Certificate, anchors: readonly Anchor[]): boolean {
  return anchorsFor(certificate, anchors).some((a) => a.sha256 === certificate.sha256 || certificate.isSignedBy(a));
}
