import type { Column, Facet } from '#search';
import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { labelOf, titleOf, type Labelling } from './labels.ts';
import type { PageView } from './page.ts';
import type { Reader } from '../reads/reader.ts';
import { FACETS, facetNameOf, type FacetName } from '../schema/facet-names.ts';

/** Which facets are asked for. */
export interface FacetArguments {
  readonly names?: readonly FacetName[] | null | undefined;
  /** Columns of the release, by name. */
  readonly columns?: readonly string[] | null | undefined;
}

export interface FacetView {
  readonly name: FacetName;
  readonly column: string;
  readonly title: string;
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

const DEFAULT: readonly FacetName[] = ['KIND', 'PROVIDER', 'COUNTRY', 'LEVEL'];

/** Facets of a page; those that were not counted with it are counted now, together. */
export function facetsOf(page: PageView, asked: FacetArguments, reader: Reader): readonly FacetView[] {
  const columns = columnsOf(asked, reader);
  const missing = columns.filter((column) => !page.facets.some((facet) => facet.column === column));
  const { after: _after, before: _before, last: _last, ...search } = page.asked.search;
  const counted = missing.length === 0 ? [] : reader.index.search({ ...search, first: 1, facets: missing }).facets;
  const all = new Map([...page.facets, ...counted].map((facet) => [facet.column, facet]));
  const labelling = { release: reader.release, index: reader.index, languages: page.asked.languages };
  return columns.flatMap((column) => {
    const facet = all.get(column);
    return facet === undefined ? [] : [toFacetView(facet, labelling)];
  });
}

/** A facet with a title and labels. */
export function toFacetView({ column, values }: Facet, labelling: Labelling): FacetView {
  return {
    name: facetNameOf(column),
    column,
    title: titleOf(column, labelling),
    values: values.map(({ value, count }) => ({
      value,
      count,
      // Made where it is looked at: a name is read for each of a hundred providers.
      get label() {
        return labelOf(column, value, labelling);
      },
    })),
  };
}

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
        for (const column of columnsOf(getArgumentValues(field, selection, info.variableValues), reader))
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

function columnsOf({ names, columns }: FacetArguments, reader: Reader): readonly Column[] {
  const wanted = names ?? (columns === null || columns === undefined ? DEFAULT : []);
  const named = wanted.flatMap((name) => (name === 'VALUE' ? unnamed(reader) : [FACETS[name].column]));
  return [...new Set([...named, ...(columns ?? [])])];
}

/** Columns of the release that have no facet name of their own. */
function unnamed({ release }: Reader): readonly Column[] {
  return (release.columns ?? []).map(({ name }) => name).filter((name) => facetNameOf(name) === 'VALUE');
}
