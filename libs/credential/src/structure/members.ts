import { finding, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from '../envelope.ts';
import { isIri, isObject, listOf, shown } from '../json-value.ts';

const wrong = (pointer: string, expected: string, found: JsonValue | undefined): Finding =>
  finding('credential/structure', { pointer, expected, found: shown(found) });

/** `id`, where given, is one absolute IRI (VCDM 2.0 §4.4). */
export function idFindings(node: JsonObject, pointer: string): Finding[] {
  const id = node['id'];
  return id === undefined || isIri(id) ? [] : [wrong(`${pointer}/id`, 'one absolute IRI', id)];
}

/** A member that names who: an IRI, or an object whose `id` is one (`issuer` §4.7, `holder` §4.13). */
export function partyFindings(value: JsonValue | undefined, pointer: string): Finding[] {
  const id = isObject(value) ? value['id'] : value;
  if (!isIri(id)) return [wrong(isObject(value) ? `${pointer}/id` : pointer, 'an absolute IRI', id)];
  return isObject(value) ? labelFindings(value, pointer) : [];
}

/** Objects that need a `type`, and some an `id` (§4.10, §4.11, §5.3–5.6). */
export function typedFindings(node: JsonObject, member: string, rule: { pointer: string; id: boolean }): Finding[] {
  const value = node[member];
  return listOf(value).flatMap((item, index) => {
    const at = `${rule.pointer}/${member}${Array.isArray(value) ? `/${String(index)}` : ''}`;
    if (!isObject(item)) return [wrong(at, 'an object', item)];
    const types = listOf(item['type']);
    const findings = idFindings(item, at);
    if (types.length === 0 || !types.every((type) => typeof type === 'string'))
      findings.push(wrong(`${at}/type`, 'a type', item['type']));
    if (rule.id && item['id'] === undefined) findings.push(wrong(`${at}/id`, 'an id', undefined));
    return findings;
  });
}

/** `name` and `description`: text, or language value objects with nothing else in them (§4.6, §11.1). */
export function labelFindings(node: JsonObject, pointer: string): Finding[] {
  return ['name', 'description'].flatMap((member) =>
    listOf(node[member]).every(isLabel)
      ? []
      : [wrong(`${pointer}/${member}`, 'text, or @value with @language and @direction', node[member])],
  );
}

const LABEL_MEMBERS = new Set(['@value', '@language', '@direction']);

function isLabel(value: JsonValue): boolean {
  if (typeof value === 'string') return true;
  if (!isObject(value) || typeof value['@value'] !== 'string') return false;
  return Object.entries(value).every(([key, item]) => LABEL_MEMBERS.has(key) && typeof item === 'string');
}
