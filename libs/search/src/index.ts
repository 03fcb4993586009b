export type { Facet, FacetName, Hit, Hits, Kind, Level, Listing, Order, Search } from './listing.ts';
export { createIndex, type CatalogueIndex } from './catalogue-index.ts';
export { DEFAULT_PAGE, MAX_PAGE } from './page.ts';
