import { nearest } from '#rdf';
import { finding, parseLanguage, Refusal, toProblem, type Code, type Finding } from '#refusal';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalBudget } from './refusal-budget.ts';
import type { RouteTable } from './route-table.ts';

const CODE_OF_STATUS: { readonly [status: number]: Code } = {
  400: 'request/body',
  401: 'request/unauthorised',
  403: 'request/forbidden',
  404: 'request/not-found',
  405: 'request/method',
  406: 'request/not-acceptable',
  413: 'credential/too-large',
  414: 'request/parameter',
  415: 'credential/media-type',
  503: 'server/closing',
};

export interface ProblemOptions {
  readonly publicUrl: string;
  readonly refusals: RefusalBudget;
  readonly routes: RouteTable;
}

/** Every error → one RFC 9457 problem document. The one place where a status is chosen. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #options: ProblemOptions;

  constructor(options: ProblemOptions) {
    this.#options = options;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    // GraphQL answers its own errors.
    if (host.getType<string>() !== 'http') throw exception;
    const http = host.switchToHttp();
    this.answer(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same for errors that the HTTP server meets before a route runs: bodies too large, media types, hooks. */
  answer(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const allowed = this.#allowed(exception, request);
    if (allowed.length > 0) void reply.header('Allow', allowed.join(', '));
    const own =
      allowed.length > 0
        ? [finding('request/method', { expected: allowed.join(', ') })]
        : isUnrouted(exception)
          ? [this.#noSuchPath(request)]
          : toFindings(exception);
    const findings = this.#options.refusals.spend({ request, reply }, own)?.findings ?? own;
    const language = parseLanguage(request.headers['accept-language']);
    const problem = toProblem(findings, { publicUrl: this.#options.publicUrl, language });
    if (problem.status >= 500 && problem.code === 'server/error') request.log.error(toLogged(exception), 'defect');
    // The client is told that the store is away, the operator why.
    if (problem.code === 'store/unavailable') request.log.warn({ found: findings[0]?.found }, 'store unavailable');
    if (problem.status === 503) void reply.header('Retry-After', '5');
    if (problem.code === 'idempotency/in-flight') void reply.header('Retry-After', '1');
    if (problem.status === 401) {
      const used = request.headers.authorization === undefined ? '' : ', error="invalid_token"';
      void reply.header('WWW-Authenticate', `Bearer realm="cadastre"${used}`);
    }
    void reply
      .status(problem.status)
      .headers({
        'Content-Type': 'application/problem+json',
        'Content-Language': language,
        Vary: 'Accept-Language',
        'Cache-Control': 'no-store',
      })
      .send(Buffer.from(JSON.stringify(problem)));
  }

  /** The methods of a path that exists, where the request's is none of them. */
  #allowed(exception: unknown, request: FastifyRequest): readonly string[] {
    return isUnrouted(exception) ? this.#options.routes.methodsOf(request.url) : [];
  }

  /** With the nearest path that there is. */
  #noSuchPath(request: FastifyRequest): Finding {
    const path = (request.url.split('?', 1)[0] ?? '').slice(0, 200);
    const paths = this.#options.routes.list().flatMap(([, url]) => (/[:*]/.test(url) ? [] : [url]));
    const near = nearest(path, [...new Set(paths)]);
    return finding('request/not-found', {
      found: path,
      ...(near === undefined ? {} : { fix: `Did you mean ${near}?` }),
    });
  }
}

function isUnrouted(exception: unknown): boolean {
  return exception instanceof HttpException && exception.getStatus() === 404;
}

function toFindings(exception: unknown): readonly Finding[] {
  if (exception instanceof Refusal) return exception.findings;
  const status = statusOfError(exception);
  const code = CODE_OF_STATUS[status] ?? (status >= 400 && status < 500 ? 'request/body' : 'server/error');
  return [finding(code)];
}

function statusOfError(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const status: unknown = (exception as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

/** What of a defect may be logged: its class and where it came from. Its message may quote a document. */
function toLogged(exception: unknown): object {
  if (!(exception instanceof Error)) return { defect: typeof exception };
  const at = (exception.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { defect: exception.name, at };
}
