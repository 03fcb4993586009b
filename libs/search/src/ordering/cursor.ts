import { Refusal } from '#refusal';
import { hash } from 'node:crypto';
import type { Order } from '../search.ts';

/** Where a page ended: the order and its key, then what all orders end in: name, as it is sorted, and IRI (graph.md §4 Cursors). */
export interface Position {
  /** Score, log sequence or level; 0 where the order is by name. */
  readonly key: number;
  readonly name: string;
  readonly iri: string;
}

/** An opaque cursor. A short digest tells one that was altered from one of ours. */
export function toCursor(order: Order, position: Position): string {
  const text = JSON.stringify([order, position.key, position.name, position.iri]);
  return Buffer.from(check(text) + text).toString('base64url');
}

/**
 * Reads a cursor that was made for `order`.
 * @throws Refusal `request/cursor` for anything that `toCursor` did not make, or made for another order.
 */
export function parseCursor(cursor: string, order: Order): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const body = text.slice(CHECK);
  if (!text.startsWith(check(body)) || Buffer.from(text).toString('base64url') !== cursor)
    throw Refusal.of('request/cursor', {
      found: cursor.slice(0, 80),
      fix: 'Use the endCursor or startCursor of a page.',
    });
  const [madeFor, key, name, iri] = JSON.parse(body) as [Order, number, string, string];
  if (madeFor !== order)
    throw Refusal.of('request/cursor', {
      expected: `a cursor of a list ordered by ${order}`,
      found: `one of a list ordered by ${madeFor}`,
      fix: 'Keep orderBy and query as they were on the page the cursor comes from.',
    });
  return { key, name, iri };
}

const CHECK = 8;
const check = (text: string): string => hash('sha256', `cadastre cursor 2 ${text}`, 'base64url').slice(0, CHECK);
