import { DEFAULT_PAGE, type PageView } from '#reading';

/** Addresses of a page and of those around it. Each carries everything: a saved search is one of them. */
export interface PageLinks {
  readonly self: string;
  readonly first: string;
  readonly next?: string;
  readonly prev?: string;
}

const PLACES = ['first', 'after', 'last', 'before'];

/** `path` is that of the list, with the public URL before it or without. */
export function toPageLinks(path: string, query: URLSearchParams, { pageInfo }: PageView): PageLinks {
  const said = [...query].filter(([name]) => !PLACES.includes(name));
  const size = query.get('first') || query.get('last') || undefined;
  const at = (place: Readonly<Record<string, string>>): string => {
    const text = new URLSearchParams([...said, ...Object.entries(place)]).toString();
    return text === '' ? path : `${path}?${text}`;
  };
  const sized = (name: 'first' | 'last'): Readonly<Record<string, string>> =>
    size === undefined ? {} : { [name]: size };
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const self = query.toString();
  return {
    self: self === '' ? path : `${path}?${self}`,
    first: at(sized('first')),
    ...(hasNextPage && endCursor !== undefined ? { next: at({ ...sized('first'), after: endCursor }) } : {}),
    // Without a size a page that ends before a cursor would be the first one of the list.
    ...(hasPreviousPage && startCursor !== undefined
      ? { prev: at({ last: size ?? String(DEFAULT_PAGE), before: startCursor }) }
      : {}),
  };
}

/** A `Link` header (RFC 8288). */
export function toLinkHeader({ self: _self, ...others }: PageLinks): string {
  return Object.entries(others)
    .map(([relation, address]) => `<${address}>; rel="${relation}"`)
    .join(', ');
}

/** The path of what is told of a thing. */
export function pathOf(iri: string): string {
  return `/entities/${encodeURIComponent(iri).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
