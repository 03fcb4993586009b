import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { GroupWriter } from './group-writer.ts';
import { isOutage, outage } from './outage.ts';

function recorder(fail: (group: readonly string[]) => unknown = () => undefined) {
  const groups: (readonly string[])[] = [];
  const writer = new GroupWriter<string, string>({
    run: async (group) => {
      groups.push(group);
      await sleep(1);
      const error = fail(group);
      if (error instanceof Error) throw error;
      return group.map((operation) => operation.toUpperCase());
    },
    // `a1` touches key `a`.
    keysOf: (operation) => [operation.slice(0, 1)],
    isOutage,
  });
  return { groups, writer };
}

describe('GroupWriter', () => {
  it('collects while a group runs', async () => {
    const { groups, writer } = recorder();
    const first = [writer.submit('a'), writer.submit('b')];
    await sleep(0);
    const second = ['c', 'd', 'e'].map((operation) => writer.submit(operation));
    expect(await Promise.all([...first, ...second])).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  it('never groups what shares a key, and keeps its order', async () => {
    const { groups, writer } = recorder();
    await Promise.all(['a1', 'a2', 'b1', 'a3', 'b2', 'c1'].map((operation) => writer.submit(operation)));
    expect(groups).toEqual([['a1', 'b1', 'c1'], ['a2', 'b2'], ['a3']]);
  });

  it('keeps groups at 64', async () => {
    const { groups, writer } = recorder();
    const operations = Array.from({ length: 150 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    await Promise.all(operations.map((operation) => writer.submit(operation)));
    expect(groups.map((group) => group.length)).toEqual([64, 64, 22]);
  });

  it('fails the one that is broken, and everybody when the store is out of reach', async () => {
    const broken = recorder((group) => (group.includes('x') ? new Error('broken') : undefined));
    const results = await Promise.allSettled(['a', 'x', 'b'].map((operation) => broken.writer.submit(operation)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const out = recorder(() => outage('gone'));
    const all = await Promise.allSettled(['a1', 'b', 'a2'].map((operation) => out.writer.submit(operation)));
    expect(all.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(out.groups).toHaveLength(1);
  });

  it('waits for those on their way where several are at work, and never for one alone', async () => {
    const groups: (readonly string[])[] = [];
    const writer = new GroupWriter<string, string>({
      run: async (group) => {
        groups.push(group);
        await sleep(30);
        return group;
      },
      keysOf: () => [],
      isOutage,
      gather: 1_000,
    });
    for (const one of ['a', 'b', 'c']) await writer.submit(one);
    expect(groups).toEqual([['a'], ['b'], ['c']]);
    const before = performance.now();
    await writer.submit('d');
    expect(performance.now() - before).toBeLessThan(55);
    const crowd = [writer.submit('e'), writer.submit('f')];
    await sleep(1);
    crowd.push(writer.submit('g'));
    await crowd[0];
    crowd.push(writer.submit('h'));
    await sleep(5);
    crowd.push(writer.submit('i'));
    await Promise.all(crowd);
    expect(groups.slice(4)).toEqual([
      ['e', 'f', 'g'],
      ['h', 'i'],
    ]);
  });

  it('is idle when everything is answered', async () => {
    const { groups, writer } = recorder();
    const pending = ['a1', 'a2'].map((operation) => writer.submit(operation));
    await writer.idle();
    expect(groups).toHaveLength(2);
    await Promise.all(pending);
  });
});
