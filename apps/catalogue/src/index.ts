export { CatalogueModule } from './catalogue.module.ts';
export { CATALOGUE_INDEX, type CatalogueOptions } from './catalogue-options.ts';
export { Follow, type FollowOptions } from './follow.ts';
