import { describe, expect, it } from '@jest/globals';
import { loadedWith } from '../../../test/support/load-closure.ts';

/** Rooms of all files that are loaded with one, and the packages they load. */
function roomsOf(entry: string): { readonly rooms: readonly string[]; readonly packages: readonly string[] } {
  const { files, packages } = loadedWith(entry);
  const rooms = files.map((path) => path.split('/').slice(0, 2).join('/'));
  return { rooms: [...new Set(rooms)].sort(), packages };
}

describe('the read side alone', () => {
  it('loads nothing that verifies, judges, signs or reaches out', () => {
    const { rooms, packages } = roomsOf('apps/cadastre/src/open-catalogue.ts');
    expect(rooms.filter((room) => room.startsWith('libs/'))).toEqual(
      [...['credential', 'files', 'graph', 'lifecycle', 'log'], ...['rdf', 'reading', 'refusal', 'search', 'web']].map(
        (lib) => `libs/${lib}`,
      ),
    );
    const clients = /^(node:)?(http|https|http2|net|tls|dns|dgram)(\/|$)|^(jose|did-resolver|web-did-resolver|undici)/;
    expect(packages.filter((name) => clients.test(name))).toEqual([]);
  });

  it('is told from the whole, which loads them', () => {
    expect(roomsOf('apps/cadastre/src/open-cadastre.ts').rooms).toEqual(
      expect.arrayContaining(['libs/sign', 'libs/trust', 'libs/verify']),
    );
  });
});
