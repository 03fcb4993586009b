import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ANONYMOUS, toChangeView, type Catalogue, type ChangeFeed, type ChangePage } from '#reading';
import { Refusal } from '#refusal';
import { isMatch, parseAccept } from '#web';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import { CATALOGUE } from '../tokens.ts';
import { beyondTheLog, parseChangesQuery, type ChangesRequest } from './changes-request.ts';
import { Places } from './places.ts';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

/** The log of the catalogue as a feed: what was admitted, superseded, revoked, expired, in the order of the log. */
@Controller('changes')
export class ChangesController {
  readonly #catalogue: Catalogue;
  readonly #publicUrl: string;
  /** Those who wait; who does not wait is answered at once, however many they are. */
  readonly #places = new Places({ perAddress: 32, total: 1_000 });

  constructor(@Inject(CATALOGUE) catalogue: Catalogue, @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions) {
    this.#catalogue = catalogue;
    this.#publicUrl = options.publicUrl;
  }

  @Get()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1]);
    const asked = parseChangesQuery(query);
    const type = parseAccept(request.headers.accept, [JSON_TYPE, LINES_TYPE]);
    await this.#catalogue.upTo();
    const { feed } = this.#catalogue.reader(ANONYMOUS);
    if (asked.since > feed.next) await expectWithin(asked.since, feed);
    let page = await feed.page(asked, asked.limit);
    if (asked.wait > 0 && feed.isAtEnd(page)) page = await this.#pageInTime(asked, page, { request, reply, feed });
    const { changes, next } = page;
    const { release } = this.#catalogue;
    const told = changes.map(toChangeView);
    const key = JSON.stringify([release.digest, type, String(query), next, told]);
    const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`;
    const link = `<${this.#publicUrl}/changes?${toNextQuery(query, { ...asked, since: next })}>; rel="next"`;
    void reply.headers({ ETag: etag, Link: link, Vary: 'Accept', 'Cache-Control': 'public, no-cache' });
    if (isMatch(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
    const body =
      type === LINES_TYPE
        ? told.map((one) => `${JSON.stringify(one)}\n`).join('')
        : JSON.stringify({ changes: told, next });
    await reply.status(200).type(`${type}; charset=utf-8`).send(Buffer.from(body));
  }

  /** What comes while a client waits, as long as it is there. */
  async #pageInTime(asked: Asked, empty: ChangePage, { request, reply, feed }: Waiting): Promise<ChangePage> {
    const leave = this.#places.take(request.ip);
    if (leave === undefined) throw Refusal.of('request/too-many-connections', { retryable: true });
    const over = new AbortController();
    const end = (): void => over.abort();
    reply.raw.once('close', end);
    const late = setTimeout(end, asked.wait);
    try {
      let page = empty;
      while (feed.isAtEnd(page) && (await feed.wait(page.next, over.signal)))
        page = await feed.page({ ...asked, since: page.next }, asked.limit);
      return page;
    } finally {
      clearTimeout(late);
      reply.raw.off('close', end);
      leave();
    }
  }
}

type Asked = Pick<ChangesRequest, 'since' | 'limit' | 'wait' | 'wanted'>;

interface Waiting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly feed: ChangeFeed;
}

/** What another process wrote may not be in the index yet; what is in no log never will be. */
async function expectWithin(since: number, feed: ChangeFeed): Promise<void> {
  const size = await feed.size();
  if (since > size) throw beyondTheLog(since, size);
}

/** The address of the next page asks for the same. */
function toNextQuery(query: URLSearchParams, { since, limit }: Asked): string {
  const others = [...query].filter(([name]) => name !== 'since' && name !== 'limit');
  return new URLSearchParams([['since', String(since)], ['limit', String(limit)], ...others]).toString();
}
