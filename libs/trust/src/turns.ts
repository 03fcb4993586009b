/**
 * What waits, by client: whoever is served goes to the end of the line, so that nobody waits for the many of another. What is put
 * back goes before everybody.
 */
export class Turns<Item> {
  private readonly first: Item[] = [];
  private readonly lines = new Map<string, Item[]>();
  private count = 0;

  /** How many wait. */
  get size(): number {
    return this.count;
  }

  /** At the end of the client's own line, or at its head. */
  put(client: string, item: Item, at: 'end' | 'head' = 'end'): void {
    const line = this.lines.get(client) ?? [];
    this.lines.set(client, line);
    if (at === 'end') line.push(item);
    else line.unshift(item);
    this.count += 1;
  }

  /** Before everybody, in the order given. */
  putBack(items: readonly Item[]): void {
    this.first.unshift(...items);
    this.count += items.length;
  }

  /** The next in turn, or the next that is fit to go; undefined where there is none. */
  take(isFit: (item: Item) => boolean = () => true): Item | undefined {
    const again = taken(this.first, isFit);
    if (again !== undefined) return this.counted(again);
    for (const [client, line] of this.lines) {
      const item = taken(line, isFit);
      if (item === undefined) continue;
      this.lines.delete(client);
      if (line.length > 0) this.lines.set(client, line);
      return this.counted(item);
    }
    return undefined;
  }

  /** Gives a place in the line up. */
  leave(client: string, item: Item): void {
    const line = this.lines.get(client) ?? [];
    if (taken(line, (other) => other === item) !== undefined) this.count -= 1;
    if (line.length === 0) this.lines.delete(client);
  }

  private counted(item: Item): Item {
    this.count -= 1;
    return item;
  }
}

function taken<Item>(line: Item[], isFit: (item: Item) => boolean): Item | undefined {
  const at = line.findIndex(isFit);
  return at === -1 ? undefined : line.splice(at, 1)[0];
}
