import { Bits } from './bits.ts';

/** Slots of one state of the index, as a list or as bits, whichever is asked for; the other is made when it is needed. */
export class SlotSet {
  readonly #capacity: number;
  #slots: Uint32Array | undefined;
  #bits: Bits | undefined;
  #size: number | undefined;

  private constructor(capacity: number) {
    this.#capacity = capacity;
  }

  static ofSlots(slots: Uint32Array, capacity: number): SlotSet {
    const set = new SlotSet(capacity);
    set.#slots = slots;
    set.#size = slots.length;
    return set;
  }

  /** `size` where it is known already. */
  static ofBits(bits: Bits, capacity: number, size?: number): SlotSet {
    const set = new SlotSet(capacity);
    set.#bits = bits;
    set.#size = size;
    return set;
  }

  get size(): number {
    return (this.#size ??= this.bits.count());
  }

  get slots(): Uint32Array {
    return (this.#slots ??= this.bits.toSlots(this.size));
  }

  get bits(): Bits {
    return (this.#bits ??= Bits.of(this.slots, this.#capacity));
  }

  /** Whether so many slots are in the set that bits are the cheaper form. */
  get isDense(): boolean {
    return this.size * DENSE > this.#capacity;
  }
}

/** A set with more than one slot in so many is worked on as bits. */
export const DENSE = 16;
