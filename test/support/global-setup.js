import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canStartNeo4j, startNeo4j } from '../../tools/neo4j/neo4j.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Starts a real Neo4j for the suites that need one (`describeWithNeo4j`), and only where the run holds such a suite. An
 * existing NEO4J_URI is used as it is. Without Java or Maven those suites report themselves skipped; in CI they fail.
 */
export default async function (globalConfig) {
  if (process.env.NEO4J_URI !== undefined || !(await needsNeo4j(globalConfig))) return;
  if (!(await canStartNeo4j())) return;
  const server = await startNeo4j({ heap: '512m', brief: true });
  globalThis.cadastreNeo4j = server;
  process.env.NEO4J_URI = server.uri;
  process.env.NEO4J_USER = server.user;
  process.env.NEO4J_PASSWORD = server.password;
}

async function needsNeo4j(globalConfig) {
  const patterns = globalConfig.testPathPatterns?.patterns ?? [];
  const isWanted = (file) => patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern, 'i').test(file));
  for (const folder of ['apps', 'libs', 'test', 'tools']) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((n) => n.endsWith('.spec.ts') && !n.includes('node_modules'))) {
      const file = join(ROOT, folder, name);
      if (isWanted(file) && (await readFile(file, 'utf8')).includes('describeWithNeo4j')) return true;
    }
  }
  return false;
}
