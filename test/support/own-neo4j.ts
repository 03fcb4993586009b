import { describe } from '@jest/globals';
import { canStartNeo4j } from '../../tools/neo4j/neo4j.mjs';

const canStart = await canStartNeo4j();

/** A suite that starts and stops servers of its own. Without Java and Maven it is skipped, by name; in CI that is a failure. */
export function describeWhereNeo4jStarts(name: string, suite: () => void): void {
  if (canStart || process.env['CI'] === 'true') describe(name, suite);
  else describe.skip(`${name} (needs Java 17 and Maven)`, suite);
}
