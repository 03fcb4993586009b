import { readFileSync, statSync } from 'node:fs';

/**
 * The bytes of a regular file of at most `most` bytes. Whatever else stands under the name is refused rather than opened:
 * a pipe that nobody writes would be waited for without end. Throws what the system says, or an Error that says what it is.
 */
export function readRegular(path: string, most = Infinity): Buffer {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Error('is a folder, not a file');
  if (!stat.isFile()) throw new Error('is not a regular file (a pipe, a socket or a device)');
  if (stat.size > most) throw new Error(`larger than ${most} bytes`);
  return readFileSync(path);
}
