import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parseJson } from '#credential';
import { Refusal } from '#refusal';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { REFUSED, TRANSFORM_ACCEPTED, UNDECIDED_ACCEPTED } from './json-test-suite.differences.ts';

/** `accepted`, or the code of the refusal; anything else that is thrown fails the test. */
function outcomeOf(path: string): string {
  try {
    parseJson(readFileSync(path));
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

describeWithShared('JSONTestSuite against the strict parser', () => {
  const folder = (name: string): string => sharedPath('conformance', 'JSONTestSuite', name);
  const outcomes = (prefix: string): Map<string, string> =>
    new Map(
      readdirSync(folder('test_parsing'))
        .filter((file) => file.startsWith(prefix))
        .map((file) => [file, outcomeOf(`${folder('test_parsing')}/${file}`)]),
    );

  it('accepts all 95 valid texts, but for the named differences', () => {
    const valid = outcomes('y_');
    expect(valid.size).toBe(95);
    expect(Object.fromEntries([...valid].filter(([, outcome]) => outcome !== 'accepted'))).toEqual(REFUSED);
  });

  it('refuses all 188 invalid texts', () => {
    const invalid = outcomes('n_');
    expect(invalid.size).toBe(188);
    expect([...invalid].filter(([, outcome]) => outcome === 'accepted')).toEqual([]);
  });

  it('decides all 35 undecided texts as recorded', () => {
    const undecided = outcomes('i_');
    expect(undecided.size).toBe(35);
    const accepted = [...undecided].filter(([, outcome]) => outcome === 'accepted').map(([file]) => file);
    expect(accepted).toEqual(UNDECIDED_ACCEPTED);
  });

  it('ends on all 22 transformation texts, refusing those that have no single meaning', () => {
    const files = readdirSync(folder('test_transform'));
    expect(files).toHaveLength(22);
    const accepted = files.filter((file) => outcomeOf(`${folder('test_transform')}/${file}`) === 'accepted');
    expect(accepted.sort()).toEqual([...TRANSFORM_ACCEPTED].sort());
  });
});
