import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { type EntityView, parseLanguages, toWhyNot, type WhyNotView } from '#reading';
import { finding, parseLanguage, toProblem, type Language } from '#refusal';
import { PAGE_POLICY, parseAccept } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toEntry, type Telling } from './entry.ts';
import { toEntryPage } from './entry-page.ts';
import { parseEntryRequest } from './entry-request.ts';
import { pathOf } from './links.ts';
import { toJsonLd, toTrig, toTurtle } from './linked-data.ts';
import { PAGE_WORDS } from './page-words.ts';
import { ReadDoor, type Exchange, type Told } from './read-door.ts';
import { saidGraphsOf } from './said-graphs.ts';
import { toWhyNotPage } from './why-not-page.ts';

/** The first one is for who asks for none. */
export const ENTRY_TYPES = [
  'application/json',
  'application/ld+json',
  'application/trig',
  'text/turtle',
  'text/html',
] as const;

/** What led to the end of an entry: it was here, and this address will hardly show it again. */
const GONE: readonly WhyNotView['reason'][] = ['EXPIRED', 'SUPERSEDED', 'REVOKED'];

/** What is told of one thing, by its IRI: for people a page, for machines what each credential states of it. */
@Controller('entities')
export class EntriesController {
  readonly #door: ReadDoor;

  constructor(@Inject(ReadDoor) door: ReadDoor) {
    this.#door = door;
  }

  @Get()
  async byQuery(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer({ request, reply });
  }

  /** An IRI that is not percent-encoded has slashes. */
  @Get('*')
  async byPath(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer({ request, reply });
  }

  async #answer(exchange: Exchange): Promise<void> {
    const { request, reply } = exchange;
    const type = parseAccept(request.headers.accept, ENTRY_TYPES);
    const { publicUrl } = this.#door;
    const { iri, includeInactive, language } = parseEntryRequest(request.url, (one) => this.#door.isListed(one));
    void reply.header('Link', `<${publicUrl}${pathOf(iri)}>; rel="canonical"`);
    const spoken = parseLanguage(language ?? request.headers['accept-language']);
    await this.#door.answer(exchange, type, async (telling) => {
      const { reader } = telling;
      const languages = language === undefined ? undefined : parseLanguages(language);
      const view = await reader.entity(iri, { includeInactive, languages });
      if (view !== undefined) return toTold(view, { telling, type, language: spoken });
      return toNotTold(iri, await toWhyNot(iri, reader), { telling, type, language: spoken });
    });
  }
}

const NOT_LISTED = {
  en: { title: 'This is not listed here', expected: 'the IRI of an entry; whyNot says why this one is not listed' },
  de: {
    title: 'Dies ist hier nicht gelistet',
    expected: 'die IRI eines Eintrags; whyNot sagt, warum diese nicht gelistet ist',
  },
  fr: {
    title: 'Ceci n’est pas listé ici',
    expected: 'l’IRI d’une entrée ; whyNot dit pourquoi celui-ci n’est pas listé',
  },
};

interface Telled {
  readonly telling: Telling;
  readonly type: (typeof ENTRY_TYPES)[number];
  readonly language: Language;
}

async function toTold(view: EntityView, { telling, type, language }: Telled): Promise<Told> {
  if (type === 'application/json') return { body: JSON.stringify(await toEntry(view, telling)) };
  const graphs = await saidGraphsOf([view], telling);
  switch (type) {
    case 'application/ld+json':
      return { body: JSON.stringify(toJsonLd(graphs)) };
    case 'application/trig':
      return { body: toTrig(graphs, telling.reader.release) };
    case 'text/turtle':
      return { body: toTurtle(graphs, telling.reader.release) };
    case 'text/html': {
      const shown = { view, entry: await toEntry(view, telling) };
      return { body: toEntryPage(shown, graphs, { language, reader: telling.reader }), headers: pageHeaders(language) };
    }
  }
}

/** 410 where it was here and its time is over, else 404. */
function toNotTold(iri: string, reasons: readonly WhyNotView[], { telling, type, language }: Telled): Told {
  const [main] = reasons;
  const status = main !== undefined && GONE.includes(main.reason) ? 410 : 404;
  if (type === 'text/html')
    return { status, body: toWhyNotPage(iri, reasons, { language }), headers: pageHeaders(language) };
  const { publicUrl } = telling;
  const found = finding('request/not-found', { found: iri.slice(0, 200), ...NOT_LISTED.en, translations: NOT_LISTED });
  const problem = toProblem([found], { publicUrl, language });
  const { reasons: words } = PAGE_WORDS[language];
  const whyNot = reasons.map((one) => ({ ...one, explanation: words[one.reason] ?? one.explanation }));
  const body = JSON.stringify({ ...problem, status, whyNot });
  return { status, type: 'application/problem+json', body, headers: { 'Content-Language': language } };
}

function pageHeaders(language: Language): Readonly<Record<string, string>> {
  return { 'Content-Language': language, 'Content-Security-Policy': PAGE_POLICY };
}
