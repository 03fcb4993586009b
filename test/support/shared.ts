import { describe, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const SHARED = resolve(process.env['SHARED_DIR'] ?? join(ROOT, '..', 'shared'));

/** A path in the reference folder (`SHARED_DIR`, by default beside the checkout). */
export function sharedPath(...parts: readonly string[]): string {
  return join(SHARED, ...parts);
}

/** Whether the reference folder is at hand. */
const hasShared = existsSync(join(SHARED, 'conformance', 'README.md'));

/**
 * A suite that needs the reference folder, and may read it at once. Where the folder is absent the suite is not even
 * called, for `describe.skip` runs its body too: it is reported as skipped, by name; in CI its absence is a failure.
 */
export function describeWithShared(name: string, suite: () => void): void {
  if (hasShared || process.env['CI'] === 'true') describe(name, suite);
  else describe.skip(name, () => it('needs the reference folder: set SHARED_DIR', () => undefined));
}
