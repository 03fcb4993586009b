import { readSources, targetOf } from './source-tree.ts';

const sources = new Map(readSources('apps', 'libs').map((file) => [file.path, file]));

/** All files that are loaded with one, and the packages they load; type imports load nothing. */
export function loadedWith(entry: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
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
  return { files: [...files], packages: [...packages].sort() };
}
