import { describe, expect, it } from '@jest/globals';
import { Guests } from './guests.ts';
import { Lanes } from './lanes.ts';
import type { Lane } from './submission.ts';

interface Item {
  readonly lane: Lane;
  readonly client: string;
  readonly name: string;
}

const item = (lane: Lane, client: string, name: string): Item => ({ lane, client, name });

function namesOf(lanes: Lanes<Item>): readonly string[] {
  return Array.from({ length: lanes.size }, () => lanes.take()?.name ?? 'nobody');
}

describe('the lanes of the pool', () => {
  it('let submissions go first, and a dry run after eight of them', () => {
    const lanes = new Lanes<Item>();
    for (let i = 0; i < 3; i++) lanes.put(item('rehearsal', 'a', `dry ${i}`));
    for (let i = 0; i < 18; i++) lanes.put(item('submission', 'b', `real ${i}`));
    const names = namesOf(lanes);
    expect(names.map((name, i) => (name.startsWith('dry') ? i : -1)).filter((i) => i >= 0)).toEqual([8, 17, 20]);
    expect(lanes.take()).toBeUndefined();
  });

  it('owe nothing to a dry run that was not there yet', () => {
    const lanes = new Lanes<Item>();
    for (let i = 0; i < 30; i++) lanes.put(item('submission', 'b', 'real'));
    for (let i = 0; i < 20; i++) lanes.take();
    lanes.put(item('rehearsal', 'a', 'dry'));
    expect(namesOf(lanes).indexOf('dry')).toBe(8);
  });

  it('serve clients in turn, and first what a thread had to give back', () => {
    const lanes = new Lanes<Item>();
    for (const name of ['a1', 'a2', 'a3', 'b1']) lanes.put(item('submission', name.charAt(0), name));
    lanes.putBack(item('submission', 'c', 'again'));
    expect(namesOf(lanes)).toEqual(['again', 'a1', 'b1', 'a2', 'a3']);
  });
});

describe('what is open in the pool', () => {
  it('leaves room for other clients, and for the other lane', () => {
    const guests = new Guests();
    const [one, other] = [
      { lane: 'rehearsal' as const, client: 'one' },
      { lane: 'rehearsal' as const, client: 'other' },
    ];
    const entered = Array.from({ length: 501 }, () => guests.enter(one));
    expect(entered.filter(Boolean)).toHaveLength(500);
    expect(guests.enter(other)).toBe(true);
    for (let i = 0; i < 10; i++) for (let n = 0; n < 500; n++) guests.enter({ lane: 'rehearsal', client: `many ${i}` });
    expect(guests.enter({ lane: 'rehearsal', client: 'late' })).toBe(false);
    expect(guests.enter({ lane: 'submission', client: 'one' })).toBe(true);
    guests.leave(one);
    expect(guests.enter(one)).toBe(true);
  });
});
