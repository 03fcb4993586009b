import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { openDoorWith, type Door, type Timeouts } from '../../libs/trust/src/guarded-fetch.ts';
import { isHostName, vetHost } from '../../libs/trust/src/host-name.ts';
import { isReserved } from '../../libs/trust/src/reserved-address.ts';
import { createTlsAuthority, type TlsAuthority, type TlsIdentity } from './tls-certificate.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackOptions {
  /** Host → what its https server answers. A text answers 200 with that text. */
  readonly hosts: { readonly [host: string]: Handler | string };
  /** Host → addresses its DNS answers with instead of loopback. */
  readonly answers?: { readonly [host: string]: readonly string[] | (() => readonly string[]) };
  /** Host → another certificate than the right one. */
  readonly certificates?: { readonly [host: string]: (authority: TlsAuthority) => TlsIdentity };
  readonly timeouts?: Timeouts;
}

/** A door that reaches real TLS servers on 127.0.0.1 under the given names, and nothing else that the real door would not. */
export interface LoopbackDoor {
  readonly door: Door;
  /** `host path` of every request that arrived. */
  readonly requests: readonly string[];
  /** Connections the server saw. */
  readonly connections: () => number;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export async function openLoopbackDoor(options: LoopbackOptions): Promise<LoopbackDoor> {
  const { hosts, answers = {}, certificates = {}, timeouts } = options;
  const authority = createTlsAuthority();
  const usual = authority.issue(Object.keys(hosts));
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(
    {
      ...usual,
      SNICallback: (host, done) => done(null, createSecureContext(certificates[host]?.(authority) ?? usual)),
    },
    (request, response) => {
      const host = request.headers.host ?? '';
      requests.push(`${host} ${request.url}`);
      const answer = hosts[host];
      if (typeof answer === 'function') return answer(request, response);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(answer);
    },
  );
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  const door = openDoorWith({
    vetHost: (host) => (Object.hasOwn(hosts, host) && isHostName(host) ? host : vetHost(host)),
    resolve: (host) => {
      const given = answers[host];
      if (given !== undefined) return Promise.resolve(typeof given === 'function' ? given() : given);
      const unknown = Object.assign(new Error(`no such host ${host}`), { code: 'ENOTFOUND' });
      return Object.hasOwn(hosts, host) ? Promise.resolve([LOOPBACK]) : Promise.reject(unknown);
    },
    isReserved: (address) => address !== LOOPBACK && isReserved(address),
    portOf: () => port,
    ca: authority.ca,
    ...(timeouts === undefined ? {} : { timeouts }),
  });
  return {
    door,
    requests,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
