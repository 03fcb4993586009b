import { finding } from '#refusal';
import { createHash } from 'node:crypto';
import { toLeafKey, type LeafKey } from './leaf-key.ts';
import type { TrustState } from './trust-state.ts';
import { validateChain, type PathOptions, type PathVerdict } from './x509-path.ts';

/** The verdict on a chain, with the key of its leaf. */
export type ChainVerdict = { readonly path: PathVerdict; readonly leafKey?: LeafKey };

const MAX_KEPT = 2_000;
const kept = new Map<string, ChainVerdict>();

/**
 * Judges a chain, or remembers the verdict: it holds for the same certificates, the same trust state and any time between two changes
 * of validity, so the usual case costs a look-up. `certificates` are read
 * for a new verdict only; where that throws the chain is malformed.
 */
export function chainVerdict(
  certificates: () => readonly Uint8Array[],
  { trust, at, name }: { readonly trust: TrustState; readonly at: string; readonly name: string },
): ChainVerdict {
  const key = `${name} ${trust.digest}`;
  const known = kept.get(key);
  const time = Math.floor(Date.parse(at) / 1000) * 1000;
  if (known !== undefined && time >= known.path.from && time <= known.path.to) return known;
  const path = pathOf(certificates, { anchors: trust.anchors, at });
  const leafKey = path.leaf === undefined ? undefined : toLeafKey(path.leaf.publicKey);
  const verdict = { path, ...(leafKey === undefined ? {} : { leafKey }) };
  kept.delete(key);
  kept.set(key, verdict);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return verdict;
}

function pathOf(certificates: () => readonly Uint8Array[], options: PathOptions): PathVerdict {
  let ders: readonly Uint8Array[];
  try {
    ders = certificates();
  } catch (error) {
    const findings = [finding('trust/chain-malformed', { found: (error as Error).message })];
    return { kind: 'invalid', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, findings };
  }
  return validateChain(ders, options);
}

/** What names the certificates of a chain: a digest over its text. */
export function nameOfChain(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length} `).update(text);
  return hash.digest('hex');
}
