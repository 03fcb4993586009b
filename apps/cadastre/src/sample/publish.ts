import { request } from 'node:http';

/** An answer of the running instance. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Talks to the instance that runs in this process, over its HTTP API and the loopback interface only: any other host
 * throws before a socket is opened. It is no second door to the network (docs/architecture.md).
 */
export class LoopbackPublisher {
  readonly #origin: URL;

  constructor(url: string) {
    this.#origin = new URL(url);
    if (this.#origin.protocol !== 'http:' || !LOOPBACK.has(this.#origin.hostname))
      throw new Error(`The sample is published to this machine only, not to ${this.#origin.host}`);
  }

  /** `POST /credentials`: a presentation as a compact JWS. */
  publish(jws: string, query = ''): Promise<Answered> {
    return this.#send('POST', `/credentials${query}`, jws);
  }

  /** Whether a credential with this digest is stored. */
  async holds(digest: string): Promise<boolean> {
    return (await this.#send('GET', `/credentials/${digest}`)).status === 200;
  }

  #send(method: string, path: string, body?: string): Promise<Answered> {
    const headers = {
      accept: 'application/json',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/vp+jwt', 'content-length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#origin), { method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
