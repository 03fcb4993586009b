export { CatalogueModule } from './catalogue.module.ts';
export { CATALOGUE_INDEX, type CatalogueOptions } from './catalogue-options.ts';
export { Follow, type FollowOptions } from './follow/follow.ts';
export { PAGE_WORDS } from './rest/page-words.ts';
export { readPaths } from './rest/openapi.ts';
export { changesPaths } from './changes/openapi.ts';
