/**
 * The same page the naive way, on the same Neo4j: a query for the page, one for the total, and one for each facet, which leaves its
 * own filter out, all at once; text from a full-text index of Neo4j. Without HTTP, trust blocks, typing errors or word stems.
 */
import neo4j, { type Driver } from 'neo4j-driver';
import { performance } from 'node:perf_hooks';

/** What a page is asked for, in the form of the variables of `graphql.ts`. */
export interface NaiveQuestion {
  readonly q?: string;
  readonly f?: {
    readonly kind?: { readonly in: readonly string[] };
    readonly country?: { readonly in: readonly string[] };
    readonly level?: { readonly atLeast: string };
  };
}

const LEVELS = ['SC', 'L1', 'L2', 'L3'];
const FILTERS = {
  KIND: '($kinds IS NULL OR any(kind IN kinds WHERE kind IN $kinds))',
  COUNTRY: '($countries IS NULL OR p.legalAddress_countryCode IN $countries)',
  LEVEL: '($levels IS NULL OR c.level IN $levels)',
};
const FACETS: Readonly<Record<string, string>> = {
  KIND: 'kinds',
  PROVIDER: 'p.iri',
  COUNTRY: 'p.legalAddress_countryCode',
  LEVEL: 'c.level',
  REGIME: 'f.dataProtectionRegime',
  PROVISION_TYPE: 'f.provisionType',
};
const KINDS = `CASE WHEN f:Participant THEN ['PARTICIPANT'] WHEN any(one IN f._classes WHERE one ENDS WITH 'DataProduct') THEN ['DATA'] ELSE ['SERVICE'] END`;

export class NaiveSearch {
  readonly #driver: Driver;
  readonly #database = 'neo4j';

  constructor({ uri, user, password }: { readonly uri: string; readonly user: string; readonly password: string }) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  }

  async prepare(): Promise<void> {
    const index = 'CREATE FULLTEXT INDEX naive IF NOT EXISTS FOR (n:Listed)';
    await this.#run(`${index} ON EACH [n.schema_name, n.schema_description, n.keyword]`, {});
    await this.#run('CALL db.awaitIndexes(300)', {});
  }

  /** Milliseconds of each page, in rising order. */
  async times(questions: readonly NaiveQuestion[]): Promise<readonly number[]> {
    const times: number[] = [];
    for (const question of questions) {
      const begun = performance.now();
      await this.#page(question);
      times.push(performance.now() - begun);
    }
    return times.sort((a, b) => a - b);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #page({ q, f }: NaiveQuestion): Promise<void> {
    const level = f?.level?.atLeast;
    const values = {
      q: q ?? null,
      kinds: f?.kind?.in ?? null,
      countries: f?.country?.in ?? null,
      levels: level === undefined ? null : LEVELS.slice(LEVELS.indexOf(level)),
    };
    const order = q === undefined ? 'f.schema_name' : 'score DESC';
    const found = (without?: string): string => hits(q !== undefined, without);
    const facets = Object.entries(FACETS).map(
      ([name, value]) =>
        `${found(name)} UNWIND ${value} AS value RETURN value, count(*) AS count ORDER BY count DESC LIMIT 100`,
    );
    const page = `${found()} RETURN f, p, c.level, c.issuer ORDER BY ${order}, f.iri LIMIT 20`;
    await Promise.all([page, `${found()} RETURN count(*)`, ...facets].map((query) => this.#run(query, values)));
  }

  async #run(query: string, values: object): Promise<void> {
    const session = this.#driver.session({ database: this.#database });
    try {
      await session.run(query, values);
    } finally {
      await session.close();
    }
  }
}

/** All that matches, under all filters but one. */
function hits(isText: boolean, without?: string): string {
  const source = isText ? "CALL db.index.fulltext.queryNodes('naive', $q) YIELD node AS f, score" : 'MATCH (f:Listed)';
  const filters = Object.entries(FILTERS).flatMap(([name, filter]) => (name === without ? [] : [filter]));
  return `${source} MATCH (c:Credential {status: 'active'})-[:OWNS]->(f)
    OPTIONAL MATCH (f)-[:providedBy]->(:Entity)<-[:DESCRIBES]-(p:Listed)
    WITH f, c, p, ${isText ? 'score' : '0 AS score'}, ${KINDS} AS kinds WHERE ${filters.join(' AND ')}`;
}
