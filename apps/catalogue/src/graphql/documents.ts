import { Refusal } from '#refusal';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  separateOperations,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

export const MAX_TOKENS = 1_000;
export const MAX_CHARACTERS = 15_000;
export const MAX_ALIASES = 15;
/** Of one field, fragment or operation: `@include` and `@skip` are all there is to say of it. */
export const MAX_DIRECTIVES = 4;
/** Each error is told at length: a short document of nothing but errors must not get a long answer. */
const MAX_ERRORS = 10;
const CACHED = 500;

/** A document that may be executed: one operation with the fragments it needs. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: 'query' | 'mutation' | 'subscription';
}

/** A request that cannot be executed: all that is wrong with its document. */
export class DocumentFault extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'DocumentFault';
    this.errors = errors;
  }
}

/**
 * Reads and validates documents, and remembers the good ones. A plan is compiled per document, so one with several operations
 * is cut to the one that was asked for: else the plan of the first would answer for all.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, Prepared>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @throws DocumentFault for syntax and validation errors, Refusal `request/cost` over a limit. */
  prepare(source: string, operationName: string | undefined): Prepared {
    const key = `${operationName ?? ''}\n${source}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const prepared = this.#read(source, operationName);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= CACHED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, prepared);
    return prepared;
  }

  #read(source: string, operationName: string | undefined): Prepared {
    const whole = toDocument(source);
    // Before it is validated: each that is unknown or repeated would be told at length.
    checkDirectives(whole);
    const errors = validate(this.#schema, whole, undefined, { maxErrors: MAX_ERRORS });
    if (errors.length > 0) throw new DocumentFault(errors);
    checkAliases(whole);
    const operation = getOperationAST(whole, operationName);
    if (operation === null || operation === undefined) {
      const names = whole.definitions.flatMap((d) =>
        d.kind === Kind.OPERATION_DEFINITION ? (d.name?.value ?? []) : [],
      );
      const said = operationName === undefined ? 'operationName is needed' : `There is no operation ${operationName}`;
      throw new DocumentFault([new GraphQLError(`${said}: the document has ${names.join(', ') || 'no operation'}`)]);
    }
    const single = whole.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION).length === 1;
    const document = single ? whole : (separateOperations(whole)[operation.name?.value ?? ''] ?? whole);
    return { document, operation: operation.operation };
  }
}

function toDocument(source: string): DocumentNode {
  if (source.length > MAX_CHARACTERS)
    throw Refusal.of('request/cost', {
      title: 'The query is too long',
      expected: `at most ${MAX_CHARACTERS} characters`,
      found: String(source.length),
    });
  try {
    return parse(source, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes(`${MAX_TOKENS} tokens`))
      throw Refusal.of('request/cost', { title: 'The query is too long', expected: `at most ${MAX_TOKENS} tokens` });
    throw new DocumentFault([error]);
  }
}

function checkDirectives(document: DocumentNode): void {
  visit(document, {
    enter(node) {
      const found = 'directives' in node ? (node.directives?.length ?? 0) : 0;
      if (found > MAX_DIRECTIVES)
        throw Refusal.of('request/cost', {
          title: 'The query has too many directives in one place',
          expected: `at most ${MAX_DIRECTIVES} directives of one field, fragment or operation`,
          found: String(found),
        });
    },
  });
}

function checkAliases(document: DocumentNode): void {
  let aliases = 0;
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) aliases++;
    },
  });
  if (aliases > MAX_ALIASES)
    throw Refusal.of('request/cost', {
      title: 'The query has too many aliases',
      expected: `at most ${MAX_ALIASES} aliases`,
      found: String(aliases),
    });
}
