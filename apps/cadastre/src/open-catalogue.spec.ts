import { describe, expect, it } from '@jest/globals';
import { readSources, targetOf } from '../../../test/support/source-tree.ts';

const sources = new Map(readSources('apps', 'libs').map((file) => [file.path, file]));

/** Rooms of all files that are loaded with one, and the packages they load. */
function loadedWith(entry: string): { readonly rooms: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const path of files) {
    const file = sources.get(path);
    if (file === undefined) throw new Error(`${path} is imported and missing`);
    for (const one of file.imports.filter(({ isTypeOnly }) => !isTypeOnly)) {
      if (one.specifier.startsWith('#')) files.add(`libs/${one.specifier.slice(1)}/src/index.ts`);
      else if (one.specifier.startsWith('.')) files.add(targetOf(file, one));
      else packages.add(one.specifier);
    }
  }
  const rooms = [...files].map((path) => path.split('/').slice(0, 2).join('/'));
  return { rooms: [...new Set(rooms)].sort(), packages: [...packages].sort() };
}

describe('the read side alone', () => {
  it('loads nothing that verifies, judges, signs or reaches out', () => {
    const { rooms, packages } = loadedWith('apps/cadastre/src/open-catalogue.ts');
    expect(rooms.filter((room) => room.startsWith('libs/'))).toEqual(
      ['audit', 'graph', 'rdf', 'refusal', 'search', 'web'].map((lib) => `libs/${lib}`),
    );
    const clients = /^(node:)?(http|https|http2|net|tls|dns|dgram)(\/|$)|^(jose|did-resolver|web-did-resolver|undici)/;
    expect(packages.filter((name) => clients.test(name))).toEqual([]);
  });

  it('is told from the whole, which loads them', () => {
    expect(loadedWith('apps/cadastre/src/open-cadastre.ts').rooms).toEqual(
      expect.arrayContaining(['libs/sign', 'libs/trust', 'libs/verify']),
    );
  });
});
