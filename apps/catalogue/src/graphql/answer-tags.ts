import type { Catalogue } from '#reading';
import { isMatch } from '#web';
import { createHash } from 'node:crypto';
import { printSchema, type GraphQLSchema } from 'graphql';

/** What an answer depends on, beside the state of the catalogue. */
export interface Answered {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly languages: readonly string[];
  /** Media type of the answer. */
  readonly type: string;
}

/** ETags of answers: the same for the same question to the same state, on every process that follows the same log. */
export class AnswerTags {
  readonly #catalogue: Catalogue;
  readonly #schema: () => GraphQLSchema;
  #edition: string | undefined;

  constructor(catalogue: Catalogue, schema: () => GraphQLSchema) {
    this.#catalogue = catalogue;
    this.#schema = schema;
  }

  /** The tag of an answer that is given now. */
  async of({ query, operationName, variables, languages, type }: Answered): Promise<string> {
    await this.#catalogue.upTo();
    const { release, leaf = null } = this.#catalogue;
    this.#edition ??= sha256(printSchema(this.#schema()));
    const parts = [this.#edition, release.digest, leaf, query, operationName ?? null, sorted(variables)];
    return `"${sha256(JSON.stringify([...parts, languages, type]))}"`;
  }

  /**
   * Whether who has the answer `tag` has the present one. What is past its end is hidden before the log says so: while
   * anything is, no earlier answer stands.
   */
  async isPresent(tag: string, ifNoneMatch: string | undefined): Promise<boolean> {
    if (!isMatch(ifNoneMatch, tag)) return false;
    return !(await this.#catalogue.hasUnloggedEnds());
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/** Members in one order, at every depth. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, sorted(member)]);
}
