import type { Release } from '#rdf';
import type { Column, Facet } from '#search';
import { labelOf, titleOf, type Labelling } from './labels.ts';
import type { PageView } from './page.ts';
import type { Reader } from '../reader.ts';
import { FACETS, facetNameOf, type FacetName } from './facet-names.ts';

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
  const columns = facetColumnsOf(asked, reader);
  const missing = columns.filter((column) => !page.facets.some((facet) => facet.column === column));
  const { after: _after, before: _before, last: _last, ...search } = page.asked.search;
  const counted = missing.length === 0 ? [] : reader.search({ ...search, first: 1, facets: missing }).facets;
  const all = new Map([...page.facets, ...counted].map((facet) => [facet.column, facet]));
  const labelling = { release: reader.release, names: reader, languages: page.asked.languages };
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

/** Columns of the facets that are asked for, each once. */
export function facetColumnsOf(
  { names, columns }: FacetArguments,
  { release }: Pick<Reader, 'release'>,
): readonly Column[] {
  const wanted = names ?? (columns === null || columns === undefined ? DEFAULT : []);
  const named = wanted.flatMap((name) => (name === 'VALUE' ? unnamed(release) : [FACETS[name].column]));
  return [...new Set([...named, ...(columns ?? [])])];
}

/** Columns of the release that have no facet name of their own. */
function unnamed({ columns = [] }: Release): readonly Column[] {
  return columns.map(({ name }) => name).filter((name) => facetNameOf(name) === 'VALUE');
}
