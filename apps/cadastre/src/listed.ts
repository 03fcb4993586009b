import type { CatalogueIndex } from '#search';
import { CATALOGUE_INDEX } from '../../catalogue/src/index.ts';
import type { Server } from './server.ts';

/** Whether the catalogue of a running server has a page of a subject. */
export function isListedBy(server: Pick<Server, 'app'>, iri: string): boolean {
  return server.app.get<CatalogueIndex>(CATALOGUE_INDEX, { strict: false }).get(iri)?.hidden === false;
}
