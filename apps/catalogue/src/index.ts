export { CatalogueModule } from './catalogue.module.ts';
export type { CatalogueOptions } from './catalogue-options.ts';
export { PAGE_WORDS } from './rest/page-words.ts';
export { CATALOGUE } from './tokens.ts';
export { readPaths, readSchemas } from './rest/openapi.ts';
export { GRAPHIQL_FILES } from './graphql/graphiql.controller.ts';
export { changesPaths } from './changes/openapi.ts';
