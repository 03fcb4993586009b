/** Stops the Neo4j that the set-up started. */
export default async function () {
  await globalThis.cadastreNeo4j?.stop();
}
