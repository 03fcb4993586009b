export { CatalogueModule } from './catalogue.module.ts';
export { CATALOGUE_INDEX, type CatalogueOptions } from './catalogue-options.ts';
export { Follow, type FollowOptions } from './follow/follow.ts';
export { PAGE_WORDS } from './rest/page-words.ts';
export { readPaths, readSchemas } from './rest/openapi.ts';
export { GRAPHIQL_FILES } from './graphql/graphiql.controller.ts';
export { changesPaths } from './changes/openapi.ts';
