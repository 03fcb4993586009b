import type { Release } from '#rdf';
import { classView, type ClassView, type PropertyView } from './class-view.ts';
import { called, compact } from './compact.ts';
import { withoutKind } from './constraint-text.ts';
import { tableText } from './list.ts';
import { Misuse } from './misuse.ts';
import { nearestOf } from './nearest-of.ts';
import type { Compiled } from './releases.ts';
import { LANGUAGES, type Language } from '#refusal';
import { WORDS } from './words.ts';

/** A class by `gx:LegalPerson`, `LegalPerson`, its IRI, or what it is called in any language. Throws with the nearest ones. */
export function findClass(word: string, release: Release): string {
  const names = new Map<string, string>();
  for (const { iri } of release.classes.values()) {
    const short = compact(iri, release);
    const spoken = LANGUAGES.flatMap((language) => release.names?.get(iri)?.[language] ?? []);
    for (const name of [iri, short, short.slice(short.indexOf(':') + 1), ...spoken]) {
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), iri);
    }
  }
  const found = names.get(word.toLowerCase());
  if (found !== undefined) return found;
  const classes = nearestOf(word, names.keys(), 6).flatMap((name) => names.get(name) ?? []);
  const near = [...new Set(classes)].slice(0, 3).map((iri) => compact(iri, release));
  throw new Misuse(
    `${release.name} has no class ${word}.${near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`}`,
  );
}

/** A class with all that is asked of it, its super-classes' share included. */
export function showClass(word: string, compiled: Compiled, language: Language): ClassView {
  const iri = findClass(word, compiled.release);
  const view = classView(iri, compiled, { language, inherited: true });
  if (view === undefined) throw new Misuse(`${compiled.release.name} has no class ${word}.`);
  return view;
}

export function showText(view: ClassView, { release }: Compiled, language: Language): string {
  const words = WORDS[language];
  const above = view.superClasses.map((iri) => called(iri, release, language)).join(', ');
  const required = view.properties.filter(({ min }) => min > 0);
  const optional = view.properties.filter(({ min }) => min === 0);
  return [
    `${view.name} (${view.class}), ${release.name}`,
    view.description ?? '',
    above === '' ? '' : `${words.superClasses}: ${above}`,
    view.closed ? words.closed : words.open,
    ...view.constraints.map(({ text }) => text),
    ...group(words.required, required),
    ...group(words.optional, optional),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function group(title: string, properties: readonly PropertyView[]): readonly string[] {
  if (properties.length === 0) return [];
  const rows = properties.map(({ name, path, min, max, constraints }) => {
    const asked = withoutKind(constraints).map(({ text }) => text);
    return [`  ${name}`, path, `${String(min)}..${max === undefined ? 'n' : String(max)}`, asked.join(', ')];
  });
  const lines = tableText(rows).split('\n');
  return [
    `\n${title}`,
    ...properties.flatMap(({ description }, at) => [lines[at] ?? '', `      ${description ?? ''}`]),
  ];
}
