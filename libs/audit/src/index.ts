export { leafOf, type Leaf, type LeafEntry } from './leaf.ts';
