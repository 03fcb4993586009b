export type * from './records.ts';
export type { GraphStore } from './store.ts';
export { claimOf } from './owner.ts';
