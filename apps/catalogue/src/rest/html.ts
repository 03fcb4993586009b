import type { Names } from '#reading';
import { toSearchForm, toText, type Around } from '#web';
import { pathOf } from './links.ts';
import type { PageWords } from './page-words.ts';

/** A piece of HTML; a text becomes one by `toText` alone. */
export type Html = string;

/** Where one may go from a page, and a box that searches everything unless it has one of its own. */
export function around({ lists, searchAll, search }: PageWords, own?: Html): Around {
  return {
    ways: Object.entries(lists).map(([path, text]) => link(`/${path}`, text)),
    search: own ?? toSearchForm({ action: '/search', label: searchAll, button: search }),
  };
}

/** A list of terms with what stands under each; a row without a value is left out. */
export function definitions(rows: readonly (readonly [term: string, value: Html | undefined])[]): Html {
  const told = rows.flatMap(([term, value]) =>
    value === undefined ? [] : [`<dt>${toText(term)}</dt><dd>${value}</dd>`],
  );
  return told.length === 0 ? '' : `<dl class="facts">${told.join('')}</dl>`;
}

/** A link within this catalogue; `address` is one of ours. */
export function link(address: string, text: string): Html {
  return `<a href="${toText(address)}">${toText(text)}</a>`;
}

/** An address that an issuer gave. Only one of the web is linked, and its text is where it leads. */
export function outward(address: string): Html {
  if (!/^https?:\/\//i.test(address)) return `<code>${toText(address)}</code>`;
  return `<a href="${toText(address)}" rel="nofollow noopener noreferrer">${toText(address)}</a>`;
}

/** A thing by its name, linked where this catalogue has a page of it. */
export function thing(iri: string, names: Names): Html {
  const listed = names.listed(iri);
  if (listed === undefined) return `<code>${toText(iri)}</code>`;
  return link(pathOf(iri), listed.name === '' ? iri : listed.name);
}

/** A credential by its digest. */
export function credential(digest: string): Html {
  return `<a href="/credentials/${toText(digest)}"><code>${toText(digest)}</code></a>`;
}

/** A text that was signed, in its language. */
export function said({ value, language }: { readonly value: string; readonly language?: string | undefined }): Html {
  const marked = language === undefined ? '' : ` lang="${toText(language)}"`;
  return `<span${marked}>${toText(value)}</span>`;
}
