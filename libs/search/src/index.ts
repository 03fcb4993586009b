export type { Hit, Hits, Kind, Level, Listing, Order, Search } from './listing.ts';
