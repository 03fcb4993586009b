import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { openDoorWith, type Door } from '../../libs/trust/src/guarded-fetch.ts';
import { isReserved } from '../../libs/trust/src/reserved-address.ts';
import { vetHost } from '../../libs/trust/src/host-name.ts';
import { createTestAnchor } from './identity.ts';
import { certificate } from './x509.ts';

/** What the outside world answers in a spec: real TLS on loopback, names that resolve as told, no packet leaves the machine. */
export interface TestHosts {
  readonly door: Door;
  /** URL → what is answered there; anything else at a known host is 404. */
  readonly pages: Map<string, string>;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Hosts that answer; any other name does not resolve. `private.cadastre-test.org` resolves to an address of a private network. */
export const ANSWERING = 'answers.cadastre-test.org';
export const PRIVATE = 'private.cadastre-test.org';

export async function openTestHosts(): Promise<TestHosts> {
  const at = new Date().toISOString();
  const ca = createTestAnchor({ name: 'Test hosts', at });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = (count: number): string => new Date(Date.parse(at) + count * 86_400_000).toISOString();
  const cert = certificate({
    subject: ANSWERING,
    publicKey: createPublicKey(privateKey),
    issuer: ca,
    notBefore: day(-1),
    notAfter: day(30),
    hosts: [ANSWERING],
  });
  const pages = new Map<string, string>();
  const requests: string[] = [];
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const server = createServer({ key, cert }, (request, response) => {
    const url = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
    requests.push(url);
    const page = pages.get(url);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(page ?? '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const door = openDoorWith({
    vetHost,
    resolve: async (host) => {
      if (host === ANSWERING) return ['127.0.0.1'];
      if (host === PRIVATE) return ['10.1.2.3'];
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    },
    isReserved: (address) => address !== '127.0.0.1' && isReserved(address),
    portOf: () => port,
    ca: ca.pem,
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { door, pages, requests, close };
}
