import type { Language } from '#refusal';
import { toPage as toHtmlPage, toText } from '#web';
import { labelOf } from '../lists/labels.ts';
import { chooseTexts } from '../reads/languages.ts';
import type { PageView } from '../lists/page.ts';
import type { Reader } from '../reads/reader.ts';
import type { EntityView } from '../reads/views.ts';
import { link, said, thing, ways, type Html } from './html.ts';
import { pathOf, type PageLinks } from './links.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { ListName } from './parameters.ts';

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
  const around = [
    ...(links.prev === undefined ? [] : [link(links.prev, words.previous)]),
    ...(links.next === undefined ? [] : [link(links.next, words.next)]),
  ];
  const body = [
    ways(words),
    `<h1>${toText(title)}</h1>${toForm(name, query, words)}<p>${toText(words.found(totalCount))}</p>`,
    `<dl>${nodes.map((view) => toItem(view, language, reader)).join('')}</dl>`,
    `<p>${around.join(' · ')}</p>`,
  ];
  return toHtmlPage(`${title} · Cadastre`, body.join(''), language);
}

/** Asks this list for other words; filters, order and language stay as they are. */
function toForm(name: ListName, query: URLSearchParams, words: PageWords): Html {
  const kept = [...query].filter(([parameter]) => !['query', 'after', 'before'].includes(parameter));
  const hidden = kept.map(
    ([parameter, value]) => `<input type="hidden" name="${toText(parameter)}" value="${toText(value)}">`,
  );
  const asked = toText(query.get('query') ?? '');
  return [
    `<form action="/${name}" role="search"><input type="search" name="query" value="${asked}" maxlength="1000"`,
    ` aria-label="${toText(words.search)}">${hidden.join('')} <button>${toText(words.search)}</button></form>`,
  ].join('');
}

function toItem(
  { iri, said: texts, languages, kinds, trust, provider }: EntityView,
  language: Language,
  reader: Reader,
): Html {
  const labelling = { release: reader.release, index: reader.index, languages: [language] };
  const name = chooseTexts(texts.names, languages)[0] ?? { value: iri };
  const facts = [
    ...kinds.map((kind) => toText(labelOf('kind', kind, labelling))),
    ...(provider === undefined ? [] : [thing(provider, reader.index)]),
    toText(labelOf('outcome', trust.outcome, labelling)),
    ...(trust.level === undefined ? [] : [toText(labelOf('level', trust.level, labelling))]),
    ...(trust.status === 'ACTIVE' ? [] : [toText(labelOf('status', trust.status, labelling))]),
  ];
  return `<dt><a href="${toText(pathOf(iri))}">${said(name)}</a></dt><dd>${facts.join(' · ')}</dd>`;
}
