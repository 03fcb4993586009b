import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';

/** How often it is looked whether the data file is still the one that was opened, in ms. */
const LOOK_EVERY = 250;

/**
 * Whether the file at a path is still the one that was opened. Who exchanges or removes it under a running process would have
 * that one write, and acknowledge, into a file that nobody will find again.
 */
export class SameFile {
  readonly #timer: NodeJS.Timeout;
  #holds = true;

  constructor(path: string) {
    const { ino, dev } = statSync(path);
    const look = async (): Promise<void> => {
      try {
        const now = await stat(path);
        this.#holds = now.ino === ino && now.dev === dev;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.#holds = false;
      }
    };
    this.#timer = setInterval(() => void look(), LOOK_EVERY);
    this.#timer.unref();
  }

  get holds(): boolean {
    return this.#holds;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
