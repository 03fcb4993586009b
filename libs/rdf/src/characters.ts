import { finding, type Finding } from '#refusal';
import { pointersToValue } from './source-pointer.ts';
import type { JsonObject } from './json.ts';
import type { Quad } from './term.ts';

const NUL = '\u0000';

/**
 * `rdf/character` for every literal with the character U+0000, which no datatype of XML Schema has (XSD 1.1 part 2 §3.3.1) and no store
 * keeps. Halves of surrogate pairs were refused when the JSON was read; in an identifier `rdf/iri` says it, in a language tag `rdf/json-ld`.
 */
export function unfitTexts(
  quads: readonly Quad[],
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly Finding[] {
  const unfit = new Set<string>();
  for (const { object } of quads)
    if (object.termType === 'Literal' && object.value.includes(NUL)) unfit.add(object.value);
  return [...unfit].flatMap((text) => {
    const said = {
      found: text.replaceAll(NUL, '\\u0000').slice(0, 200),
      expected: 'a text without the character U+0000',
      fix: 'Remove the character from the text.',
    };
    const pointers = pointersToValue(text, source);
    const known = pointers.length > 0 ? pointers : [`${source.pointer}/payload/credentialSubject`];
    return known.map((pointer) => finding('rdf/character', { ...said, pointer }));
  });
}
