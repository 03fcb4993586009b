import { PAGE_POLICY } from '#web';
import { parseLanguage } from '#refusal';
import type { Release } from '#rdf';
import { Controller, Get, Header, Headers, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Writes } from './early-refusal.ts';
import { toLandingPage } from './landing-page.ts';
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
  @Header('Vary', 'Accept-Language')
  async landing(@Headers('accept-language') accepted: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const language = parseLanguage(accepted);
    await reply.header('Content-Language', language).send(toLandingPage(this.#options, language));
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
