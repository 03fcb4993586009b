import { isObject, pointerToken, type JsonObject, type JsonValue } from './json.ts';
import type { TermIndex } from './terms.ts';

const ID_MEMBERS = new Set(['id', '@id']);
const TYPE_MEMBERS = new Set(['type', '@type']);
const MAX_POINTERS = 20;

/**
 * JSON pointers to the members, type names and identifiers of the sender's document that stand for an IRI: written in full, with a
 * prefix, or as the bare local name.
 */
export function pointersTo(
  iri: string,
  index: TermIndex,
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly string[] {
  const namespace = index.namespaces.find((other) => iri.startsWith(other));
  const local = namespace === undefined ? undefined : iri.slice(namespace.length);
  const means = (name: string): boolean =>
    name === iri || (local !== undefined && (name === local || name === `gx:${local}`));
  const pointers: string[] = [];
  const visit = (value: JsonValue, pointer: string): void => {
    if (pointers.length >= MAX_POINTERS) return;
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, position) => visit(item, `${pointer}/${position}`));
    } else if (isObject(value)) {
      for (const [member, inner] of Object.entries(value)) {
        if (member === '@context') continue;
        const at = `${pointer}/${pointerToken(member)}`;
        if (means(member) || (ID_MEMBERS.has(member) && typeof inner === 'string' && means(inner))) pointers.push(at);
        if (TYPE_MEMBERS.has(member)) pointers.push(...typePointers(inner, at, means));
        else visit(inner, at);
      }
    }
  };
  visit(source.document, `${source.pointer}/payload`);
  return pointers;
}

function typePointers(types: JsonValue, pointer: string, means: (name: string) => boolean): readonly string[] {
  if (typeof types === 'string') return means(types) ? [pointer] : [];
  if (!Array.isArray(types)) return [];
  return (types as readonly JsonValue[]).flatMap((type, position) => {
    return typeof type === 'string' && means(type) ? [`${pointer}/${position}`] : [];
  });
}

/** Pointers to the string values equal to `text`, for identifiers that are not absolute. */
export function pointersToValue(
  text: string,
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly string[] {
  const pointers: string[] = [];
  const visit = (value: JsonValue, pointer: string): void => {
    if (value === text && pointers.length < MAX_POINTERS) pointers.push(pointer);
    else if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, position) => visit(item, `${pointer}/${position}`));
    } else if (isObject(value)) {
      for (const [member, inner] of Object.entries(value)) {
        if (member !== '@context') visit(inner, `${pointer}/${pointerToken(member)}`);
      }
    }
  };
  visit(source.document, `${source.pointer}/payload`);
  return pointers;
}
