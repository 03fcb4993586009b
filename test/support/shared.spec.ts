import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from './shared.ts';

const ALL = globSync('{apps,libs,test,tools}/**/*.ts', { cwd: ROOT }).filter((file) => !file.includes('node_modules'));
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const READS = /\b(sharedPath|describeWithShared)\(/;
const HELPERS = ALL.filter((file) => !/\.spec\.ts$|\/shared\.ts$/.test(file) && READS.test(textOf(file)));
/** Suites that read the reference folder, themselves or by what they import. */
const SUITES = ALL.filter((file) => file.endsWith('.spec.ts') && file !== 'test/support/shared.spec.ts').filter(
  (file) => READS.test(textOf(file)) || HELPERS.some((helper) => textOf(file).includes(`/${basename(helper)}'`)),
);
const NEEDS = /\bdescribeWithShared\(/g;

interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** The suites as a clone has them that stands alone. */
function runWithoutShared(folder: string): Report {
  const out = join(folder, 'report.json');
  const env = { ...process.env, SHARED_DIR: join(folder, 'nowhere'), CI: 'false' };
  const flags = ['--experimental-vm-modules', '--conditions=cadastre-source', '--disable-warning=ExperimentalWarning'];
  const jest = [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--runInBand', '--json', `--outputFile=${out}`];
  spawnSync(process.execPath, [...flags, ...jest, '--runTestsByPath', ...SUITES], { cwd: ROOT, env, stdio: 'ignore' });
  return JSON.parse(readFileSync(out, 'utf8')) as Report;
}

describe('a clone without the reference folder', () => {
  it('reports what needs it as skipped, by name, and passes the rest', () => {
    expect(SUITES.length).toBeGreaterThan(20);
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-alone-'));
    try {
      const { success, testResults } = runWithoutShared(folder);
      expect(testResults.map(({ message }) => message).filter((message) => message !== '')).toEqual([]);
      const skipped = testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ title, status }) => status === 'pending' && title.includes('set SHARED_DIR'));
      expect(skipped).toHaveLength(SUITES.flatMap((file) => textOf(file).match(NEEDS) ?? []).length);
      expect(success).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 180_000);
});
