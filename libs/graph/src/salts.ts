import { randomFillSync } from 'node:crypto';

const BYTES = 32;
/** Random bytes are asked for so many salts at once: each question costs more than what it answers. */
const AT_ONCE = 256;

const pool = Buffer.alloc(AT_ONCE * BYTES);
let next = AT_ONCE;

/** 32 random bytes in lower-case hex: what keeps the record of one log entry secret until it is opened (contract.md §5). */
export function newSalt(): string {
  if (next === AT_ONCE) {
    randomFillSync(pool);
    next = 0;
  }
  const begin = next++ * BYTES;
  const salt = pool.toString('hex', begin, begin + BYTES);
  // Handed out once: what is stored is the only copy, so that it can be destroyed.
  pool.fill(0, begin, begin + BYTES);
  return salt;
}
