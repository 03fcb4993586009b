/** Up to `BLOCK` numbers in order; `ordinal` is the block's place in its list. */
export interface Block {
  readonly values: Uint32Array;
  size: number;
  ordinal: number;
}

export const BLOCK = 1024;

/**
 * Numbers in the order of `compare`, in blocks, so that one comes or goes anywhere in a long list by moving at most a
 * block. Blocks that were filled at the end stay full, the others are half full at least on average.
 */
export class SortedBlocks {
  readonly #blocks: Block[] = [];
  readonly #compare: (a: number, b: number) => number;
  readonly #changed: ((block: Block) => void) | undefined;
  #length = 0;
  /** The first numbers, not sorted yet. */
  #unsorted: number[] = [];

  /** `changed` is told every block whose numbers moved. */
  constructor(compare: (a: number, b: number) => number, changed?: (block: Block) => void) {
    this.#compare = compare;
    this.#changed = changed;
  }

  get length(): number {
    return this.#length;
  }

  get blocks(): readonly Block[] {
    this.settle();
    return this.#blocks;
  }

  /**
   * Takes in a number that is not held. From the first one on they wait to be sorted until somebody looks: a large fill is
   * sorted once.
   */
  add(value: number): void {
    if (this.#blocks.length > 0) return this.insert(value);
    this.#unsorted.push(value);
    this.#length++;
  }

  get isUnsorted(): boolean {
    return this.#unsorted.length > 0;
  }

  /** Sorts what waits for it. */
  settle(): void {
    if (!this.isUnsorted) return;
    const sorted = this.#unsorted.sort(this.#compare);
    this.#unsorted = [];
    for (let at = 0; at < sorted.length; at += BLOCK) {
      const block = this.#addBlock(this.#blocks.length);
      const values = sorted.slice(at, at + BLOCK);
      block.values.set(values);
      block.size = values.length;
      this.#changed?.(block);
    }
  }

  /** Takes a number in; one that compares equal is replaced. */
  insert(value: number): void {
    this.settle();
    // Most numbers come at the end.
    const last = this.#blocks[this.#blocks.length - 1];
    if (last !== undefined && last.size < BLOCK && this.#compare(last.values[last.size - 1]!, value) < 0) {
      last.values[last.size++] = value;
      this.#length++;
      this.#changed?.(last);
      return;
    }
    const place = this.#locate(value);
    let { block, at } = place;
    if (block !== undefined && place.found) {
      block.values[at] = value;
      this.#changed?.(block);
      return;
    }
    this.#length++;
    if (block === undefined) block = this.#addBlock(0);
    if (block.size === BLOCK) {
      const isEnd = at === BLOCK && block.ordinal === this.#blocks.length - 1;
      const next = this.#addBlock(block.ordinal + 1);
      if (!isEnd) {
        const half = BLOCK >>> 1;
        next.values.set(block.values.subarray(half));
        [block.size, next.size] = [half, BLOCK - half];
        this.#changed?.(at <= half ? next : block);
        if (at > half) [block, at] = [next, at - half];
      } else [block, at] = [next, 0];
    }
    block.values.copyWithin(at + 1, at, block.size);
    block.values[at] = value;
    block.size++;
    this.#changed?.(block);
  }

  /** Takes out the number that compares equal, where there is one. */
  remove(value: number): void {
    const { block, at, found } = this.#locate(value);
    if (block === undefined || !found) return;
    this.#length--;
    block.values.copyWithin(at, at + 1, block.size);
    block.size--;
    const next = this.#blocks[block.ordinal + 1];
    if (block.size === 0) this.#dropBlock(block);
    else if (next !== undefined && block.size + next.size <= BLOCK >>> 1) {
      block.values.set(next.values.subarray(0, next.size), block.size);
      block.size += next.size;
      this.#dropBlock(next);
    }
    if (block.size > 0) this.#changed?.(block);
  }

  /** The number that compares equal, where there is one. */
  find(value: number): number | undefined {
    const { block, at, found } = this.#locate(value);
    return found ? block!.values[at] : undefined;
  }

  /** Where the first number stands that is not before `isBefore`; at the end, the place after the last one. */
  seek(isBefore: (value: number) => boolean): { readonly ordinal: number; readonly at: number } {
    this.settle();
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { values, size } = this.#blocks[middle]!;
      if (isBefore(values[size - 1]!)) low = middle + 1;
      else high = middle;
    }
    const block = this.#blocks[low];
    if (block === undefined) return { ordinal: low, at: 0 };
    let [from, to] = [0, block.size];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isBefore(block.values[middle]!)) from = middle + 1;
      else to = middle;
    }
    return { ordinal: low, at: from };
  }

  #locate(value: number): { block: Block | undefined; at: number; found: boolean } {
    this.settle();
    const blocks = this.#blocks;
    const compare = this.#compare;
    const last = blocks[blocks.length - 1];
    if (last !== undefined && compare(last.values[last.size - 1]!, value) < 0)
      return { block: last, at: last.size, found: false };
    let [low, high] = [0, blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (compare(blocks[middle]!.values[0]!, value) <= 0) low = middle;
      else high = middle - 1;
    }
    const block = blocks[low];
    if (block === undefined) return { block, at: 0, found: false };
    const { values, size } = block;
    let [from, to] = [0, size];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compare(values[middle]!, value) < 0) from = middle + 1;
      else to = middle;
    }
    return { block, at: from, found: from < size && compare(values[from]!, value) === 0 };
  }

  #addBlock(ordinal: number): Block {
    const block: Block = { values: new Uint32Array(BLOCK), size: 0, ordinal };
    this.#blocks.splice(ordinal, 0, block);
    for (let i = ordinal + 1; i < this.#blocks.length; i++) this.#blocks[i]!.ordinal = i;
    return block;
  }

  #dropBlock(block: Block): void {
    const { ordinal } = block;
    block.size = 0;
    this.#blocks.splice(ordinal, 1);
    for (let i = ordinal; i < this.#blocks.length; i++) this.#blocks[i]!.ordinal = i;
  }
}
