/** Bytes that are kept for the next search, at most. */
const MOST = 2 ** 26;

let room = new ArrayBuffer(0);
let used = 0;
let isOpen = false;

/**
 * Runs a search: the sets that it makes on its way take the room of the search before it, and end with it. Searches are
 * synchronous, so there is one at a time. Arrays of its own for each would count as pressure on the heap, and make the
 * collector walk through a large index every twenty searches.
 */
export function inWorkspace<T>(search: () => T): T {
  if (isOpen) return search();
  isOpen = true;
  used = 0;
  try {
    return search();
  } finally {
    isOpen = false;
    if (used > room.byteLength) room = new ArrayBuffer(Math.min(MOST, Math.ceil(used * 1.25)));
  }
}

/** So many numbers that are 0; until the search ends where one runs. */
export function zeros(length: number): Uint32Array {
  const start = used;
  if (isOpen) used += length * Uint32Array.BYTES_PER_ELEMENT;
  if (!isOpen || used > room.byteLength) return new Uint32Array(length);
  return new Uint32Array(room, start, length).fill(0);
}
