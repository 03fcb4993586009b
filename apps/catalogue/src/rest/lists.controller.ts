import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { facetsOf, type Kind, type PageView, toPage } from '#reading';
import { inLanguage, parseLanguage, Refusal, type Language } from '#refusal';
import { PAGE_POLICY, parseAccept } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  OfferingArguments,
  ParticipantArguments,
  ResourceArguments,
  SearchArguments,
  type ListArguments,
} from '../schema/list-arguments.ts';
import type { SearchFilter } from '../schema/filters.ts';
import { parseListArguments } from '../lists/list-arguments.ts';
import { toCsv } from './csv.ts';
import { toHit, type Telling } from './entry.ts';
import { toLinkHeader, toPageLinks } from './links.ts';
import { toJsonLd } from './linked-data.ts';
import { toListPage, toRefusedPage } from './list-page.ts';
import { parseListRequest } from './list-request.ts';
import type { ListName } from '../parameters/parameters.ts';
import { ReadDoor, type Exchange, type Told } from './read-door.ts';
import { saidGraphsOf } from './said-graphs.ts';
import { toCollection } from './collection.ts';

/** The first one is for who asks for none. */
export const LIST_TYPES = ['application/json', 'application/ld+json', 'text/csv', 'text/html'] as const;

type Arguments = ListArguments & { filter?: SearchFilter };

/** What a list is in GraphQL: which arguments it takes, and which entries exist for it. */
interface List {
  readonly type: new () => Arguments;
  readonly within?: readonly Kind[];
}
const LISTS: Readonly<Record<ListName, List>> = {
  participants: { type: ParticipantArguments, within: ['PARTICIPANT'] },
  'data-offerings': { type: OfferingArguments, within: ['DATA'] },
  'service-offerings': { type: OfferingArguments, within: ['SERVICE'] },
  resources: { type: ResourceArguments, within: ['RESOURCE'] },
  search: { type: SearchArguments },
};

/** The lists of GraphQL for who does not speak it: filters are query parameters, and a page is an address. */
@Controller()
export class ListsController {
  readonly #door: ReadDoor;

  constructor(@Inject(ReadDoor) door: ReadDoor) {
    this.#door = door;
  }

  @Get('participants')
  async participants(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer('participants', { request, reply });
  }

  @Get('data-offerings')
  async dataOfferings(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer('data-offerings', { request, reply });
  }

  @Get('service-offerings')
  async serviceOfferings(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer('service-offerings', { request, reply });
  }

  @Get('resources')
  async resources(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer('resources', { request, reply });
  }

  @Get('search')
  async search(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer('search', { request, reply });
  }

  async #answer(name: ListName, exchange: Exchange): Promise<void> {
    const { request } = exchange;
    const query = new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1]);
    const asked = parseListRequest(query, name, this.#door.release);
    const type = asked.bom ? 'text/csv' : parseAccept(request.headers.accept, LIST_TYPES);
    const tell = async (telling: Telling): Promise<Told> => {
      const { reader } = telling;
      const page = await toPage(
        parseListArguments(asked.arguments as Arguments, { ...LISTS[name], reader }),
        reader,
        asked.facets,
      );
      const links = toPageLinks(`${telling.publicUrl}/${name}`, query, page);
      const headers = { Link: toLinkHeader(links), 'X-Total-Count': String(page.totalCount) };
      switch (type) {
        case 'text/csv':
          return toTable(name, { body: await csvOf(page, telling), headers }, asked.bom);
        case 'application/ld+json': {
          const graphs = await saidGraphsOf(page.nodes, telling);
          return { headers, body: JSON.stringify([toCollection(page, links), ...toJsonLd(graphs)]) };
        }
        case 'text/html':
          return toHtml(name, { page, request, query, reader }, headers);
        default: {
          const items = await Promise.all(page.edges.map((edge) => toHit(edge, telling)));
          const facets = facetsOf(page, { columns: asked.facets }, reader);
          const { totalCount, pageInfo } = page;
          return { headers, body: JSON.stringify({ totalCount, pageInfo, links, items, facets }) };
        }
      }
    };
    await this.#door.answer(exchange, type, async (telling) => {
      try {
        return await tell(telling);
      } catch (error) {
        const isTyped = error instanceof Refusal && error.code === 'request/query-empty';
        if (!isTyped || type !== 'text/html') throw error;
        return toRefusal(name, error, { request, query });
      }
    });
  }
}

async function csvOf(page: PageView, telling: Telling): Promise<string> {
  const hits = await Promise.all(page.edges.map((edge) => toHit(edge, telling)));
  return toCsv(
    hits,
    (telling.reader.release.columns ?? []).map(({ name }) => name),
  );
}

/** A file where a byte order mark is wanted: programs take the table without it, Excel takes it for UTF-8 with it alone. */
function toTable(name: ListName, told: Told, bom: boolean): Told {
  if (!bom) return told;
  const file = { 'Content-Disposition': `attachment; filename="${name}.csv"` };
  return { headers: { ...told.headers, ...file }, body: `\uFEFF${told.body}` };
}

interface Asking {
  readonly request: FastifyRequest;
  readonly query: URLSearchParams;
}
interface Shown extends Asking {
  readonly page: PageView;
  readonly reader: Telling['reader'];
}

function toHtml(name: ListName, { page, request, query, reader }: Shown, headers: Told['headers']): Told {
  const language = languageOf({ request, query });
  const links = toPageLinks(`/${name}`, query, page);
  return {
    headers: { ...headers, ...pageHeaders(language) },
    body: toListPage(name, page, { query, links, language, reader }),
  };
}

/** What was typed into the box asks for nothing: the page says so, with the box as it was. */
function toRefusal(name: ListName, { findings }: Refusal, asking: Asking): Told {
  const language = languageOf(asking);
  const told = findings.map((one) => inLanguage(one, language));
  const body = toRefusedPage(name, told, { query: asking.query, language });
  return { status: 400, headers: { ...pageHeaders(language), 'Cache-Control': 'no-store' }, body };
}

function languageOf({ request, query }: Asking): Language {
  return parseLanguage(query.get('language') ?? request.headers['accept-language']);
}

function pageHeaders(language: Language): Record<string, string> {
  return { 'Content-Language': language, 'Content-Security-Policy': PAGE_POLICY };
}
