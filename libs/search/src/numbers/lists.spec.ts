import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Chains } from '../text/chains.ts';
import { Lists } from './lists.ts';
import { NameOrder } from '../ordering/name-order.ts';
import { Sequences } from './sequences.ts';

const numRuns = process.env['LONG'] === '1' ? 100 : 8;
/** Long runs of slots that come and go, so that lists grow out of the arena, split, merge and come back. */
const steps = fc.array(
  fc.record({
    list: fc.constantFrom(1, 2, 3),
    from: fc.integer({ min: 0, max: 5000 }),
    length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(255, 256, 257, 1024, 3000)),
    stride: fc.constantFrom(1, 2, 7, -1, -3),
    comes: fc.boolean(),
  }),
  { maxLength: 25 },
);

describe('where the index keeps its numbers', () => {
  it('lists of slots are what sorted maps are', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const lists = new Lists();
        const truth = new Map([1, 2, 3].map((list) => [list, new Map<number, number>()]));
        for (const { list, from, length, stride, comes } of all) {
          for (let i = 0; i < length; i++) {
            const slot = Math.abs(from + i * stride);
            if (comes) lists.set(list, slot, 1 + (slot % 255));
            else lists.delete(list, slot);
            if (comes) truth.get(list)!.set(slot, 1 + (slot % 255));
            else truth.get(list)!.delete(slot);
          }
        }
        for (const [one, expected] of truth) {
          const read: number[] = [];
          lists.read(one, (entries, start, end) => {
            for (let i = start; i < end; i++) read.push(entries[i]!);
          });
          const entries = [...expected].map(([slot, weight]) => slot * 256 + weight).sort((a, b) => a - b);
          expect(read.join()).toBe(entries.join());
          expect(lists.length(one)).toBe(expected.size);
          for (const { from } of all) {
            for (const slot of [from, from + 1]) expect(lists.weight(one, slot)).toBe(expected.get(slot) ?? 0);
            expect(lists.some(one, (slot) => slot === from)).toBe(expected.has(from));
          }
        }
      }),
      { numRuns },
    );
  });

  it('sequences stay what they were while others come, go and move', () => {
    const step = fc.record({
      slot: fc.integer({ min: 0, max: 300 }),
      length: fc.oneof({ weight: 40, arbitrary: fc.integer({ min: 0, max: 900 }) }, fc.constant(40_000)),
      kind: fc.constantFrom('set', 'set', 'set', 'delete', 'move'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 400 }), (all) => {
        const sequences = new Sequences();
        const truth = new Map<number, readonly number[]>();
        all.forEach(({ slot, length, kind }, i) => {
          const to = slot + 301;
          if (kind === 'set') {
            const numbers = Array.from({ length }, (_, n) => n + i);
            sequences.set(slot, Uint32Array.from(numbers), length);
            truth.set(slot, numbers);
          } else if (kind === 'delete') {
            sequences.delete(slot);
            truth.delete(slot);
          } else if (!truth.has(to)) {
            sequences.move(slot, to);
            if (truth.has(slot)) truth.set(to, truth.get(slot)!);
            truth.delete(slot);
          }
        });
        for (let slot = 0; slot < 700; slot++) {
          const start = sequences.startOf(slot);
          const found = sequences.pageOf(slot).slice(start, start + sequences.lengthOf(slot));
          expect(found.join()).toBe((truth.get(slot) ?? []).join());
        }
      }),
      { numRuns },
    );
  });

  it('names stay in order, ranks rise, and places are found', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const order = new NameOrder((slot) => `iri${slot}`);
        const truth = new Map<number, string>();
        for (const { from, length, stride, comes } of all)
          for (let i = 0; i < length; i++) {
            const slot = Math.abs(from + i * stride);
            if (truth.delete(slot)) order.remove(slot);
            if (!comes) continue;
            order.insert(slot, `Name ${slot % 50} É`);
            truth.set(slot, `name ${slot % 50} e`);
          }
        const key = (slot: number): string => `${truth.get(slot)!} iri${slot}`;
        const expected = [...truth.keys()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
        const walked: number[] = [];
        order.up(-1, (slot) => walked.push(slot) > 0);
        expect(walked.join()).toBe(expected.join());
        walked.length = 0;
        order.down(Infinity, (slot) => walked.push(slot) > 0);
        expect(walked.reverse().join()).toBe(expected.join());
        const ranks = expected.map((slot) => order.rankOf(slot));
        expect(ranks.every((rank, i) => i === 0 || rank > ranks[i - 1]!)).toBe(true);
        const there = expected.length >> 1;
        if (there > 0) {
          const slot = expected[there]!;
          const rank = order.rankOf(slot);
          expect(order.locate(truth.get(slot)!, `iri${slot}`)).toEqual({ floor: rank, ceiling: rank });
          expect(order.locate(truth.get(slot)!, `iri${slot} `).floor).toBe(rank);
        }
        expect(order.locate('', '')).toEqual({ floor: -1, ceiling: ranks[0] ?? Infinity });
        expect(order.locate('z', '')).toEqual({ floor: ranks.at(-1) ?? -1, ceiling: Infinity });
      }),
      { numRuns },
    );
  });

  it('chains give back what was added, and no more', () => {
    const pair = fc.record({ hash: fc.integer({ min: 0, max: 30 }), number: fc.nat(500), comes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 3000, minLength: 500 }), (all) => {
        const chains = new Chains();
        const truth = new Map<number, Set<number>>();
        for (const { hash, number, comes } of all) {
          const held = truth.get(hash) ?? new Set();
          truth.set(hash, held);
          if (comes && !held.has(number)) chains.add(hash * 0x7654321, number);
          if (!comes) chains.delete(hash * 0x7654321, number);
          if (comes) held.add(number);
          else held.delete(number);
        }
        for (const [hash, held] of truth) {
          const found: number[] = [];
          chains.visit(hash * 0x7654321, (number) => found.push(number));
          expect(found.sort()).toEqual([...held].sort());
        }
      }),
      { numRuns },
    );
  });
});
