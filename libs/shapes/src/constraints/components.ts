import type { Compile, Rule } from '../shape.ts';
import { SH } from '../vocabulary.ts';
import { cardinality } from './cardinality.ts';
import { logical } from './logical.ts';
import { other } from './other.ts';
import { propertyPair } from './property-pair.ts';
import { shapeBased } from './shape-based.ts';
import { string } from './string.ts';
import { valueRange } from './value-range.ts';
import { valueType } from './value-type.ts';

/** Parameter of a SHACL Core component → how its values become constraints. What is not here is refused. */
export const COMPONENTS: ReadonlyMap<string, Compile> = new Map(
  Object.entries({
    ...valueType,
    ...cardinality,
    ...valueRange,
    ...string,
    ...propertyPair,
    ...logical,
    ...shapeBased,
    ...other,
  }),
);

/** The component IRI of a rule: `min-count` → `sh:MinCountConstraintComponent` (SHACL §4). */
export function componentOf(kind: Rule['kind']): string {
  const name = kind
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return `${SH}${name}ConstraintComponent`;
}
