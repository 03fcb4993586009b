import { randomBytes } from 'node:crypto';

/** 32 random bytes in lower-case hex: what keeps the record of one log entry secret until it is opened (contract.md §5). */
export function newSalt(): string {
  return randomBytes(32).toString('hex');
}
