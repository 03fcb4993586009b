import { Refusal } from '#refusal';

/** The parameters of a GraphQL request (GraphQL over HTTP §5). */
export interface GraphqlRequest {
  readonly query: string | undefined;
  /** SHA-256 of a persisted query, lower-case hex. */
  readonly hash: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the JSON body of a POST. @throws Refusal `request/body`. */
export function parsePost(body: unknown): GraphqlRequest {
  const value = Buffer.isBuffer(body) ? parseJson(body.toString(), 'body') : body;
  if (Array.isArray(value)) throw refused('batches are not supported: one operation per request');
  if (typeof value !== 'object' || value === null) throw refused('a JSON object with `query`');
  const { query, operationName, variables, extensions } = value as Record<string, unknown>;
  return toRequest({ query, operationName, variables, extensions });
}

/** Reads the query string of a GET. @throws Refusal `request/body`. */
export function parseGet(given: Readonly<Record<string, unknown>>): GraphqlRequest {
  const { query, operationName, variables, extensions } = given;
  const json = (value: unknown, name: string): unknown =>
    typeof value === 'string' && value !== '' ? parseJson(value, name) : undefined;
  return toRequest({
    query,
    extensions: json(extensions, 'extensions'),
    operationName: operationName === '' ? undefined : operationName,
    variables: json(variables, 'variables'),
  });
}

function toRequest({ query, operationName, variables, extensions }: Record<string, unknown>): GraphqlRequest {
  const hash = toHash(extensions);
  const isGiven = query !== undefined && query !== null;
  if ((isGiven || hash === undefined) && (typeof query !== 'string' || query === ''))
    throw refused('`query`: the text of a GraphQL document');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw refused('`operationName` to be a text');
  if (!isMap(variables)) throw refused('`variables` to be an object');
  return {
    query: typeof query === 'string' ? query : undefined,
    hash,
    operationName: operationName ?? undefined,
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}

/** The hash of a persisted query, where there is one: `{"persistedQuery":{"version":1,"sha256Hash":…}}`. */
function toHash(extensions: unknown): string | undefined {
  if (!isMap(extensions)) throw refused('`extensions` to be an object');
  const { persistedQuery } = (extensions ?? {}) as Record<string, unknown>;
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  const { version, sha256Hash } = Object(persistedQuery) as Record<string, unknown>;
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash))
    throw refused('`persistedQuery` to be {"version":1,"sha256Hash":"…64 lower-case hex digits"}');
  return sha256Hash;
}

function isMap(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused(`${name} to be valid JSON`);
  }
}

function refused(expected: string): Refusal {
  return Refusal.of('request/body', { expected });
}
