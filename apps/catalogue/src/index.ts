export { CatalogueModule } from './catalogue.module.ts';
export type { CatalogueOptions } from './catalogue-options.ts';
export { PAGE_WORDS } from './rest/page-words.ts';
export { CATALOGUE } from './tokens.ts';
export { readPaths } from './rest/openapi.ts';
export { changesPaths } from './changes/openapi.ts';
