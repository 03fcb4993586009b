import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

/** Structured lines with what happened and never who or what: no body, no token, no query text, no whole address. */
export function logOptions(kind: LogKind): object | false {
  if (kind === 'silent') return false;
  const stream = kind === 'plain' ? { stream: { write: writePlain } } : {};
  return { level: 'info', base: { app: 'cadastre' }, messageKey: 'message', timestamp: toTimestamp, ...stream };
}

/** `json` for machines, `plain` for a terminal. */
export type LogKind = 'json' | 'plain' | 'silent';

function writePlain(line: string): void {
  const entry = JSON.parse(line) as { readonly [name: string]: unknown };
  const { time, method, route, status, milliseconds, message } = entry;
  const said = method === undefined ? [message] : [method, route, status, `${String(milliseconds)} ms`];
  process.stdout.write(`${[String(time).slice(11, 19), ...said].join(' ')}\n`);
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
