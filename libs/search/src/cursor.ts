import { Refusal } from '#refusal';
import { createHash } from 'node:crypto';
import type { Order } from './listing.ts';

/** Where a page ended: the order, the last key and the last IRI (graph.md §4 Cursors). */
export interface Position {
  readonly key: number | string;
  readonly iri: string;
}

/** An opaque cursor. A short digest tells one that was altered from one of ours. */
export function toCursor(order: Order, position: Position): string {
  const text = JSON.stringify([order, position.key, position.iri]);
  return Buffer.from(check(text) + text).toString('base64url');
}

/**
 * Reads a cursor that was made for `order`.
 * @throws Refusal `request/cursor` for anything that `toCursor` did not make, or made for another order.
 */
export function parseCursor(cursor: string, order: Order): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const body = text.slice(CHECK);
  const [madeFor, key, iri] = text.startsWith(check(body))
    ? (JSON.parse(body) as [Order, number | string, string])
    : [];
  const made = madeFor !== undefined && key !== undefined && iri !== undefined;
  if (!made || toCursor(madeFor, { key, iri }) !== cursor)
    throw Refusal.of('request/cursor', { found: cursor.slice(0, 80), fix: 'Take endCursor or startCursor of a page.' });
  if (madeFor !== order)
    throw Refusal.of('request/cursor', {
      expected: `a cursor of a list ordered by ${order}`,
      found: `one of a list ordered by ${madeFor}`,
      fix: 'Keep orderBy and query as they were on the page the cursor comes from.',
    });
  return { key, iri };
}

const CHECK = 8;
const check = (text: string): string =>
  createHash('sha256').update(`cadastre cursor 1 ${text}`).digest('base64url').slice(0, CHECK);
