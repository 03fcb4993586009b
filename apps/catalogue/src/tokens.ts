/** What resolvers and controllers read from (`Catalogue` of #reading). */
export const CATALOGUE = Symbol('Catalogue');
