import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './support/shared.ts';
import { readSources, targetOf, walk, type Import, type SourceFile } from './support/source-tree.ts';

/** Who may import whom, among the libs. */
const LIBS: { readonly [lib: string]: readonly string[] } = {
  refusal: [],
  files: [],
  rdf: ['refusal', 'files'],
  credential: ['refusal'],
  trust: ['refusal', 'files'],
  verify: ['refusal', 'rdf', 'credential', 'trust'],
  shapes: ['refusal', 'rdf'],
  compliance: ['refusal', 'rdf', 'verify', 'shapes'],
  log: [],
  lifecycle: ['refusal'],
  graph: ['refusal', 'files', 'rdf', 'log', 'lifecycle'],
  search: ['refusal', 'lifecycle'],
  reading: ['refusal', 'rdf', 'graph', 'search', 'lifecycle'],
  sign: ['refusal'],
  web: ['refusal'],
};
const ALL = [...Object.keys(LIBS), 'admission'];
/** Judging reads through the ports of the store, never through what answers. */
const JUDGING = ALL.filter((lib) => lib !== 'reading' && lib !== 'search');
/** Who answers reads by `#reading` alone: what a caller may see is decided there. The read side has no key and no way to the network. */
const APPS: { readonly [app: string]: readonly string[] } = {
  catalogue: ['refusal', 'rdf', 'reading', 'web'],
  registry: ALL.filter((lib) => lib !== 'graph' && lib !== 'search'),
  cadastre: ALL,
};
/** Packages that only these places may import. */
const PACKAGES: readonly (readonly [name: RegExp, places: RegExp])[] = [
  [/^@nestjs\//, /^apps\//],
  [/^neo4j-driver/, /^libs\/graph\//],
  [/^better-sqlite3/, /^libs\/graph\//],
  [/^(jsonld|rdf-canonize|n3)(\/|$)/, /^libs\/rdf\//],
  [/^(shacl-engine|rdf-validate-shacl)/, /^nowhere/],
  [/^jose(\/|$)/, /^libs\/(verify|sign)\//],
  [/^(did-resolver|web-did-resolver|cross-fetch)/, /^libs\/trust\//],
];
const NETWORK = /^(node:)?(http|https|http2|net|tls|dns|dns\/promises|dgram)$|^(undici|axios|node-fetch)$/;
const DOOR = 'libs/trust/src/guarded-fetch.ts';
const BANNED = 'service manager helper util utils common shared base impl dto entity interface'.split(' ');

const sources = readSources('libs', 'apps').filter(({ path }) => /^(libs|apps)\/[^/]+\/src\//.test(path));
const production = sources.filter(({ path }) => !path.endsWith('.spec.ts'));
const libFiles = production.filter(({ path }) => path.startsWith('libs/'));

function placeOf(path: string): { readonly side: string; readonly name: string } {
  const [side = '', name = ''] = path.split('/');
  return { side, name };
}

/** `path: what` for every node of every file that `what` names. */
function offences(files: readonly SourceFile[], what: (node: ts.Node) => string | undefined): readonly string[] {
  const found: string[] = [];
  for (const file of files) {
    walk(file.tree, (node) => {
      const offence = what(node);
      const line = file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1;
      if (offence !== undefined) found.push(`${file.path}:${line} ${offence}`);
    });
  }
  return found;
}

/** `path → specifier` for every import that `isUnlawful` names. */
function imports(files: readonly SourceFile[], isUnlawful: (file: SourceFile, specifier: string) => boolean) {
  return files.flatMap((file) =>
    file.imports
      .filter(({ specifier }) => isUnlawful(file, specifier))
      .map(({ specifier }) => `${file.path} → ${specifier}`),
  );
}

/** A run-time import of a module that can open a socket; to read an address is not to open one. */
function isNetwork({ specifier, isTypeOnly, names }: Import): boolean {
  const isReading = names.length > 0 && names.every((name) => ['isIP', 'isIPv4', 'isIPv6', 'BlockList'].includes(name));
  return !isTypeOnly && !isReading && NETWORK.test(specifier);
}

describe('the import law', () => {
  it('reads the whole house', () => {
    expect(production.length).toBeGreaterThan(50);
    expect(readdirSync(join(ROOT, 'libs')).sort()).toEqual([...ALL].sort());
  });

  it('holds between the rooms', () => {
    const unlawful = imports(production, ({ path }, specifier) => {
      if (!specifier.startsWith('#')) return false;
      const { side, name } = placeOf(path);
      const allowed = side === 'libs' ? (name === 'admission' ? JUDGING : LIBS[name]) : APPS[name];
      return specifier === `#${name}` || allowed?.includes(specifier.slice(1)) !== true;
    });
    expect(unlawful).toEqual([]);
  });

  it('has one way to read: nobody else searches, and an app that opens a store reads it by a reader', () => {
    const searching = imports(production, ({ path }, specifier) => {
      return specifier === '#search' && !path.startsWith('libs/reading/');
    });
    expect(searching).toEqual([]);
    const storing = imports(production, ({ path }, specifier) => specifier === '#graph' && path.startsWith('apps/'));
    expect(storing.filter((line) => !line.startsWith('apps/cadastre/'))).toEqual([]);
    const making = offences(
      production.filter(({ path }) => /^(apps|libs\/reading)\//.test(path)),
      (node) => (ts.isNewExpression(node) && node.expression.getText() === 'Reader' ? 'new Reader' : undefined),
    );
    expect(making.map((line) => line.split(':')[0])).toEqual(['libs/reading/src/catalogue.ts']);
  });

  it('lets nobody climb into another room', () => {
    const climbing = production.flatMap((file) =>
      file.imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .filter((entry) => {
          const from = placeOf(file.path);
          const to = placeOf(targetOf(file, entry));
          if (from.side === to.side && from.name === to.name) return false;
          return !(from.name === 'cadastre' && from.side === 'apps' && to.side === 'apps');
        })
        .map(({ specifier }) => `${file.path} → ${specifier}`),
    );
    expect(climbing.filter((line) => !/^apps\/cadastre\/.* → (\.\.\/)+samples\//.test(line))).toEqual([]);
  });

  it('keeps each package where it belongs', () => {
    const misplaced = imports(production, ({ path }, specifier) =>
      PACKAGES.some(([name, places]) => name.test(specifier) && !places.test(path)),
    );
    expect(misplaced).toEqual([]);
  });

  it('has one door to the network', () => {
    const opening = libFiles
      .filter(({ path }) => path !== DOOR)
      .flatMap(({ path, imports }) => imports.filter(isNetwork).map(({ specifier }) => `${path} → ${specifier}`));
    expect(opening).toEqual([]);
    const fetching = offences(production, (node) =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch'
        ? 'fetch()'
        : undefined,
    );
    expect(fetching).toEqual([]);
  });

  it('keeps tests out of production code', () => {
    const testing = imports(production, (_file, s) =>
      /\.spec\.ts$|(^|\/)test\/|^@jest\/|^fast-check$|^@nestjs\/testing$/.test(s),
    );
    expect(testing).toEqual([]);
  });

  it('has no cycles', () => {
    const byPath = new Map(production.map((file) => [file.path, file]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: SourceFile, trail: readonly string[]): void => {
      if (trail.includes(file.path))
        return void cycles.push([...trail.slice(trail.indexOf(file.path)), file.path].join(' → '));
      if (done.has(file.path)) return;
      // A type is gone before anything runs.
      for (const entry of file.imports.filter(({ isTypeOnly }) => !isTypeOnly)) {
        const { specifier } = entry;
        const path = specifier.startsWith('#') ? `libs/${specifier.slice(1)}/src/index.ts` : targetOf(file, entry);
        const next = byPath.get(path);
        if (next !== undefined) visit(next, [...trail, file.path]);
      }
      done.add(file.path);
    };
    for (const file of production) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('what code may reach for', () => {
  it('reads the environment in a config.ts of an app only', () => {
    const reading = offences(production, (node) =>
      ts.isPropertyAccessExpression(node) && node.getText() === 'process.env' ? 'process.env' : undefined,
    );
    expect(reading.filter((line) => !/^apps\/[^/]+\/src\/config\.ts:/.test(line))).toEqual([]);
  });

  it('has no clock in the libs', () => {
    const ticking = offences(libFiles, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now') return 'Date.now';
      const isDate = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date';
      return isDate && (node.arguments ?? []).length === 0 ? 'new Date()' : undefined;
    });
    expect(ticking).toEqual([]);
  });

  it('decides in libs/lifecycle alone whether the time of a credential is over (contract.md §2)', () => {
    const { LessThanToken, LessThanEqualsToken, GreaterThanToken, GreaterThanEqualsToken } = ts.SyntaxKind;
    const orders: readonly ts.SyntaxKind[] = [
      ...[LessThanToken, LessThanEqualsToken, GreaterThanToken, GreaterThanEqualsToken],
    ];
    const deciding = offences(production, (node) => {
      const isOrder = ts.isBinaryExpression(node) && orders.includes(node.operatorToken.kind);
      return isOrder && /\bvalidUntil\b/.test(node.getText()) ? node.getText() : undefined;
    });
    expect(deciding.filter((line) => !line.startsWith('libs/lifecycle/'))).toEqual([]);
  });

  it('has named exports only, and no star', () => {
    const unnamed = offences(production, (node) => {
      if (ts.isExportAssignment(node)) return 'export default';
      return ts.isExportDeclaration(node) && node.exportClause === undefined && !node.isTypeOnly
        ? 'export *'
        : undefined;
    });
    expect(unnamed).toEqual([]);
  });

  it('lets no rule read a sentence: findings are linked by what they are about', () => {
    const SENTENCES = new Set(['expected', 'found', 'fix']);
    const rules = production.filter(({ path }) => path.startsWith('libs/compliance/'));
    const reading = offences(rules, (node) => {
      if (ts.isPropertyAccessExpression(node) && SENTENCES.has(node.name.text)) return `.${node.name.text}`;
      if (!ts.isBindingElement(node)) return undefined;
      const name = (node.propertyName ?? node.name).getText();
      return SENTENCES.has(name) ? name : undefined;
    });
    expect(rules.length).toBeGreaterThan(10);
    expect(reading).toEqual([]);
  });

  it('has a spec in every chapter of criteria, and beside every gate', () => {
    const lacking = ['criteria', 'gates'].flatMap((part) => {
      const root = join(ROOT, 'libs', 'compliance', 'src', part);
      const files = readdirSync(root, { recursive: true }).map(String);
      const chapters = new Set(files.filter((name) => name.endsWith('.ts')).map((name) => join(part, name, '..')));
      return [...chapters].filter(
        (chapter) => !files.some((n) => n.endsWith('.spec.ts') && join(part, n, '..') === chapter),
      );
    });
    expect(lacking).toEqual([]);
  });

  it('gives a constructor at most four parameters', () => {
    const crowded = offences(production, (node) =>
      ts.isConstructorDeclaration(node) && node.parameters.length > 4
        ? `${node.parameters.length} parameters`
        : undefined,
    );
    expect(crowded).toEqual([]);
  });
});

describe('size and names', () => {
  it('has one index per lib', () => {
    expect(ALL.filter((lib) => !existsSync(join(ROOT, 'libs', lib, 'src', 'index.ts')))).toEqual([]);
    const deeper = libFiles.filter(({ path }) => basename(path) === 'index.ts' && path.split('/').length > 4);
    expect(deeper.map(({ path }) => path)).toEqual([]);
  });

  it('keeps files small', () => {
    const large = production
      .filter(({ codeLines }) => codeLines > 250)
      .map(({ path, codeLines }) => `${path} ${codeLines}`);
    expect(large).toEqual([]);
    const sizes = production.map(({ codeLines }) => codeLines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(150);
  });

  it('names files by nouns of the domain', () => {
    // `Entity` is the name that contract.md §3 gives to a subject of the catalogue.
    const named = sources.filter(({ path }) => !/^apps\/catalogue\/.*\/entity(\.resolver)?\.ts$/.test(path));
    const odd = named.filter(({ path }) => {
      const name = basename(path).replace(/(\.spec|\.d)?\.ts$/, '');
      const suffix = path.startsWith('apps/') ? '(\\.(module|controller|resolvers?|guard|filter))?' : '';
      return (
        !new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*${suffix}$`).test(name) ||
        name.split(/[-.]/).some((w) => BANNED.includes(w))
      );
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});
