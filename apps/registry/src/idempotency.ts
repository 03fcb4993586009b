import { Refusal, statusOfFindings, type Finding } from '#refusal';
import { createHash } from 'node:crypto';

const DAY = 24 * 60 * 60 * 1000;

/** What a submission was answered: an accepted one, with its status. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** An answer that is kept for who asks again. */
export interface KeptAnswer {
  readonly key: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly contentType: string;
  /** RFC 3339; after it the answer may be forgotten. */
  readonly expires: string;
}

/** Where answers are kept: what a ledger needs of a store. */
export interface AnswerStore {
  answer(key: string, at: string): Promise<KeptAnswer | undefined>;
  putAnswer(answer: KeptAnswer): Promise<void>;
}

/** One use of an Idempotency-Key. */
export interface KeyUse {
  readonly key: string;
  /** The exact bytes that came with it. */
  readonly body: Uint8Array;
}

/**
 * Idempotency-Key (contract.md §1): the same key and body get the stored answer for 24 h, refusals included; another
 * body is refused `idempotency/mismatch`, a request that is still running `idempotency/in-flight`. An answer that may
 * change by itself (503, 429, 500) is not stored. Keys stand for publishing alone: nothing else takes one.
 */
export class IdempotencyLedger {
  readonly #store: AnswerStore;
  readonly #clock: () => Date;
  readonly #running = new Map<string, string>();

  constructor(store: AnswerStore, clock: () => Date) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Runs `work` unless the key was answered before. Rethrows what `work` refuses. */
  async once(use: KeyUse, work: () => Promise<Answered>): Promise<Answered> {
    const key = `idempotency:POST /credentials:${sha256(use.key)}`;
    const body = sha256(use.body);
    const running = this.#running.get(key);
    if (running !== undefined) throw running === body ? inFlight() : mismatch();
    this.#running.set(key, body);
    try {
      const stored = await this.#store.answer(key, this.#clock().toISOString());
      if (stored !== undefined && stored.body !== body) throw mismatch();
      if (stored !== undefined) return replay(stored.status, stored.answer);
      return await this.#answerAndKeep(key, body, work);
    } finally {
      this.#running.delete(key);
    }
  }

  async #answerAndKeep(key: string, body: string, work: () => Promise<Answered>): Promise<Answered> {
    try {
      const answered = await work();
      await this.#keep({ key, body }, answered);
      return answered;
    } catch (reason) {
      if (reason instanceof Refusal && isLasting(reason.findings)) {
        await this.#keep({ key, body }, { status: statusOfFindings(reason.findings), body: reason.findings });
      }
      throw reason;
    }
  }

  async #keep(use: { readonly key: string; readonly body: string }, answered: Answered): Promise<void> {
    await this.#store.putAnswer({
      ...use,
      status: answered.status,
      answer: JSON.stringify(answered.body),
      contentType: answered.status < 400 ? 'application/json' : 'application/problem+json',
      expires: new Date(this.#clock().getTime() + DAY).toISOString(),
    });
  }
}

function replay(status: number, answer: string): Answered {
  const body: unknown = JSON.parse(answer);
  if (status >= 400) throw new Refusal(body as readonly Finding[]);
  return { status, body };
}

function isLasting(findings: readonly Finding[]): boolean {
  const status = statusOfFindings(findings);
  return status < 500 && status !== 429;
}

function mismatch(): Refusal {
  return Refusal.of('idempotency/mismatch', { fix: 'Use a new Idempotency-Key for another body.' });
}

function inFlight(): Refusal {
  return Refusal.of('idempotency/in-flight', { retryable: true, fix: 'Wait for the answer, or ask again later.' });
}

function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
