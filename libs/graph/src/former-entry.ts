import type { SealedDecision } from './decision.ts';
import { toAdmission, toLogRow, toLogTime, type ChangeRecord, type LogRow } from './log-entries.ts';
import type { LogEntry } from './records.ts';

/** A log entry as it was stored before it committed to a record, with what the store knows of its credential. */
export interface FormerEntry extends Pick<LogEntry, 'sequence' | 'time' | 'kind' | 'digest' | 'subjects'> {
  readonly issuer: string | null;
  /** Digest of the credential whose admission ended this one, where one did. */
  readonly successor: string | null;
  readonly decision: SealedDecision | undefined;
}

/**
 * A former entry → the entry as it is written today, where it stood; `last` is the time of the one before. Who signed a submission was
 * not recorded then. Pure.
 */
export function fromFormerEntry(entry: FormerEntry, last: string | undefined, salt: string): LogRow {
  const { kind, sequence } = entry;
  return toLogRow({ kind, sequence, time: toLogTime(entry.time, last) }, recordOf(entry), salt);
}

function recordOf({ kind, digest, subjects, issuer, successor, decision }: FormerEntry): ChangeRecord {
  const known = { digest, subjects, issuer };
  switch (kind) {
    case 'admitted':
      if (decision === undefined || issuer === null) throw new Error(`No decision stands for the admitted ${digest}`);
      return toAdmission({ digest, subjects, issuer }, decision, null);
    case 'superseded':
      return { ...known, by: successor };
    case 'expired':
      return { ...known, by: 'instance' };
    case 'revoked':
    case 'owner':
      return { ...known, by: issuer };
  }
}
