/** What resolvers and controllers read from: store, index, release, clock and the one who follows the log. */
export const CATALOGUE = Symbol('Catalogue');
