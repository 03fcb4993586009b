import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RELEASE = 'loire-25.11';

/** The folder of the release this instance judges by: found from the source and from what was built alike. */
export function releaseFolder(): string {
  let folder = import.meta.dirname;
  for (;;) {
    const found = join(folder, 'shapes', RELEASE);
    if (existsSync(join(found, 'manifest.json'))) return found;
    if (dirname(folder) === folder) throw new Error(`The release folder shapes/${RELEASE} is missing`);
    folder = dirname(folder);
  }
}
