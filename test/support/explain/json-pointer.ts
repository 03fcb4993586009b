import type { Json, JsonObject } from './instances.ts';

/** One step of a JSON Patch. */
export interface Step {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

const tokens = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

export function pointerTo(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value at a pointer (RFC 6901); throws where there is none. */
export function at(document: Json, pointer: string): Json {
  let value: Json = document;
  for (const token of tokens(pointer)) {
    const next: Json | undefined = Array.isArray(value) ? value[Number(token)] : (value as JsonObject)[token];
    if (next === undefined) throw new Error(`Nothing stands at ${pointer}`);
    value = next;
  }
  return value;
}

/** Applies a JSON Patch (RFC 6902) to a copy; throws where a step cannot be done. */
export function patched(document: JsonObject, steps: readonly Step[]): JsonObject {
  const copy = structuredClone(document);
  for (const { op, path, from, value } of steps) {
    if (op === 'remove') take(copy, path);
    else if (op === 'move') put(copy, path, take(copy, from ?? ''));
    else if (op === 'add') put(copy, path, value as Json);
    else if (op === 'replace') {
      take(copy, path);
      put(copy, path, value as Json);
    } else throw new Error(`The step ${op} is not one that findings offer`);
  }
  return copy;
}

function split(pointer: string): readonly [parent: string, name: string] {
  return [pointer.slice(0, pointer.lastIndexOf('/')), tokens(pointer).at(-1) ?? ''];
}

function take(document: JsonObject, pointer: string): Json {
  const value = at(document, pointer);
  const [parent, name] = split(pointer);
  const holder = at(document, parent);
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete (holder as JsonObject)[name];
  return value;
}

function put(document: JsonObject, pointer: string, value: Json): void {
  const [parent, name] = split(pointer);
  const holder = at(document, parent);
  if (Array.isArray(holder)) holder.splice(Number(name), 0, value);
  else (holder as JsonObject)[name] = value;
}
