import type { EvidenceRecord } from '#graph';
import type { TrustState } from '#trust';
import type { VerifiedPresentation } from '#verify';

/** The anchors that the chains of a submission end in: a decision names them by their SHA-256, so they are kept with it. */
export function anchorsOf(
  { presentation, credentials }: VerifiedPresentation,
  { anchors }: TrustState,
  time: string,
): readonly EvidenceRecord[] {
  const keys = [...(presentation === undefined ? [] : [presentation.key]), ...credentials.map(({ key }) => key)];
  const used = new Set(keys.map(({ anchor }) => anchor));
  return anchors
    .filter(({ sha256 }) => used.has(sha256))
    .map(({ sha256, name, der }) => ({ digest: sha256, kind: 'anchor', url: `anchors/${name}`, bytes: der, time }));
}
