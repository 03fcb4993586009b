import { CadastreModule } from '../../apps/cadastre/src/cadastre.module.ts';
import { openServer } from '../../apps/cadastre/src/server.ts';
import { Catalogue, type CatalogueParts } from '#reading';
import { CatalogueModule, type CatalogueOptions } from '../../apps/catalogue/src/index.ts';
import { RELEASE } from './small-catalogue.ts';

const PUBLIC_URL = 'https://cadastre.test';
const clock = (): Date => new Date('2026-06-01T00:00:00Z');

/** A process that only reads, on a real port, with the errors of the real server. */
export interface CatalogueServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startCatalogue({
  subscriptions,
  ...over
}: Pick<CatalogueParts, 'store'> &
  Partial<CatalogueParts> &
  Pick<CatalogueOptions, 'subscriptions'>): Promise<CatalogueServer> {
  const ending = new AbortController();
  const small = { release: RELEASE, clock, pollEvery: 50, ending: ending.signal };
  const opened = new Catalogue({ ...small, ...over });
  const catalogue = CatalogueModule.forRoot({
    catalogue: opened,
    publicUrl: PUBLIC_URL,
    ...(subscriptions === undefined ? {} : { subscriptions }),
  });
  const front = { publicUrl: PUBLIC_URL, clock, ready: async () => ({ store: true }) };
  const options = { publicUrl: PUBLIC_URL, refusalLimit: 0, clock, log: 'silent' as const };
  const server = await openServer(
    () => CadastreModule.forRoot({ front, readings: { catalogue: opened }, catalogue }),
    options,
  );
  await server.app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    ending.abort();
    await server.close();
  };
  return { url: await server.app.getUrl(), close };
}
