import { finding, Refusal, toProblem, type Finding, type ProblemOptions } from '#refusal';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/**
 * A GraphQL error with its RFC 9457 problem in `extensions.problem`. A refusal tells its findings; a fault of the document
 * is `request/query`; anything else is a defect and tells nothing but its code.
 */
export function toGraphqlProblem(error: unknown, options: ProblemOptions): GraphQLFormattedError {
  const graphql = error instanceof GraphQLError ? error : undefined;
  const findings = findingsOf(error);
  const { outcome: _, ...problem } = toProblem(findings, options);
  // What clients of the protocol look for, to the letter.
  if (problem.code === 'request/persisted-query')
    return { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', problem } };
  const [root] = problem.findings;
  const told = root?.code === 'request/query' ? (root.found ?? '') : textOf(problem.findings);
  return {
    message: told,
    ...(graphql?.locations === undefined ? {} : { locations: graphql.locations }),
    ...(graphql?.path === undefined ? {} : { path: graphql.path }),
    extensions: { code: problem.code, problem },
  };
}

/** Whether an error is a defect of ours and not of the request. */
export function isDefect(error: unknown): boolean {
  return findingsOf(error).some(({ code }) => code === 'server/error');
}

function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof Refusal) return error.findings;
  if (!(error instanceof GraphQLError)) return [finding('server/error')];
  const cause: unknown = error.originalError;
  if (cause instanceof Refusal) return cause.findings;
  // A scalar that refuses a value wraps its own GraphQLError; graphql-js' own complaints have no cause.
  if (cause === undefined || cause === null || cause instanceof GraphQLError)
    return [finding('request/query', { found: error.message })];
  return [finding('server/error')];
}

function textOf(findings: readonly Finding[]): string {
  return findings
    .map(({ title, expected, found, fix }) =>
      [
        title,
        expected === undefined || title.includes(expected) ? '' : `; expected ${expected}`,
        found === undefined ? '' : `; found ${found}`,
        fix === undefined ? '' : `. ${fix.text}`,
      ].join(''),
    )
    .join(' | ');
}
