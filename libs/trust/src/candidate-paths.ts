import { anchorsFor, type Anchor } from './anchors.ts';
import type { Certificate } from './certificate.ts';
import { isNamedBy, isSignedBy } from './certificate-pairs.ts';

type Path = readonly Certificate[];

/** Ways from a leaf, shortest first. */
export interface CandidatePaths {
  /** Those that end in an anchor. */
  readonly anchored: readonly Path[];
  /** Those that end where nothing is known above. */
  readonly open: readonly Path[];
}

/** Ten certificates whose signatures are all what they should be make far fewer. */
const MAX_PATHS = 200;

/**
 * Every path from the leaf through the served certificates, and every way it meets an anchor: a bundle may be out of order and hold cross-signed
 * certificates that lead elsewhere or have expired (gaia-x.md §6.3, RFC 4158 §2.3). The order of the bundle makes no difference, not
 * even where there are more paths than are looked at. Above the leaf no path has two certificates of one holder (RFC 4158 §5.2): leaving
 * out one of them and what stands between always gives a path that is as good.
 */
export function candidatePaths(served: readonly Certificate[], anchors: readonly Anchor[]): CandidatePaths {
  const [leaf] = served;
  if (leaf === undefined) return { anchored: [], open: [] };
  const stepsFrom = stepsThrough(served, anchors);
  const anchored: Path[] = [];
  const open: Path[] = [];
  let paths: readonly Path[] = [[leaf]];
  while (paths.length > 0 && anchored.length < MAX_PATHS) {
    const longer: Path[] = [];
    for (const path of paths) {
      const { ends, issuers } = stepsFrom(path[path.length - 1] as Certificate);
      const next = issuers.filter((issuer) => !path.slice(1).some(({ holder }) => holder === issuer.holder));
      if (ends.length + next.length === 0) open.push(path);
      anchored.push(...ends.map((end) => [...path, ...end]));
      longer.push(...next.map((issuer) => [...path, issuer]));
    }
    paths = longer.slice(0, MAX_PATHS);
  }
  return { anchored: anchored.slice(0, MAX_PATHS), open };
}

interface Steps {
  /** What is put at the end of a path to complete it: an anchor, or nothing where the certificate is one. */
  readonly ends: readonly Path[];
  readonly issuers: Path;
}

/** How a path goes on from a certificate; found out once for each. */
function stepsThrough(served: readonly Certificate[], anchors: readonly Anchor[]): (last: Certificate) => Steps {
  const [leaf, ...others] = served;
  const distinct = new Map(others.filter((c) => c.sha256 !== leaf?.sha256).map((c) => [c.sha256, c]));
  const sorted = [...distinct.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const known = new Map<string, Steps>();
  return (last) => {
    const found = known.get(last.sha256) ?? {
      ends: anchorsFor(last, anchors).map((anchor) => (anchor.sha256 === last.sha256 ? [] : [anchor])),
      issuers: sorted.filter((c) => c !== last && isNamedBy(last, c) && isSignedBy(last, c)),
    };
    known.set(last.sha256, found);
    return found;
  };
}
