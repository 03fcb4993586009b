import type { Release } from '#rdf';
import type { IndexOptions } from '#search';

/** The columns of a release, as an index is made with them: case does not matter in what people type. */
export function toIndexOptions({ columns = [] }: Pick<Release, 'columns'>): IndexOptions {
  const texts = columns.filter(({ form }) => form === undefined);
  return { columns: columns.map(({ name }) => name), texts: texts.map(({ name }) => name) };
}
