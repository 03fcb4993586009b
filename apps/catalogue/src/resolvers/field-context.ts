import type { Reader } from '#reading';

/**
 * What resolvers are given. Those of fields take graphql-js's own `(parent, arguments, context)`, no decorated parameters: Nest
 * then calls them as they are, where decorated ones cost ten promises for each of a page's fields.
 */
export interface FieldContext {
  readonly reader: Reader;
}
