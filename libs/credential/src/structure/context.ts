import { finding, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from '../envelope.ts';
import { isIri, isObject, listOf, shown } from '../json-value.ts';

/** First entry of every `@context` (VCDM 2.0 §4.3). */
export const BASE_CONTEXT = 'https://www.w3.org/ns/credentials/v2';

/** Terms that the base context defines and protects. */
const BASE_TERMS = new Set([
  ...['id', 'type', 'name', 'description', 'digestMultibase', 'digestSRI', 'mediaType'],
  ...['VerifiableCredential', 'EnvelopedVerifiableCredential'],
  ...['VerifiablePresentation', 'EnvelopedVerifiablePresentation', 'JsonSchema', 'JsonSchemaCredential'],
  ...['BitstringStatusListCredential', 'BitstringStatusList', 'BitstringStatusListEntry', 'DataIntegrityProof'],
]);

/** True for a term of the base context. */
export function isBaseTerm(term: string): boolean {
  return BASE_TERMS.has(term);
}

/**
 * VCDM 2.0 §4.3: the base context first, then URLs or objects; inline terms lead to IRIs and redefine nothing that is
 * protected. Which contexts are *allowed* is decided where they are expanded.
 */
export function contextFindings(document: JsonObject, pointer: string): Finding[] {
  const context = document['@context'];
  const at = `${pointer}/@context`;
  const entries = listOf(context);
  if (entries[0] !== BASE_CONTEXT)
    return [finding('credential/structure', { pointer: at, expected: `${BASE_CONTEXT} first`, found: shown(context) })];
  const locked = new Map<string, string>();
  return entries.flatMap((entry, index) => {
    const entryAt = Array.isArray(context) ? `${at}/${String(index)}` : at;
    if (isObject(entry)) return inlineFindings(entry, locked, entryAt);
    if (isIri(entry)) return [];
    return [finding('rdf/context', { pointer: entryAt, expected: 'a URL or an object', found: shown(entry) })];
  });
}

function inlineFindings(inline: JsonObject, locked: Map<string, string>, pointer: string): Finding[] {
  const findings: Finding[] = [];
  for (const [term, definition] of Object.entries(inline)) {
    if (term.startsWith('@')) continue;
    const written = JSON.stringify(definition);
    const at = `${pointer}/${term.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isBaseTerm(term) || (locked.get(term) ?? written) !== written)
      findings.push(finding('rdf/redefined-term', { pointer: at, found: term }));
    if (!isDefinition(definition))
      findings.push(finding('rdf/context', { pointer: at, expected: 'an IRI', found: shown(definition) }));
    if (inline['@protected'] === true) locked.set(term, written);
  }
  return findings;
}

/** An IRI, a compact IRI, a keyword, or an object whose `@id`, where given, is one. */
function isDefinition(definition: JsonValue): boolean {
  if (definition === null || isIri(definition)) return true;
  if (typeof definition === 'string') return /^@[a-z]+$/.test(definition);
  return isObject(definition) && (definition['@id'] === undefined || isDefinition(definition['@id']));
}

/**
 * VCDM 2.0 §4.5: each type is an IRI or a term that a context maps. Terms of a remote context are left to the
 * expansion.
 */
export function typeFindings(document: JsonObject, required: string, pointer: string): Finding[] {
  const types = listOf(document['type']);
  const at = `${pointer}/type`;
  if (!types.includes(required))
    return [
      finding('credential/structure', { pointer: at, expected: `${required} among the types`, found: shown(types) }),
    ];
  const contexts = listOf(document['@context']);
  const remote = contexts.some((entry) => typeof entry === 'string' && entry !== BASE_CONTEXT);
  const mapped = (type: string): boolean =>
    isIri(type) || isBaseTerm(type) || remote || contexts.some((c) => isObject(c) && Object.hasOwn(c, type));
  return types.flatMap((type) => {
    if (typeof type !== 'string')
      return [finding('credential/structure', { pointer: at, expected: 'type names', found: shown(type) })];
    return mapped(type) ? [] : [finding('rdf/undefined-term', { pointer: at, found: type })];
  });
}
