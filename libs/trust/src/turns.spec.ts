import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

function taken(turns: Turns<string>, isFit?: (item: string) => boolean): readonly string[] {
  const all: string[] = [];
  for (let item = turns.take(isFit); item !== undefined; item = turns.take(isFit)) all.push(item);
  return all;
}

describe('turns', () => {
  it('serves client by client, whoever came with many', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2']) turns.put(item.charAt(0), item);
    expect(turns.size).toBe(7);
    expect(taken(turns)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'a4']);
    expect(turns.size).toBe(0);
  });

  it('lets what is put back go before everybody, and what comes to the head of its line before its own', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'b1', 'b2']) turns.put(item.charAt(0), item);
    turns.put('b', 'b0', 'head');
    turns.putBack(['x1', 'x2']);
    expect(taken(turns)).toEqual(['x1', 'x2', 'a1', 'b0', 'b1', 'b2']);
  });

  it('passes over what is not fit, and over who left', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'b1']) turns.put(item.charAt(0), item);
    turns.leave('b', 'b1');
    turns.leave('b', 'b1');
    expect(turns.size).toBe(2);
    expect(taken(turns, (item) => item !== 'a1')).toEqual(['a2']);
    expect([turns.size, turns.take()]).toEqual([1, 'a1']);
  });
});
