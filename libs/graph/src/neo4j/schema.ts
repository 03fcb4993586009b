import type { MigrationProgress } from '../migration-progress.ts';
import type { Connection } from './connection.ts';
import { LAYOUT, migrate } from './migrate.ts';

const UNIQUE = [
  ...['Credential.digest', 'Credential.activeA', 'Credential.activeB', 'Entity.iri', 'Owner.iri', 'Evidence.digest'],
  ...['KnownIssuer.did', 'LogEntry.seq', 'LogHead.id', 'Answer.hash', 'Token.hash', 'Refusal.digest'],
];
const INDEXED = [
  ...['Credential.id', 'Credential.subject', 'EndedSubject.iri', 'Credential.due', 'Decision.presentation'],
  ...['Decision.attestationDigest', 'Answer.expiresMs', 'Token.expiresMs', 'Refusal.atMs'],
];

/** Constraints, indexes and the log head (graph.md §2); an older layout is brought to the present one. */
export async function setUpSchema(connection: Connection, progress: MigrationProgress): Promise<void> {
  const split = (name: string): readonly string[] => name.split('.');
  await connection.define([
    ...UNIQUE.map(split).map(([n, p]) => `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${n}) REQUIRE n.${p} IS UNIQUE`),
    ...INDEXED.map(split).map(([n, p]) => `CREATE INDEX IF NOT EXISTS FOR (n:${n}) ON (n.${p})`),
    'CREATE INDEX IF NOT EXISTS FOR (n:RefusedIri) ON (n.iri, n.atMs)',
    'CALL db.awaitIndexes(60)',
    `MERGE (h:LogHead {id: 0}) ON CREATE SET h.size = 0, h.layout = ${LAYOUT}`,
  ]);
  await migrate(connection, progress);
}
