import { facetColumnsOf, type Column, type Reader } from '#reading';
import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

/**
 * Columns of the facets that a query asks of the list which is being resolved, so that they are counted in the pass that
 * finds the page. To miss one costs a second pass, nothing else.
 */
export function facetColumnsIn(info: GraphQLResolveInfo, reader: Reader): readonly Column[] {
  const type = getNamedType(info.returnType);
  const field = isObjectType(type) ? type.getFields()['facets'] : undefined;
  if (field === undefined) return [];
  const found = new Set<Column>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== 'facets') continue;
        for (const column of facetColumnsOf(getArgumentValues(field, selection, info.variableValues), reader))
          found.add(column);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
        if (inner !== undefined) walk(inner.selectionSet);
      }
    }
  };
  for (const { selectionSet } of info.fieldNodes) if (selectionSet !== undefined) walk(selectionSet);
  return [...found];
}
