import { chooseTexts, type EntityView, labelOf, type PageView, type Reader } from '#reading';
import type { Finding, Language } from '#refusal';
import { toPage as toHtmlPage, toSearchForm, toText } from '#web';
import { around, link, said, thing, type Html } from './html.ts';
import { pathOf, type PageLinks } from './links.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { ListName } from '../parameters/parameters.ts';

const PLACES = ['after', 'before'];
/** What does not narrow the list, or is told elsewhere. */
const NO_FILTERS = [...PLACES, 'query', 'first', 'last', 'orderBy', 'language', 'facets', 'bom'];

interface Shown {
  /** What was asked for, as it stood in the address. */
  readonly query: URLSearchParams;
  /** Addresses of this origin. */
  readonly links: PageLinks;
  readonly language: Language;
  readonly reader: Reader;
}

/** A page of a list for a browser: what there is, and the way to each entry. */
export function toListPage(
  name: ListName,
  { nodes, totalCount }: PageView,
  { query, links, language, reader }: Shown,
): string {
  const words = PAGE_WORDS[language];
  const title = words.lists[name];
  const pages = [
    ...(links.prev === undefined ? [] : [link(links.prev, words.previous)]),
    ...(links.next === undefined ? [] : [link(links.next, words.next)]),
  ];
  const body = [
    `<h1>${toText(title)}</h1>${toFilters(name, query, words)}<p>${toText(words.found(totalCount))}</p>`,
    `<dl>${nodes.map((view) => toItem(view, language, reader)).join('')}</dl>`,
    pages.length === 0 ? '' : `<nav aria-label="${toText(words.pages)}">${pages.join('')}</nav>`,
    `<p>${link(withBom(links.self), words.table)}</p>`,
  ];
  return toHtmlPage(`${title} · Cadastre`, body.join(''), language, around(words, toForm(name, query, words)));
}

/** The same page where the words that were asked for are none: why, and what to do. */
export function toRefusedPage(
  name: ListName,
  findings: readonly Finding[],
  { query, language }: Pick<Shown, 'query' | 'language'>,
): string {
  const words = PAGE_WORDS[language];
  const title = words.lists[name];
  const told = findings.map(({ title: what, fix }) => {
    return `<p role="alert"><strong>${toText(what)}.</strong> ${toText(fix?.text ?? '')}</p>`;
  });
  const body = `<h1>${toText(title)}</h1>${toFilters(name, query, words)}${told.join('')}`;
  return toHtmlPage(`${title} · Cadastre`, body, language, around(words, toForm(name, query, words)));
}

/** What is asked beside the words, and the way to ask for the same without it. */
function toFilters(name: ListName, query: URLSearchParams, words: PageWords): Html {
  const parameters = [...query];
  const told = parameters.flatMap(([parameter, value], at) => {
    if (value === '' || NO_FILTERS.includes(parameter)) return [];
    const others = parameters.filter(([one], n) => n !== at && !PLACES.includes(one));
    const without = link(`/${name}?${new URLSearchParams(others).toString()}`, words.without);
    return [`<code>${toText(`${parameter}=${value}`)}</code> (${without})`];
  });
  return told.length === 0 ? '' : `<p>${toText(words.onlyWhere)} ${told.join(', ')}</p>`;
}

function withBom(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}bom=true`;
}

/** Asks this list for other words; filters, order and language stay as they are. */
function toForm(name: ListName, query: URLSearchParams, words: PageWords): Html {
  const kept = [...query].filter(([parameter]) => !['query', ...PLACES].includes(parameter));
  const label = name === 'search' ? words.searchAll : words.searchList(words.lists[name]);
  const asked = query.get('query') ?? '';
  return toSearchForm({ action: `/${name}`, label, button: words.search, query: asked, kept });
}

function toItem(
  { iri, said: texts, languages, kinds, trust, provider }: EntityView,
  language: Language,
  reader: Reader,
): Html {
  const labelling = { release: reader.release, names: reader, languages: [language] };
  const name = chooseTexts(texts.names, languages)[0] ?? { value: iri };
  const facts = [
    ...kinds.map((kind) => toText(labelOf('kind', kind, labelling))),
    ...(provider === undefined ? [] : [thing(provider, reader)]),
    toText(labelOf('outcome', trust.outcome, labelling)),
    ...(trust.level === undefined ? [] : [toText(labelOf('level', trust.level, labelling))]),
    ...(trust.status === 'ACTIVE' ? [] : [toText(labelOf('status', trust.status, labelling))]),
  ];
  return `<dt><a href="${toText(pathOf(iri))}">${said(name)}</a></dt><dd>${facts.join(' · ')}</dd>`;
}
