import { isUtf8 } from 'node:buffer';
import { Refusal } from '#refusal';
import type { JsonObject, JsonValue } from './envelope.ts';
import { duplicateMember } from './duplicate-member.ts';
import { isEscaped } from './escape.ts';

/** Levels of nesting that a token may have (contract.md §1). */
export const MAX_DEPTH = 64;
/** Members of all objects together. */
export const MAX_MEMBERS = 10_000;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const QUOTE = 0x22;

/**
 * Bytes → JSON value, in linear time, or a Refusal whose finding points at `pointer`. Stricter than RFC 8259 where a
 * signed text must have one meaning: UTF-8 without BOM, depth ≤ 64, ≤ 10,000 members, no duplicate members, no
 * `__proto__` and the like, no lone surrogates, no number that a double cannot hold (trust.md §5).
 *
 * One scan outside strings bounds depth and members before `JSON.parse` sees the text; a duplicate shows as a
 * difference between the colons of the text and the members of the value.
 */
export function parseJson(bytes: Uint8Array, pointer = ''): JsonValue {
  if (!isUtf8(bytes)) throw Refusal.of('credential/not-utf8', { pointer });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const members = scan(text, pointer);
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw Refusal.of('credential/not-json', { pointer });
  }
  const walk: Walk = { members: 0, surrogates: /\\u[dD]/.test(text), pointer };
  visit(value, walk);
  if (walk.members !== members) throw duplicate(text, pointer);
  return value;
}

/** Counts members and holds the limits; what is not JSON passes here and fails in `JSON.parse`. */
function scan(text: string, pointer: string): number {
  let depth = 0;
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = endOfString(text, i, pointer);
    else if (c === 0x3a) members++;
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > MAX_DEPTH)
        throw Refusal.of('credential/nesting', { pointer, expected: `at most ${String(MAX_DEPTH)} levels` });
    } else if (c === 0x7d || c === 0x5d) depth--;
    else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) i = endOfNumber(text, i, pointer);
  }
  if (members > MAX_MEMBERS)
    throw Refusal.of('credential/too-many-members', { pointer, expected: `at most ${String(MAX_MEMBERS)}` });
  return members;
}

function endOfString(text: string, start: number, pointer: string): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1) throw Refusal.of('credential/not-json', { pointer, found: 'a string without end' });
  return end;
}

function endOfNumber(text: string, start: number, pointer: string): number {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (match === null) return start;
  const [token, fraction, exponent] = match;
  if (token.length > 15 || exponent !== undefined) {
    const value = Number(token);
    const integer = fraction === undefined && exponent === undefined;
    const lost = value === 0 && /[1-9]/.test(token.split(/[eE]/)[0] ?? '');
    if (!Number.isFinite(value) || lost || (integer && !Number.isSafeInteger(value)))
      throw Refusal.of('credential/not-json', { pointer, found: 'a number that cannot be held exactly' });
  }
  return start + token.length - 1;
}

interface Walk {
  members: number;
  readonly surrogates: boolean;
  readonly pointer: string;
}

/** Recursion is safe here: the scan has bounded the depth. */
function visit(value: JsonValue, walk: Walk): void {
  if (typeof value === 'string') {
    if (walk.surrogates && !value.isWellFormed()) throw loneSurrogate(walk.pointer);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) visit(item, walk);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      walk.members++;
      if (FORBIDDEN.has(key)) throw Refusal.of('credential/forbidden-key', { pointer: walk.pointer, found: key });
      if (walk.surrogates && !key.isWellFormed()) throw loneSurrogate(walk.pointer);
      visit((value as JsonObject)[key] as JsonValue, walk);
    }
  }
}

function loneSurrogate(pointer: string): Refusal {
  return Refusal.of('credential/not-utf8', { pointer, found: 'half of a surrogate pair' });
}

function duplicate(text: string, pointer: string): Refusal {
  const name = duplicateMember(text) ?? '';
  return Refusal.of('credential/duplicate-member', { pointer, found: name.slice(0, 100) });
}
