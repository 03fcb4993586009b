import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadTrust, type Trust } from './trust-folder.ts';

export interface TrustWatchOptions {
  readonly onChange: (trust: Trust) => void;
  /** A change that cannot be used: the last good state stays in force. Called once per broken version. */
  readonly onBroken: (error: Error) => void;
  /** What is in force, so that a change since it was loaded is seen. Default: the folder as it is now. */
  readonly loaded?: Trust;
  /** Milliseconds between two looks, default 1,000. */
  readonly intervalMs?: number;
}

/**
 * Looks at the trust folder again and again (names, sizes, times of change) and reads it anew when something changed. A look that
 * finds a file in the middle of being written reports it broken, and the next look reads it again. Call the answer to stop.
 */
export function watchTrust(dir: string, options: TrustWatchOptions): () => void {
  let inForce = options.loaded ?? attempt(() => loadTrust(dir));
  let seen = options.loaded === undefined ? attempt(() => stampOf(dir)) : undefined;
  let broken: string | undefined;
  const look = (): void => {
    let trust: Trust;
    try {
      const stamp = stampOf(dir);
      if (stamp === seen) return;
      seen = stamp;
      trust = loadTrust(dir);
    } catch (error) {
      const { message } = error as Error;
      if (message === broken) return;
      broken = message;
      return options.onBroken(error as Error);
    }
    const same =
      trust.state.digest === inForce?.state.digest && trust.isThere === inForce.isThere && broken === undefined;
    inForce = trust;
    broken = undefined;
    if (!same) options.onChange(trust);
  };
  const timer = setInterval(look, options.intervalMs ?? 1_000);
  timer.unref();
  return () => clearInterval(timer);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** One line per file below the folder; a file that vanishes while we look counts as gone. */
function stampOf(dir: string): string {
  if (!existsSync(dir)) return 'none';
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).toSorted();
  return names
    .map((name) => {
      const stat = statSync(join(dir, name), { throwIfNoEntry: false, bigint: true });
      return stat === undefined ? '' : `${name} ${stat.size} ${stat.mtimeNs} ${stat.ino}`;
    })
    .join('\n');
}
