export { makeFolder, writeDurably } from './durable.ts';
export { readRegular } from './regular.ts';
