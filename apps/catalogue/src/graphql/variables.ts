import { Refusal } from '#refusal';

/** How deep values of variables nest, and how many there are: what is sent is walked through more than once. */
const DEEPEST = 32;
const MOST_VALUES = 2_000;

/** Variables are bounded as documents are. @throws Refusal `request/cost` for variables that are too deep or too many. */
export function checkVariables(variables: unknown): void {
  let values = 0;
  let level: readonly unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > DEEPEST || values > MOST_VALUES)
      throw Refusal.of('request/cost', {
        title: 'The variables are too large',
        expected: `at most ${MOST_VALUES} values, ${DEEPEST} levels deep`,
      });
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
}
