import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { Refusal } from '#refusal';
import { isMatch, parseAccept } from '#web';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import type { Catalogue } from '../reads/reader.ts';
import { CATALOGUE } from '../tokens.ts';
import { isWanted, toChange, toToldChange, type Change } from './change.ts';
import { beyondTheLog, parseChangesQuery, type ChangesRequest } from './changes-request.ts';
import { LogTail } from './log-tail.ts';
import { Places } from './places.ts';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';
/** Entries of the log that are looked at for one page, and in one go, where most may not be wanted. */
const MOST_LOOKED_AT = 10_000;
const LOOKED_AT_ONCE = 1_000;

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
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1]);
    const asked = parseChangesQuery(query);
    const type = parseAccept(request.headers.accept, [JSON_TYPE, LINES_TYPE]);
    await this.#catalogue.follow.upTo();
    if (asked.since > this.#tail.next) await this.#expectWithin(asked.since);
    let page = await this.#page(asked);
    if (asked.wait > 0 && this.#isAtEnd(page)) page = await this.#pageInTime(asked, page, { request, reply });
    const { changes, next } = page;
    const { release } = this.#catalogue;
    const told = changes.map(toToldChange);
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

  /**
   * Looks through the log from `since` on, until the page is full, the log is at its end, or enough was looked at: a filter that nothing
   * meets costs no more than a page, and `next` tells how far it went.
   */
  async #page({ since, limit, wanted }: Asked): Promise<Page> {
    const { index } = this.#catalogue;
    const isFiltered = Object.values(wanted).some((values) => values !== undefined);
    const changes: Change[] = [];
    let next = since;
    while (changes.length < limit && next - since < MOST_LOOKED_AT) {
      const entries = await this.#tail.read(next, isFiltered ? LOOKED_AT_ONCE : limit);
      if (entries.length === 0) break;
      for (const entry of entries) {
        if (changes.length === limit) break;
        next = entry.sequence + 1;
        const change = toChange(entry, index);
        if (change !== undefined && isWanted(change, wanted, index)) changes.push(change);
      }
    }
    return { changes, next };
  }

  #isAtEnd({ changes, next }: Page): boolean {
    return changes.length === 0 && next >= this.#tail.next;
  }

  /** What another process wrote may not be in the index yet; what is in no log never will be. */
  async #expectWithin(since: number): Promise<void> {
    const size = await this.#catalogue.store.size();
    if (since > size) throw beyondTheLog(since, size);
  }

  /** What comes while a client waits, as long as it is there. */
  async #pageInTime(asked: Asked, empty: Page, { request, reply }: Exchange): Promise<Page> {
    const leave = this.#places.take(request.ip);
    if (leave === undefined) throw Refusal.of('request/too-many-connections', { retryable: true });
    const over = new AbortController();
    const end = (): void => over.abort();
    reply.raw.once('close', end);
    const late = setTimeout(end, asked.wait);
    try {
      let page = empty;
      while (this.#isAtEnd(page) && (await this.#tail.wait(page.next, over.signal)))
        page = await this.#page({ ...asked, since: page.next });
      return page;
    } finally {
      clearTimeout(late);
      reply.raw.off('close', end);
      leave();
    }
  }
}

type Asked = Pick<ChangesRequest, 'since' | 'limit' | 'wait' | 'wanted'>;

interface Page {
  readonly changes: readonly Change[];
  /** Sequence of what was not looked at yet. */
  readonly next: number;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The address of the next page asks for the same. */
function toNextQuery(query: URLSearchParams, { since, limit }: Asked): string {
  const others = [...query].filter(([name]) => name !== 'since' && name !== 'limit');
  return new URLSearchParams([['since', String(since)], ['limit', String(limit)], ...others]).toString();
}
