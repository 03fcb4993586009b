import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseDid } from '#trust';
import { isHostName, parseTarget } from '../../libs/trust/src/host-name.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

type Case = { readonly input: string; readonly output?: string | null | object };

function load(name: string): readonly Case[] {
  const file = sharedPath('conformance', 'wpt-url', 'tests', 'wpt', name);
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly (string | Case)[];
  return entries.filter((entry) => typeof entry !== 'string');
}

/** What WHATWG URL makes of a text, or undefined where it refuses. */
function whatwg(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** What we would dial for a text, or undefined where we refuse. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Inputs as URLs, and as hosts of URLs and of did:web. */
function disagreements(hosts: readonly string[]): readonly string[] {
  const texts = hosts.flatMap((host) => [host, `https://${host}/`, `https://${host}:443/did.json`]);
  const urls = texts.filter((text) => {
    const target = attempt(() => parseTarget(text, (host) => (isHostName(host) ? host : fail())));
    if (target === undefined) return false;
    const url = whatwg(text);
    return url?.protocol !== 'https:' || url.hostname !== target.host || url.port !== '' || url.username !== '';
  });
  const dids = hosts
    .flatMap((host) => [
      host,
      `did:web:${host}`,
      `did:web:${encodeURIComponent(host.toWellFormed())}`,
      `did:web:example.com:${host}`,
    ])
    .filter((did) => {
      const parsed = attempt(() => parseDid(did));
      if (parsed?.method !== 'web') return false;
      const url = whatwg(parsed.url);
      const port = parsed.port === undefined || parsed.port === 443 ? '' : String(parsed.port);
      return url?.hostname !== parsed.host || url.port !== port || url.href !== parsed.url.replace(/:443\//, '/');
    });
  return [...urls, ...dids];
}

function fail(): never {
  throw new Error('not a host name');
}

describeWithShared('WPT URL: the dialled host never differs from the WHATWG one', () => {
  it.each([
    ['urltestdata.json', 891],
    ['ada_extra_urltestdata.json', 28],
    ['urltestdata-javascript-only.json', undefined],
    ['toascii.json', 87],
    ['IdnaTestV2.json', 2671],
    ['verifydnslength_tests.json', undefined],
    ['percent-encoding.json', 7],
  ])('%s', (name, count) => {
    const cases = load(name);
    if (count !== undefined) expect(cases).toHaveLength(count);
    expect(cases.length).toBeGreaterThan(0);
    expect(disagreements(cases.map(({ input }) => input))).toEqual([]);
  });

  it.each(['toascii.json', 'IdnaTestV2.json'])('%s: an accepted host is what the suite makes of it', (name) => {
    const accepted = load(name).filter(({ input }) => isHostName(input));
    expect(accepted.filter(({ input, output }) => input !== output)).toEqual([]);
    expect(accepted.length).toBeGreaterThan(0);
  });

  it('accepts something, so that agreement means something', () => {
    expect(disagreements(['gaia-x.eu', 'xn--mnchen-3ya.de', 'a.b.c.example.org'])).toEqual([]);
    expect(['gaia-x.eu', 'xn--mnchen-3ya.de', 'a.b.c.example.org'].every(isHostName)).toBe(true);
  });
});
