import { dirname } from 'node:path';
import type { RegistryOptions } from '../../apps/registry/src/index.ts';
import { CadastreModule } from '../../apps/cadastre/src/cadastre.module.ts';
import { releaseFolder } from '../../apps/cadastre/src/release-folder.ts';
import { openServer, type Server, type ServerOptions } from '../../apps/cadastre/src/server.ts';

export const BARE_URL = 'https://cadastre.test';

export interface BareServer {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
}

/** The HTTP side with every route of the registry and no store behind it: for what is answered before anything is looked up. */
export async function openBareServer(options: Partial<ServerOptions> = {}): Promise<BareServer> {
  const clock = () => new Date('2026-05-01T12:00:00Z');
  const registry: Omit<RegistryOptions, 'refusals'> = {
    desk: {} as RegistryOptions['desk'],
    catalogue: {} as RegistryOptions['catalogue'],
    answers: {} as RegistryOptions['answers'],
    identity: { didDocument: { id: 'did:web:cadastre.test' }, chainPem: '' },
    publicUrl: BARE_URL,
    policy: 'strict',
    clock,
    releases: { folder: dirname(releaseFolder()), inUse: 'loire-25.11' },
  };
  const front = { publicUrl: BARE_URL, clock, ready: async () => ({ store: true }) };
  const server = await openServer(
    (_routes, refusals) => CadastreModule.forRoot({ front, registry: { ...registry, refusals } }),
    { ...{ publicUrl: BARE_URL, refusalLimit: 0, clock, log: 'silent' }, ...options },
  );
  await server.app.listen(0, '127.0.0.1');
  const url = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  return { url, port: Number(new URL(url).port), server };
}
