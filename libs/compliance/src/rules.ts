import { createHash } from 'node:crypto';
import { MATRIX, type Matrix } from './matrix.ts';

/**
 * The rule pack that decisions are taken by: the document it follows, and the SHA-256 of its data as one JSON text: the
 * levels that may be awarded, [id, clause, assessor, levels, name of the rule] row by row, and the names of the gates. A row
 * that is added, asked for otherwise or renamed is another pack.
 */
export const RULES = { name: MATRIX.rules, digest: digestOf(MATRIX) } as const;

function digestOf({ complete, rows, gates }: Matrix): string {
  const table = rows.map(({ id, clause, assessedBy, levels, criterion }) => [
    ...[id, clause, assessedBy],
    ...[Object.entries(levels), criterion.name],
  ]);
  const pack = { complete, rows: table, gates: gates.map(({ name }) => name) };
  return createHash('sha256').update(JSON.stringify(pack)).digest('hex');
}
