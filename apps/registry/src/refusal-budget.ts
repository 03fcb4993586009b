import { Refusal, statusOfFindings, type Finding } from '#refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusalBucket, type BucketOptions } from './refusal-bucket.ts';

/** Statuses of a refused submission that spend a token of its sender (contract.md §1). */
const COUNTED: readonly number[] = [400, 409, 413, 415, 422];

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the refusing of one client may cost: submissions, and dry runs and checks apart, by buckets of the same size (contract.md §1). */
export class RefusalBudget {
  readonly #submissions: RefusalBucket;
  readonly #rehearsals: RefusalBucket;

  constructor(options: BucketOptions) {
    this.#submissions = new RefusalBucket(options);
    this.#rehearsals = new RefusalBucket(options);
  }

  /**
   * Spends a token of who was refused with these findings. Where there is none left, what is answered instead: 429, with
   * `Retry-After`. Only what is submitted counts, and no refusal that the sender has no part in.
   */
  spend({ request, reply }: Exchange, findings: readonly Finding[]): Refusal | undefined {
    if (!isSubmission(request) || !isCounted(findings)) return undefined;
    const wait = (isRehearsal(request) ? this.#rehearsals : this.#submissions).spend(request.ip);
    if (wait === 0) return undefined;
    void reply.header('Retry-After', String(wait));
    return Refusal.of('request/too-many-refusals', {
      retryable: true,
      fix: `Wait ${wait} s; accepted submissions are never throttled.`,
    });
  }
}

/** A host that cannot be reached was named by the sender, and was waited for. */
function isCounted(findings: readonly Finding[]): boolean {
  return COUNTED.includes(statusOfFindings(findings)) || findings.some(({ code }) => code === 'trust/unreachable');
}

function isSubmission(request: FastifyRequest): boolean {
  return request.method === 'POST' && (request.url.split('?', 1)[0] ?? '') === '/credentials';
}

/** Told from the address alone: a query that is itself refused has a bucket too. */
function isRehearsal(request: FastifyRequest): boolean {
  return /[?&]dryRun=true(?:&|$)/.test(request.url);
}
