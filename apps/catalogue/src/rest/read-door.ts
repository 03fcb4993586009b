import { ANONYMOUS, parseLanguages, type Catalogue } from '#reading';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Release } from '#rdf';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AnswerTags } from '../graphql/answer-tags.ts';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import { withinTime } from '../time-limit.ts';
import { CATALOGUE } from '../tokens.ts';
import type { Telling } from './entry.ts';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What is sent. */
export interface Told {
  readonly body: string;
  /** 200 where it is absent. Only that has an ETag: why something is not there changes without the log. */
  readonly status?: number;
  /** Media type of the answer where it is another than was agreed: that of a problem. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every read has in common: time limit, ETag, `Vary`, and that this process's own commits are visible. */
@Injectable()
export class ReadDoor {
  readonly #catalogue: Catalogue;
  readonly publicUrl: string;
  readonly #tags: AnswerTags;

  constructor(
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions,
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    this.#catalogue = catalogue;
    this.publicUrl = options.publicUrl;
    this.#tags = new AnswerTags(catalogue, () => host.httpAdapter.getInstance<FastifyInstance>().graphql.schema);
  }

  get release(): Release {
    return this.#catalogue.release;
  }

  /** Whether an entry is listed, active or not, that anybody may see. */
  isListed(iri: string): boolean {
    return this.#catalogue.reader(ANONYMOUS).listed(iri) !== undefined;
  }

  /** Answers in `type`, or that nothing changed. The tag names the log, the address, the languages and the type. */
  async answer({ request, reply }: Exchange, type: string, tell: (telling: Telling) => Promise<Told>): Promise<void> {
    const languages = parseLanguages(request.headers['accept-language']);
    const tag = await this.#tags.of({ query: request.url, operationName: undefined, variables: {}, languages, type });
    void reply.headers({ Vary: 'Accept, Accept-Language', 'Cache-Control': 'public, no-cache' });
    if (await this.#tags.isPresent(tag, request.headers['if-none-match']))
      return void (await reply.status(304).header('ETag', tag).send());
    const { publicUrl } = this;
    const told = await withinTime(
      async (signal) => {
        const reader = this.#catalogue.reader(ANONYMOUS, { languages, signal });
        await reader.caughtUp();
        return tell({ reader, publicUrl });
      },
      { response: reply.raw },
    );
    if (told.status === undefined) void reply.header('ETag', tag);
    void reply.status(told.status ?? 200).headers(told.headers ?? {});
    await reply.type(told.type ?? `${type}; charset=utf-8`).send(Buffer.from(told.body));
  }
}
