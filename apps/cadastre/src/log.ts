import { Output } from './output.ts';
import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

/** Structured lines with what happened and never who or what: no body, no token, no query text, no whole address. */
export function logOptions(kind: LogKind): object | false {
  if (kind === 'silent') return false;
  const stream = new LineStream(kind === 'plain' ? toPlain : (line) => line);
  return { level: 'info', base: { app: 'cadastre' }, messageKey: 'message', timestamp: toTimestamp, stream };
}

/** `json` for machines, `plain` for a terminal. */
export type LogKind = 'json' | 'plain' | 'silent';

/** How long lines gather before they are written, ms: a system call for each would be a twentieth of all work. */
const GATHER_FOR = 50;

/** Lines that are written together; what is left is written when the process ends. */
class LineStream {
  readonly #toLine: (line: string) => string;
  readonly #output = new Output(process.stdout);
  #gathered = '';

  constructor(toLine: (line: string) => string) {
    this.#toLine = toLine;
    process.once('exit', () => this.#flush());
  }

  write(line: string): void {
    if (this.#gathered === '') setTimeout(() => this.#flush(), GATHER_FOR).unref();
    this.#gathered += this.#toLine(line);
  }

  #flush(): void {
    if (this.#gathered !== '') this.#output.write(this.#gathered);
    this.#gathered = '';
  }
}

function toPlain(line: string): string {
  const entry = JSON.parse(line) as { readonly [name: string]: unknown };
  const { time, method, route, status, milliseconds, message } = entry;
  const said = method === undefined ? [message] : [method, route, status, `${String(milliseconds)} ms`];
  return `${[String(time).slice(11, 19), ...said].join(' ')}\n`;
}

function toTimestamp(): string {
  return `,"time":"${new Date().toISOString()}"`;
}

/** One line for each answered request. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      client: toTruncated(request.ip),
    },
    'answered',
  );
}

/** An address without its host part: /24 of IPv4, /48 of IPv6. */
export function toTruncated(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (plain.includes('.')) return plain.replace(/\.\d+$/, '.0');
  return plain.startsWith('::') ? '::' : `${plain.split(':').slice(0, 3).join(':')}::`;
}

/** Nest's own words go to the same log; what it says of each route while starting is left out. */
export function nestLogger(log: FastifyBaseLogger): LoggerService {
  return {
    log: (message: unknown) => log.debug(String(message)),
    debug: (message: unknown) => log.debug(String(message)),
    verbose: (message: unknown) => log.debug(String(message)),
    warn: (message: unknown) => log.warn(String(message)),
    error: (message: unknown) => log.error(String(message)),
    fatal: (message: unknown) => log.error(String(message)),
  };
}
