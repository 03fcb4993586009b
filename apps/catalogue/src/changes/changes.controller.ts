import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Refusal } from '#refusal';
import { isMatch, parseAccept } from '#web';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import type { Catalogue } from '../reads/reader.ts';
import { CATALOGUE } from '../tokens.ts';
import { toChange, type Change } from './change.ts';
import { beyondTheLog, parseChangesQuery, type ChangesRequest } from './changes-request.ts';
import { LogTail } from './log-tail.ts';
import { Places } from './places.ts';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

/** The log of the catalogue as a feed: what was admitted, superseded, revoked, expired, in the order of the log. */
@Controller('changes')
export class ChangesController {
  readonly #catalogue: Catalogue;
  readonly #publicUrl: string;
  readonly #tail: LogTail;
  /** Those who wait; who does not wait is answered at once, however many they are. */
  readonly #places = new Places({ perAddress: 32, total: 1_000 });

  constructor(
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions,
    @Inject(LogTail) tail: LogTail,
  ) {
    this.#catalogue = catalogue;
    this.#publicUrl = options.publicUrl;
    this.#tail = tail;
  }

  @Get()
  async read(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = parseChangesQuery(query);
    const type = parseAccept(request.headers.accept, [JSON_TYPE, LINES_TYPE]);
    await this.#catalogue.follow.upTo();
    if (asked.since > this.#tail.next) await this.#expectWithin(asked.since);
    if (asked.wait > 0 && asked.since >= this.#tail.next) await this.#wait(asked, request, reply);
    const { changes, next } = await this.#page(asked);
    const { release } = this.#catalogue;
    const key = [release.digest, type, asked.since, next, ...changes.map((c) => c.sequence)].join();
    const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`;
    const link = `<${this.#publicUrl}/changes?since=${next}&limit=${asked.limit}>; rel="next"`;
    void reply.headers({ ETag: etag, Link: link, Vary: 'Accept', 'Cache-Control': 'public, no-cache' });
    if (isMatch(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
    const body = type === LINES_TYPE ? changes.map((c) => `${JSON.stringify(c)}\n`).join('') : toJson(changes, next);
    await reply.status(200).type(`${type}; charset=utf-8`).send(Buffer.from(body));
  }

  async #page({
    since,
    limit,
  }: ChangesRequest): Promise<{ readonly changes: readonly Change[]; readonly next: number }> {
    const entries = await this.#tail.read(since, limit);
    const changes = entries.flatMap((entry) => toChange(entry, this.#catalogue.index) ?? []);
    return { changes, next: (entries.at(-1)?.sequence ?? since - 1) + 1 };
  }

  /** What another process wrote may not be in the index yet; what is in no log never will be. */
  async #expectWithin(since: number): Promise<void> {
    const size = await this.#catalogue.store.size();
    if (since > size) throw beyondTheLog(since, size);
  }

  async #wait({ since, wait }: ChangesRequest, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const leave = this.#places.take(request.ip);
    if (leave === undefined)
      throw Refusal.of('request/too-many-connections', { retryable: true, expected: 'fewer that wait at once' });
    const gone = new AbortController();
    const onClose = (): void => gone.abort();
    reply.raw.once('close', onClose);
    try {
      await this.#tail.wait(since, { ms: wait, signal: gone.signal });
    } finally {
      reply.raw.off('close', onClose);
      leave();
    }
  }
}

function toJson(changes: readonly Change[], next: number): string {
  return JSON.stringify({ changes, next });
}
