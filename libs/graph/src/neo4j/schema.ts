import type { Connection } from './connection.ts';

const UNIQUE = [
  ...['Credential.digest', 'Credential.activeA', 'Credential.activeB', 'Entity.iri', 'Owner.iri', 'Evidence.digest'],
  ...['LogEntry.seq', 'LogHead.id', 'Answer.hash', 'Token.hash'],
];
const INDEXED = [
  ...['Credential.id', 'Credential.subject', 'Credential.due', 'Decision.presentation', 'Decision.attestationDigest'],
  ...['Answer.expiresMs', 'Token.expiresMs'],
];

/** Constraints, indexes and the log head (graph.md §2); running it again changes nothing. */
export async function setUpSchema(connection: Connection): Promise<void> {
  const split = (name: string): readonly string[] => name.split('.');
  await connection.define([
    ...UNIQUE.map(split).map(([n, p]) => `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${n}) REQUIRE n.${p} IS UNIQUE`),
    ...INDEXED.map(split).map(([n, p]) => `CREATE INDEX IF NOT EXISTS FOR (n:${n}) ON (n.${p})`),
    'CALL db.awaitIndexes(60)',
    'MERGE (h:LogHead {id: 0}) ON CREATE SET h.size = 0',
  ]);
}
