// Adds up what .ci/run did: node tools/tally.mjs <jest report> <exit code of jest> <failed steps>.
// The last line is `N passed, N failed, N skipped`. A step that failed counts as one failed; a skipped test fails the run.
import { existsSync, readFileSync } from 'node:fs';

const [report = '', jest = '1', broken = '0'] = process.argv.slice(2);
const totals = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
const passed = totals.numPassedTests ?? 0;
const skipped = (totals.numPendingTests ?? 0) + (totals.numTodoTests ?? 0);
const counted = (totals.numFailedTests ?? 0) + (totals.numRuntimeErrorTestSuites ?? 0);
const failed = (counted === 0 && jest !== '0' ? 1 : counted) + Number(broken);

for (const suite of totals.testResults ?? []) {
  for (const test of suite.assertionResults) {
    if (test.status === 'pending' || test.status === 'todo') console.log(`skipped: ${test.fullName}`);
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed + skipped === 0 && passed > 0 ? 0 : 1);
