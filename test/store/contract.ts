import { afterAll, beforeAll, describe } from '@jest/globals';
import type { GraphStore } from '#graph';
import { admissions } from './admissions.ts';
import { endings } from './endings.ts';
import { groups } from './groups.ts';
import { identities } from './identities.ts';
import { knownIssuers } from './known-issuers.ts';
import { lastWords } from './last-words.ts';
import { ownership } from './ownership.ts';
import { logEntries } from './log-entries.ts';
import { readings } from './readings.ts';
import { refusals } from './refusals.ts';

/** A store under test, and what the suite must be able to do to it from outside. */
export interface StoreUnderTest {
  readonly open: () => Promise<GraphStore>;
  /** Rows or nodes by kind: `credential`, `entity`, `fragment`, `reference`. */
  readonly count: () => Promise<Readonly<Record<string, number>>>;
}
export interface Bench {
  readonly store: () => GraphStore;
  /** Closes the store and opens it again on the same data. */
  readonly reopen: () => Promise<void>;
  readonly count: () => Promise<Readonly<Record<string, number>>>;
}

/** The contract of the graph port: the same data, values, order and errors, whichever store stands behind it. */
export function storeContract(under: StoreUnderTest): void {
  let store: GraphStore | undefined;
  const bench: Bench = {
    store: () => {
      if (store === undefined) throw new Error('The store is not open');
      return store;
    },
    reopen: async () => {
      await store?.close();
      store = await under.open();
    },
    count: () => under.count(),
  };
  beforeAll(async () => {
    store = await under.open();
  }, 60_000);
  afterAll(async () => {
    await store?.close();
  });
  describe('admission', () => admissions(bench));
  describe('ownership', () => ownership(bench));
  describe('known issuers', () => knownIssuers(bench));
  describe('endings', () => endings(bench));
  describe('last words', () => lastWords(bench));
  describe('the log', () => logEntries(bench));
  describe('identities', () => identities(bench));
  describe('refusals', () => refusals(bench));
  describe('reading', () => readings(bench));
  describe('groups', () => groups(bench));
}
