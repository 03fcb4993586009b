import { fstatSync, writeSync } from 'node:fs';

/** `process.stdout` or `process.stderr`. */
export interface Stream {
  readonly fd: number;
  write(text: string): unknown;
}

/**
 * Standard output or error. What cannot be written (a full disk, a reader that is gone) is lost and the process goes on: a
 * log that cannot be written stops logging, not serving. Into a file it is written again as soon as there is room.
 */
export class Output {
  readonly #stream: Stream;
  readonly #isFile: boolean;

  constructor(stream: Stream) {
    this.#stream = stream;
    this.#isFile = isFile(stream.fd);
  }

  write(text: string): void {
    // The stream of a file is over for good after its first failure.
    if (!this.#isFile) return void this.#stream.write(text);
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#stream.fd, bytes, at);
    } catch {
      // There is no other place to say it.
    }
  }
}

/** What is left of the two streams, whoever writes to them, must not end the process. */
export function outliveOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
