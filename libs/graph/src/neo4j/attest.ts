import { GroupWriter } from '../group-writer.ts';
import { isOutage } from '../outage.ts';
import type { Attestation } from '../records.ts';
import { rowsOf, type Connection } from './connection.ts';

/** The decision is locked before it is looked at: of several processes, one is the first, and the others are told its word. */
const ATTEST = `UNWIND $rows AS r MATCH (d:Decision {presentation: r.presentation}) USING INDEX d:Decision(presentation)
  WITH r, d ORDER BY d.order WITH r, last(collect(d)) AS d SET d.locked = true
  WITH r, d WHERE d.level IS NOT NULL
  SET d.attestationDigest = CASE WHEN d.attestation IS NULL THEN r.attestationDigest ELSE d.attestationDigest END
  SET d.attestation = coalesce(d.attestation, r.attestation)
  RETURN r.presentation AS presentation, d.attestation AS attestation`;

/**
 * Attestations follow the commits they are of, in transactions of their own: they touch nothing but their decision, so they
 * wait neither for the lock of the log head nor for a group of commits to gather.
 */
export class Attestations {
  readonly #group: GroupWriter<Attestation, string | undefined>;

  constructor(connection: Connection) {
    this.#group = new GroupWriter<Attestation, string | undefined>({
      run: async (attestations) => {
        const rows = attestations.map((attestation) => ({ ...attestation }));
        type Row = { readonly presentation: string; readonly attestation: string };
        const standing = await connection.write((tx) => rowsOf<Row>(tx, ATTEST, { rows }));
        const byPresentation = new Map(standing.map((row) => [row.presentation, row.attestation]));
        return attestations.map(({ presentation }) => byPresentation.get(presentation));
      },
      keysOf: ({ presentation }) => [presentation],
      isOutage,
    });
  }

  /** The attestation that stands, once it is durable; undefined where no decision on it earned one. */
  put(attestation: Attestation): Promise<string | undefined> {
    return this.#group.submit(attestation);
  }

  idle(): Promise<void> {
    return this.#group.idle();
  }
}
