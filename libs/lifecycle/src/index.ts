export { compareInstants, toMillis } from './instants.ts';
export { canBecome, STATUSES, type Status } from './transitions.ts';
export { firstEndOf, hasEnded, isValidAt, isWithin, lastEndOf, statusAt, type Lived } from './validity.ts';
