/** Hosts for an instance that is measured: real TLS on loopback, in its own process. Some take a request and never answer it. */
import { readFileSync } from 'node:fs';
import { openLoopbackDoor } from '../test/support/loopback-door.ts';

export interface BenchHosts {
  readonly hanging: readonly string[];
  readonly answering: string;
  /** Path at the answering host → what is there. */
  readonly pages: { readonly [path: string]: string };
}

/** A door to the hosts that a file describes. */
export async function openBenchDoor(file: string) {
  const { hanging, answering, pages } = JSON.parse(readFileSync(file, 'utf8')) as BenchHosts;
  const { door } = await openLoopbackDoor({
    hosts: {
      ...Object.fromEntries(hanging.map((host) => [host, () => undefined])),
      [answering]: (request, response) => {
        const page = pages[request.url ?? ''];
        response.writeHead(page === undefined ? 404 : 200).end(page);
      },
    },
  });
  return door;
}
