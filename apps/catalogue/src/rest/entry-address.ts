/** What the address of an entry says. */
export interface EntryAddress {
  /** What the path may mean, the likeliest first; nothing where it names no thing. */
  readonly named: readonly string[];
  /** The part of the query that is ours. */
  readonly query: URLSearchParams;
}

const ROUTE = '/entities';
const HAS_SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/**
 * Reads `/entities/…`. An IRI that is percent-encoded is one segment and means nothing else. One that is written as it is has slashes and perhaps a
 * query: of that only the `own` parameters are ours, the rest belongs to the IRI. Proxies fold `//`: after a scheme of the web it is put back. What is
 * half encoded may mean two things, so both are told; the text is only ever looked up, never a path of anything.
 */
export function toEntryAddress(url: string, own: readonly string[]): EntryAddress {
  const [, path = '', asked = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const raw = path.slice(ROUTE.length + 1);
  if (!raw.includes('/')) {
    const named = [decoded(raw), ...(HAS_SCHEME.test(raw) ? [raw] : [])];
    return { named: distinct(named), query: new URLSearchParams(asked) };
  }
  const parts = asked === '' ? [] : asked.split('&');
  const isOurs = (part: string): boolean => own.includes(part.split('=', 1)[0] ?? '');
  const theirs = parts.filter((part) => !isOurs(part)).join('&');
  const whole = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : unfolded(text) + (theirs === '' ? '' : `?${theirs}`);
  return {
    named: distinct([...(HAS_SCHEME.test(raw) ? [whole(raw)] : []), whole(decoded(raw))]),
    query: new URLSearchParams(parts.filter(isOurs).join('&')),
  };
}

function unfolded(text: string): string {
  return text.replace(/^(https?):\/(?!\/)/i, '$1://');
}

/** Nothing where a `%` begins no octet. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as readonly string[];
}
