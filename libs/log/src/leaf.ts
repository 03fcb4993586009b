import { hash } from 'node:crypto';
import { commitmentOf, isOpening, type Opening } from './opening.ts';

/** What a leaf of version 2 says (contract.md §5): that something was recorded, and when; what it was, the opening tells. */
export interface LeafEntry {
  /** Lower-case hex SHA-256 of salt and record: `commitmentOf`. */
  readonly commitment: string;
  readonly kind: string;
  /** From 0, without gaps. */
  readonly sequence: number;
  /** UTC with milliseconds. */
  readonly time: string;
}
export interface Leaf {
  /** JCS (RFC 8785) of the entry with `v`: what is hashed. */
  readonly bytes: Uint8Array;
  /** Lower-case hex of SHA-256(0x00 ‖ bytes). */
  readonly hash: string;
}

/** Separates leaves from inner nodes, so that neither can be passed off as the other (RFC 6962 §2.1). */
const LEAF_PREFIX = Uint8Array.of(0);

/** Log entry → leaf of version 2, and its hash (RFC 6962 §2.1). Pure. */
export function leafOf({ commitment, kind, sequence, time }: LeafEntry): Leaf {
  // Members in code unit order and no white space: with ASCII texts and a whole number this is RFC 8785.
  const bytes = Buffer.from(JSON.stringify({ commitment, kind, sequence, time, v: 2 }), 'utf8');
  return { bytes, hash: hash('sha256', Buffer.concat([LEAF_PREFIX, bytes]), 'hex') };
}

/**
 * Leaf bytes and an opening, both as received → what the leaf says, where it is a canonical leaf of version 2 and commits
 * to exactly this opening; else undefined. That the leaf is in the log is for a proof to show.
 */
export function verifyLeaf(bytes: Uint8Array, opening: unknown): LeafEntry | undefined {
  const entry = parseLeaf(bytes);
  return entry !== undefined && isOpening(opening) && opensTo(opening, entry) ? entry : undefined;
}

function opensTo(opening: Opening, { commitment }: LeafEntry): boolean {
  return commitmentOf(opening) === commitment;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Read strictly: there is one form of a leaf, so what is written again must be the same bytes. */
function parseLeaf(bytes: Uint8Array): LeafEntry | undefined {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { commitment, kind, sequence, time } = read as { readonly [name: string]: unknown };
  if (typeof commitment !== 'string' || !/^[0-9a-f]{64}$/.test(commitment)) return undefined;
  if (typeof kind !== 'string' || !/^[a-z]+$/.test(kind)) return undefined;
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 0) return undefined;
  if (typeof time !== 'string' || !TIME.test(time)) return undefined;
  const entry = { commitment, kind, sequence, time };
  return Buffer.from(leafOf(entry).bytes).equals(bytes) ? entry : undefined;
}
