export { createIndex, type CatalogueIndex, type IndexOptions, type Listed } from './catalogue-index.ts';
export { hasNoDemand, hasNoWord, isBlank } from './query/clause.ts';
export type { Kind, Level, Listing, Status, TaggedText } from './listing.ts';
export { DEFAULT_PAGE, MAX_PAGE } from './ordering/page.ts';
export {
  COLUMNS,
  type Column,
  type Facet,
  type FacetValue,
  type FacetValuesSearch,
  type Filter,
  type Highlight,
  type Hit,
  type Hits,
  type MatchedField,
  type Order,
  type Search,
  type Why,
} from './search.ts';
