import type { Admission } from '#admission';
import type { Catalogue } from '#reading';
import type { AnswerStore } from './idempotency.ts';
import type { RefusalBudget } from './refusal-budget.ts';
import type { Policy } from './submission-request.ts';

/** The counter behind which submissions are judged: the functions of `#admission`, bound to one open house. */
export interface Desk {
  /** Judges and stores; `created` tells 201 from 200. Throws a Refusal. */
  admit(submission: Submitted): Promise<{ readonly created: boolean; readonly answer: Admission }>;
  /** Judges without storing; a refusal is a value. */
  rehearse(submission: Submitted): Promise<Admission>;
  /** Ends the credential with this digest on the word of a bearer token. Throws a Refusal. */
  revoke(digest: string, bearer: { readonly token: string; readonly client: string }): Promise<void>;
}

/** A submission as it came in over HTTP. */
export interface Submitted {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly policy: Policy;
  /** The network of the sender (`toNetwork`): the clients take turns. */
  readonly client: string;
  /** RFC 3339, only in a dry run: decided as of then. */
  readonly at?: string;
}

/** The public half of the instance's identity. */
export interface PublishedIdentity {
  readonly didDocument: object;
  readonly chainPem: string;
}

/** What it takes to read by digest. */
export interface ReadingOptions {
  readonly catalogue: Catalogue;
}

/** What the write side is made of. */
export interface RegistryOptions extends ReadingOptions {
  readonly desk: Desk;
  readonly clock: () => Date;
  /** Keeps what an Idempotency-Key was answered. */
  readonly answers: AnswerStore;
  readonly refusals: RefusalBudget;
  readonly identity: PublishedIdentity;
  readonly publicUrl: string;
  /** Policy of submissions that name none. */
  readonly policy: Policy;
  /** Folder with a sub-folder per release, and the name of the release that submissions are judged by. */
  readonly releases: { readonly folder: string; readonly inUse: string };
}

export const REGISTRY_OPTIONS = Symbol('RegistryOptions');
export const IDEMPOTENCY = Symbol('IdempotencyLedger');
export const RELEASES = Symbol('ReleaseShelf');
