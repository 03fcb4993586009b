import { outage } from '../outage.ts';
import { toldInSteps, type MigrationProgress } from '../migration-progress.ts';
import { rowsOf, type Connection } from './connection.ts';
import { sealDecisions, sealEntries } from './leaf-migration.ts';

/** Layout version, kept on the log head; a head without one is of the first. */
export const LAYOUT = 5;
/** Credentials of one transaction: their reports may be long, their issuers are short. */
const PAGE = 500;
const ISSUERS_PAGE = 10_000;

/** One page in the order of a key; returns where the next one begins, undefined after the last. */
type Step = (connection: Connection, after: string, progress: MigrationProgress) => Promise<string | undefined>;
/** From one layout to the next; the first one leads to layout 2. */
const STEPS: readonly (readonly Step[])[] = [[fillIn], [meetIssuers], [rememberEnded], [sealDecisions, sealEntries]];

/**
 * Brings a database of an older layout to the present one. Where it is broken off, the next start goes on; several processes may do
 * it at once. Throws where the database is of a newer layout.
 */
export async function migrate(connection: Connection, progress: MigrationProgress): Promise<void> {
  const tell = toldInSteps(progress);
  for (let layout = (await readLayout(connection)) ?? 1; layout < LAYOUT; layout += 1) {
    for (const step of STEPS[layout - 1] ?? []) {
      for (let after: string | undefined = ''; after !== undefined;) after = await step(connection, after, tell);
    }
    const reached = { layout: BigInt(layout + 1) };
    await connection.write((tx) => tx.run(REACHED, reached));
  }
}

/** Another process may be further already. */
const REACHED = `MATCH (h:LogHead {id: 0}) WHERE coalesce(h.layout, 1) < $layout SET h.layout = $layout`;

/**
 * For a process that only reads, and so sets up nothing. Refuses `store/unavailable` where no writing process has brought
 * the database to the present layout yet; throws where it is of a newer one.
 */
export async function verifyLayout(connection: Connection): Promise<void> {
  const layout = await readLayout(connection);
  if (layout !== LAYOUT)
    throw outage(`a database of layout ${layout ?? 'none'}; a process that writes brings it to ${LAYOUT} at its start`);
}

/** Undefined in a database that was never set up. */
async function readLayout(connection: Connection): Promise<number | undefined> {
  const [head] = await connection.read((tx) =>
    rowsOf<{ layout: bigint | null }>(tx, 'MATCH (h:LogHead {id: 0}) RETURN h.layout AS layout'),
  );
  const layout = head === undefined ? undefined : Number(head.layout ?? 1);
  if (layout !== undefined && layout > LAYOUT)
    throw new Error(`The database has layout ${layout}; this version reads up to ${LAYOUT}`);
  return layout;
}

interface Row extends Record<string, unknown> {
  readonly digest: string;
  /** None of a decision that has a record already: the migration was broken off behind this step. */
  readonly report: string | null;
}

/** The anchor of each chain, which stood in the report alone, on the credential. */
async function fillIn(connection: Connection, after: string): Promise<string | undefined> {
  return connection.write(async (tx) => {
    const page = await rowsOf<Row>(
      tx,
      `MATCH (c:Credential) WHERE c.digest > $after WITH c ORDER BY c.digest LIMIT ${PAGE}
       MATCH (c)-[:DECIDED_BY]->(d:Decision) RETURN c.digest AS digest, d.report AS report ORDER BY digest`,
      { after },
    );
    const rows = page.flatMap(({ digest, report }) =>
      report === null ? [] : [{ digest, anchor: anchorIn(report, digest) ?? null }],
    );
    await tx.run('UNWIND $rows AS r MATCH (c:Credential {digest: r.digest}) SET c.anchor = r.anchor', { rows });
    return page.at(-1)?.digest;
  });
}

/** Whoever issued a credential, active or not, is known. */
async function meetIssuers(connection: Connection, after: string): Promise<string | undefined> {
  return connection.write(async (tx) => {
    const [page] = await rowsOf<{ last: string | null }>(
      tx,
      `MATCH (c:Credential) WHERE c.digest > $after WITH c ORDER BY c.digest LIMIT ${ISSUERS_PAGE}
       WITH max(c.digest) AS last, collect(DISTINCT c.issuer) AS issuers
       CALL (issuers) { UNWIND issuers AS i MERGE (:KnownIssuer {did: i}) }
       RETURN last`,
      { after },
    );
    return page?.last ?? undefined;
  });
}

/** What ended can be found by every subject it described: the log entry of its admission names them. */
async function rememberEnded(connection: Connection, after: string): Promise<string | undefined> {
  return connection.write(async (tx) => {
    const [page] = await rowsOf<{ last: string | null }>(
      tx,
      `MATCH (c:Credential) WHERE c.digest > $after WITH c ORDER BY c.digest LIMIT ${ISSUERS_PAGE}
       WITH max(c.digest) AS last, collect(c) AS page
       CALL (page) { UNWIND page AS c WITH c WHERE c.status <> 'active' REMOVE c.endedSubject
         WITH c MATCH (l:LogEntry {seq: c.seq}) UNWIND l.subjects AS iri
         MERGE (s:EndedSubject {iri: iri, digest: c.digest}) SET s.issuer = c.issuer, s.seq = c.seq }
       RETURN last`,
      { after },
    );
    return page?.last ?? undefined;
  });
}

function anchorIn(report: string, digest: string): string | undefined {
  const { chains = [] } = JSON.parse(report) as {
    readonly chains?: readonly { readonly digest: string; readonly anchor?: string }[];
  };
  return chains.find((chain) => chain.digest === digest)?.anchor;
}
