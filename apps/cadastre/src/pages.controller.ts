import { PAGE_POLICY, toPage, toText } from '#web';
import type { Release } from '#rdf';
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Writes } from './early-refusal.ts';
import { toOpenApi } from './openapi.ts';

/** What the process as a whole can say of itself. */
export interface FrontOptions {
  readonly publicUrl: string;
  readonly clock: () => Date;
  /** Its columns are parameters of the lists. */
  readonly release?: Pick<Release, 'columns'>;
  /** Whether this process writes; it does unless said otherwise. */
  readonly writes?: Writes;
  /** Part of the instance → whether it works now. */
  ready(): Promise<{ readonly [part: string]: boolean }>;
}
export const FRONT_OPTIONS = Symbol('FrontOptions');

/** The landing page, the API description, and health. */
@Controller()
export class PagesController {
  readonly #options: FrontOptions;

  constructor(@Inject(FRONT_OPTIONS) options: FrontOptions) {
    this.#options = options;
  }

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', PAGE_POLICY)
  landing(): string {
    return toPage('Cadastre', toLanding(this.#options));
  }

  @Get('openapi.json')
  @Header('Content-Type', 'application/json')
  @Header('Cache-Control', 'public, max-age=300')
  openApi(): object {
    return toOpenApi(this.#options);
  }

  @Get('health/live')
  @Header('Cache-Control', 'no-store')
  live(): object {
    return { status: 'live' };
  }

  /** 503 until every part works; the parts are named, nothing else is told. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const parts = await this.#options.ready();
    const isReady = Object.values(parts).every(Boolean);
    if (!isReady) void reply.header('Retry-After', '5');
    void reply.header('Cache-Control', 'no-store').status(isReady ? 200 : 503);
    await reply.send({ status: isReady ? 'ready' : 'not ready', parts });
  }
}

function toLanding({ publicUrl, writes = { kind: 'here' } }: FrontOptions): string {
  return (
    '<h1>Cadastre</h1><p>The register of who offers what in Gaia-X, on whose word, and whether the rules are met.</p><dl>' +
    '<dt><a href="/search">/search</a>, <a href="/participants">/participants</a>, <a href="/data-offerings">/data-offerings</a>, <a href="/service-offerings">/service-offerings</a>, <a href="/resources">/resources</a></dt>' +
    '<dd>Look around: every entry has a page that says on whose word it stands. The same as JSON, JSON-LD and CSV by <code>Accept</code>.</dd>' +
    '<dt><a href="/graphiql">/graphiql</a></dt><dd>Ask for participants, data offerings and services in the browser.</dd>' +
    '<dt><a href="/graphql">/graphql</a></dt><dd>The same questions by <code>POST</code>.</dd>' +
    (writes.kind === 'here' ? WRITTEN_HERE : toWrittenElsewhere(writes.registryUrl)) +
    '<dt><a href="/openapi.json">/openapi.json</a></dt><dd>Every route, status and code.</dd>' +
    '<dt><a href="/health/ready">/health/ready</a></dt><dd>Whether all of it works.</dd></dl>' +
    (writes.kind === 'here'
      ? `<pre>curl -X POST --data-binary @presentation.jwt -H 'Content-Type: application/vp+jwt' '${toText(publicUrl)}/credentials?dryRun=true'</pre>`
      : '')
  );
}

const WRITTEN_HERE =
  '<dt>/credentials</dt><dd><code>POST</code> a signed self-description; with <code>?dryRun=true</code> only the verdict is given.</dd>' +
  '<dt><a href="/.well-known/did.json">/.well-known/did.json</a></dt><dd>Who signs the attestations of this instance.</dd>';

function toWrittenElsewhere(registryUrl: string | undefined): string {
  const where =
    registryUrl === undefined
      ? 'the registry that it follows'
      : `<a href="${toText(registryUrl)}">${toText(registryUrl)}</a>`;
  return `<dt>/credentials/{digest}</dt><dd>What a digest names. This process only reads: submit and revoke at ${where}.</dd>`;
}
