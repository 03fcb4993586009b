import { createHash } from 'node:crypto';

/** What a leaf of the log is made of: the entry as it was appended. */
export interface LeafEntry {
  readonly sequence: number;
  /** RFC 3339. */
  readonly time: string;
  readonly kind: string;
  readonly digest: string;
  readonly subjects: readonly string[];
}
export interface Leaf {
  /** The canonical bytes (RFC 8785 form of the entry's members). */
  readonly bytes: Uint8Array;
  /** Lower-case hex of SHA-256(0x00 ‖ bytes). */
  readonly hash: string;
}

/** Separates leaves from inner nodes, so that neither can be passed off as the other (RFC 6962 §2.1). */
const LEAF_PREFIX = Uint8Array.of(0);

/** Log entry → leaf: the bytes an auditor recomputes from the public record, and their hash (RFC 6962 §2.1). Pure. */
export function leafOf(entry: LeafEntry): Leaf {
  const { digest, kind, sequence, subjects, time } = entry;
  // Members in code unit order and no white space: with strings, integers and lists of strings this is RFC 8785.
  const bytes = Buffer.from(JSON.stringify({ digest, kind, sequence, subjects, time }), 'utf8');
  return { bytes, hash: createHash('sha256').update(LEAF_PREFIX).update(bytes).digest('hex') };
}
