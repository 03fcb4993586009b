export { leafOf, verifyLeaf, type Leaf, type LeafEntry } from './leaf.ts';
export {
  canonicalRecord,
  commitmentOf,
  commitmentTo,
  isOpening,
  toRecord,
  type LogRecord,
  type Opening,
} from './opening.ts';
