import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphStore } from '#graph';
import fc from 'fast-check';
import type { Catalogue } from '#reading';
import { CATALOGUE } from '../../apps/catalogue/src/index.ts';
import { events, NOW, play, questions, type History, type Question } from './catalogue-histories.ts';
import { inOrder, matches, testsOf, toShown, toTruth, type Entry } from './catalogue-truth.ts';
import { ask, openCatalogue } from './small-catalogue.ts';

const LONG = process.env['LONG'] !== undefined;
/** Histories that are played, and questions that are asked after each. */
const [HISTORIES, QUESTIONS] = LONG ? [100, 50] : [10, 15];

const FACETS = [
  'KIND',
  'PROVIDER',
  'PROVIDER_COUNTRY',
  'COUNTRY',
  'KEYWORD',
  'REGIME',
  'LEVEL',
  'OUTCOME',
  'STATUS',
  'CLASS',
];
const COLUMNS: Readonly<Record<string, string>> = { PROVIDER_COUNTRY: 'providerCountry' };
const FILTERS: Readonly<Record<string, string>> = { search: 'SearchFilter', participants: 'ParticipantFilter' };

interface Answer {
  readonly iris: readonly string[];
  readonly totalCount: number;
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Catalogues and histories by chance, through the real port of a store; what GraphQL answers is compared with a plain
 * filter over what was said and what the store says became of it.
 */
export function catalogueGeneratedSuite(open: {
  readonly store: () => GraphStore;
  /** A second connection to the same store, as another process has; not every store can be shared. */
  readonly another?: (this: void) => Promise<GraphStore>;
}): void {
  describe('histories by chance', () => {
    let app: NestFastifyApplication;
    let history: History;
    const clock = (): Date => new Date(NOW);
    const asked: Question[] = [];

    beforeAll(async () => {
      history = { store: open.store(), published: new Map() };
      app = await openCatalogue(history.store, clock);
    }, 120_000);
    afterAll(() => app.close());

    it(`answers ${HISTORIES * QUESTIONS} questions as a plain filter does`, async () => {
      const batch = fc.array(questions, { minLength: QUESTIONS, maxLength: QUESTIONS });
      await fc.assert(
        fc.asyncProperty(events, batch, async (happening, questionsNow) => {
          await play(happening, history);
          const truth = await toTruth(history.store, history.published, NOW);
          for (const question of questionsNow) {
            asked.push(question);
            const answer = await answerOf(app, question);
            expect({ question, answer }).toEqual({ question, answer: plainly(truth, question, answer) });
          }
        }),
        // One store lives through all of them: a failure is what it is, there is nothing to shrink.
        { numRuns: HISTORIES, endOnFailure: true, ...(LONG ? {} : { seed: 5 }) },
      );
    }, 1_800_000);

    it('answers the same after a restart', async () => {
      const again = await openCatalogue(history.store, clock);
      for (const question of asked.slice(-QUESTIONS))
        expect(await answerOf(again, question)).toEqual(await answerOf(app, question));
      await again.close();
    });

    it('answers the same after a replay of the log from any point', async () => {
      const size = await history.store.size();
      for (const from of [0, Math.floor(size / 3), size - 5]) {
        const replaying = new Proxy(history.store, {
          get: (store, name: keyof GraphStore) => {
            if (name === 'size') return () => Promise.resolve(from);
            const member: unknown = Reflect.get(store, name);
            return typeof member === 'function' ? (member.bind(store) as unknown) : member;
          },
        });
        const again = await openCatalogue(replaying, clock);
        expect(again.get<Catalogue>(CATALOGUE).next).toBe(size);
        for (const question of asked.slice(-QUESTIONS))
          expect(await answerOf(again, question)).toEqual(await answerOf(app, question));
        await again.close();
      }
    }, 120_000);

    it('keeps no residue of what ended in what is not asked for it', async () => {
      const truth = await toTruth(history.store, history.published, NOW);
      const ended = truth.filter(({ isActive }) => !isActive);
      expect(ended.length).toBeGreaterThan(0);
      for (const { iri } of ended) {
        const { data } = await ask(app, 'query ($i: IRI!) { entity(iri: $i) { iri } whyNot(iri: $i) { reason } }', {
          i: iri,
        });
        expect([iri, data.entity]).toEqual([iri, null]);
        expect(data.whyNot.length).toBeGreaterThan(0);
        expect(data.whyNot[0].reason).not.toBe('UNKNOWN');
      }
    });

    const { another } = open;
    if (another !== undefined) {
      it('answers the same in a second process that follows the store', async () => {
        const store = await another();
        const other = await openCatalogue(store, clock);
        const more = fc.sample(events, { numRuns: 3, seed: 7 }).flat();
        await play(more, history);
        await other.get<Catalogue>(CATALOGUE).upTo((await history.store.size()) - 1);
        for (const question of asked.slice(-QUESTIONS))
          expect(await answerOf(other, question)).toEqual(await answerOf(app, question));
        await other.close();
        await store.close();
      }, 120_000);
    }
  });
}

/** Asks page by page, in the direction of the question. */
async function answerOf(app: NestFastifyApplication, question: Question): Promise<Answer> {
  const { list, end, size, query, filter, orderBy, includeInactive } = question;
  const from = end === 'first' ? 'after' : 'before';
  const text = `query ($query: String, $filter: ${FILTERS[list] ?? 'OfferingFilter'}, $cursor: String, $with: Boolean!) {
    ${list}(query: $query, filter: $filter, orderBy: ${orderBy}, includeInactive: ${includeInactive}, ${end}: ${size}, ${from}: $cursor) {
      totalCount nodes { iri } edges { score cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      facets(names: [${FACETS.join()}]) @include(if: $with) { name values { value count } } } }`;
  const iris: string[] = [];
  const scores: number[] = [];
  let facets: Answer['facets'] = {};
  for (let cursor: string | undefined; ;) {
    const { data, errors } = await ask(app, text, { query, filter, cursor, with: cursor === undefined });
    if (errors !== undefined) throw new Error(`${JSON.stringify(question)}: ${JSON.stringify(errors)}`);
    const page = data[list];
    if (cursor === undefined) facets = countsOf(page.facets);
    const found = page.nodes.map((node: { readonly iri: string }) => node.iri);
    const weights = page.edges.map((edge: { readonly score: number }) => edge.score);
    iris.splice(end === 'first' ? iris.length : 0, 0, ...found);
    scores.splice(end === 'first' ? scores.length : 0, 0, ...weights);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (end === 'first' ? !hasNextPage : !hasPreviousPage) {
      if (orderBy === 'RELEVANCE') expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      return { iris, totalCount: page.totalCount, facets };
    }
    if (found.length === 0) throw new Error(`${JSON.stringify(question)}: an empty page that is not the last`);
    cursor = end === 'first' ? endCursor : startCursor;
  }
}

type Counted = readonly {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}[];
function countsOf(facets: Counted): Answer['facets'] {
  return Object.fromEntries(
    facets.map(({ name, values }) => [name, Object.fromEntries(values.map(({ value, count }) => [value, count]))]),
  );
}

/** The answer of a plain filter. The order by relevance is the index's own affair: only that it is complete counts. */
function plainly(truth: readonly Entry[], question: Question, answer: Answer): Answer {
  const { within, query, filter = {}, orderBy, includeInactive } = question;
  const listed = toShown(truth, includeInactive).filter(
    (entry) =>
      (within === undefined || entry.kinds.some((kind) => within.includes(kind))) &&
      (query === undefined || matches(entry, query)),
  );
  const tests = testsOf(filter);
  const hits = listed.filter((entry) => tests.every(({ holds }) => holds(entry)));
  const facets = FACETS.map((name) => {
    const column = COLUMNS[name] ?? name.toLowerCase();
    const others = tests.filter((test) => test.column !== column);
    const counted = listed.filter((entry) => others.every(({ holds }) => holds(entry)));
    const values = counted.flatMap((entry) => entry.columns[column] ?? []);
    const counts = Map.groupBy(values, (value) => value);
    return [name, Object.fromEntries([...counts].map(([value, all]) => [value, all.length]))] as const;
  });
  const iris =
    orderBy === 'RELEVANCE' && query !== undefined
      ? answer.iris.filter((iri) => hits.some((hit) => hit.iri === iri))
      : inOrder(hits, orderBy === 'RELEVANCE' ? 'NAME' : orderBy);
  return { iris, totalCount: hits.length, facets: Object.fromEntries(facets) };
}
