import type { Need } from '#trust';
import type { Bench } from './bench.ts';

type Told = Awaited<ReturnType<Bench['gather']>>;
interface Entry {
  readonly told: Told;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly from: number;
}

/** How long a thread judges by what it was told, ms. What the gatherer remembers grows older by as much at most. */
const KEPT_FOR = 60_000;
/** Characters of evidence that are kept, in all and of one submission. */
const MOST = 8_000_000;
const MOST_OF_ONE = 250_000;

/**
 * What a judging thread was told about signers, so that the next submission of the same ones asks nobody. Only complete
 * answers are kept, for a minute, and none over a change of the trust folder: a pinned document counts at once.
 */
export class SignerMemory {
  readonly #entries = new Map<string, Entry>();
  #size = 0;
  #epoch = 0;

  /** What was told about these needs within the last minute before `now` (ms since 1970), or what `ask` answers. */
  async recall(needs: readonly Need[], now: number, ask: () => Promise<Told>): Promise<Told> {
    const key = JSON.stringify(needs.map(({ did, kid }) => [did, kid]));
    const entry = this.#entries.get(key);
    if (entry !== undefined && now >= entry.from && now < entry.from + KEPT_FOR) return entry.told;
    const epoch = this.#epoch;
    const told = await ask();
    if (epoch === this.#epoch && isComplete(told)) this.#keep(key, told, now);
    return told;
  }

  /** The trust folder has changed. */
  forget(): void {
    this.#epoch++;
    this.#entries.clear();
    this.#size = 0;
  }

  #keep(key: string, told: Told, from: number): void {
    const size = key.length + told.evidence.reduce((sum, { url, bytes }) => sum + url.length + bytes.length, 0);
    this.#drop(key);
    if (size > MOST_OF_ONE) return;
    this.#entries.set(key, { told, size, from });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= MOST) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }
}

/** A host that failed may be there the next time. */
function isComplete({ gathered: { documents, chains } }: Told): boolean {
  return [...Object.values(documents), ...Object.values(chains)].every(({ kind }) => kind === 'found');
}
