import type { ManagedTransaction } from 'neo4j-driver';
import { openDecision } from '../decision.ts';
import { fromFormerDecision, type FormerDecision } from '../former-decision.ts';
import { fromFormerEntry, type FormerEntry } from '../former-entry.ts';
import type { MigrationProgress } from '../migration-progress.ts';
import { newSalt } from '../salts.ts';
import { rowsOf, type Connection } from './connection.ts';

/** Decisions, and entries of the log, of one transaction. */
const DECISIONS = 500;
const ENTRIES = 1_000;

/**
 * Whoever else migrates or writes waits until this page is durable: an entry is sealed once, and each after the one before
 * it. What is done is skipped, so a migration that was broken off goes on where it stood.
 */
const LOCK = 'MATCH (h:LogHead {id: 0}) SET h.locked = true RETURN h.size AS size';

type DecisionRow = Omit<FormerDecision, 'admitted'> & { readonly node: string; readonly admitted: string };

/** Layout 4 → 5: decisions become records of a version. In the order of their presentations: those of one are never divided. */
export function sealDecisions(connection: Connection, after: string): Promise<string | undefined> {
  return connection.write(async (tx) => {
    await tx.run(LOCK);
    const page = await rowsOf<{ presentation: string }>(
      tx,
      `MATCH (d:Decision) WHERE d.presentation > $after
       RETURN DISTINCT d.presentation AS presentation ORDER BY presentation LIMIT ${DECISIONS}`,
      { after },
    );
    const former = await rowsOf<{ d: DecisionRow }>(
      tx,
      `UNWIND $presentations AS p MATCH (d:Decision {presentation: p}) WHERE d.report IS NOT NULL
       RETURN d {.*, node: elementId(d)} AS d`,
      { presentations: page.map((row) => row.presentation) },
    );
    const rows = former.map(({ d: { node, admitted, ...d } }) => {
      const states = JSON.parse(admitted) as FormerDecision['admitted'];
      const { bytes, digest } = fromFormerDecision({ ...d, admitted: states });
      return { node, bytes, digest };
    });
    await tx.run(
      `UNWIND $rows AS r MATCH (d:Decision) WHERE elementId(d) = r.node
       SET d.record = r.bytes, d.digest = r.digest REMOVE d.report, d.reliedOn, d.evidence`,
      { rows },
    );
    return page.at(-1)?.presentation;
  });
}

interface EntryRow extends Record<string, unknown> {
  readonly l: Omit<FormerEntry, 'sequence' | 'issuer' | 'successor' | 'decision'> & { readonly seq: bigint };
  readonly isDone: boolean;
  readonly issuer: string | null;
  readonly successor: string | null;
  readonly bytes: string | null;
  readonly decided: string | null;
}

/** Then the entries of the log become leaves of version 2, in their order (contract.md §5). */
export async function sealEntries(
  connection: Connection,
  after: string,
  progress: MigrationProgress,
): Promise<string | undefined> {
  const reached = await connection.write(async (tx) => {
    const [head] = await rowsOf<{ size: bigint }>(tx, LOCK);
    const page = await readPage(tx, after === '' ? -1n : BigInt(after));
    let last = page[0] === undefined ? undefined : await readTime(tx, page[0].l.seq - 1n);
    const rows: object[] = [];
    for (const { l, isDone, bytes, decided, issuer, successor } of page) {
      const decision = bytes === null || decided === null ? undefined : openDecision(bytes, decided);
      const before = last;
      const former = { ...l, sequence: Number(l.seq), issuer, successor, decision };
      last = l.time;
      if (isDone) continue;
      const { time, leaf, commitment, salt, record } = fromFormerEntry(former, before, newSalt());
      rows.push({ seq: l.seq, time, leaf, commitment, salt, record });
      last = time;
    }
    await tx.run('UNWIND $rows AS r MATCH (l:LogEntry {seq: r.seq}) SET l += r', { rows });
    return { next: page.at(-1)?.l.seq, total: Number(head?.size ?? 0n) };
  });
  if (reached.next === undefined) return undefined;
  progress(Number(reached.next) + 1, reached.total);
  return String(reached.next);
}

async function readPage(tx: ManagedTransaction, after: bigint): Promise<readonly EntryRow[]> {
  return rowsOf<EntryRow>(
    tx,
    `MATCH (l:LogEntry) WHERE l.seq > $after WITH l ORDER BY l.seq LIMIT ${ENTRIES}
     OPTIONAL MATCH (c:Credential {digest: l.digest})
     OPTIONAL MATCH (s:LogEntry {seq: c.until})
     OPTIONAL MATCH (c)-[:DECIDED_BY]->(d:Decision)
     RETURN properties(l) AS l, l.commitment IS NOT NULL AS isDone, c.issuer AS issuer, s.digest AS successor,
       d.record AS bytes, d.digest AS decided ORDER BY l.seq`,
    { after },
  );
}

async function readTime(tx: ManagedTransaction, seq: bigint): Promise<string | undefined> {
  const [row] = await rowsOf<{ time: string }>(tx, 'MATCH (l:LogEntry {seq: $seq}) RETURN l.time AS time', { seq });
  return row?.time;
}
