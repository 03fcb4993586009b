export type * from './records.ts';
export { sealDecision } from './decision.ts';
export { packCommit, unpackCommit, type PackedCommit } from './packed-commit.ts';
export type {
  DecidedCredential,
  DecidedCriterion,
  DecisionRecord,
  Level,
  NamedDigest,
  Outcome,
  SealedDecision,
} from './decision.ts';
export { MOST_OF_ISSUER, MOST_REFUSALS, REFUSAL_DAYS } from './records.ts';
export type { GraphStore } from './store.ts';
export { claimOf } from './owner.ts';
export { toFragments } from './fragments.ts';
export { openNeo4j, openNeo4jReader } from './neo4j.ts';
export type { MigrationProgress } from './migration-progress.ts';
export { openSqlite } from './sqlite.ts';
