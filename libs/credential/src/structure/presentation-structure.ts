import { finding, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from '../envelope.ts';
import { isIri, isObject, listOf, shown } from '../json-value.ts';
import { BASE_CONTEXT, contextFindings, typeFindings } from './context.ts';
import { credentialFindings } from './credential-structure.ts';
import { idFindings, partyFindings, typedFindings } from './members.ts';

/**
 * What a presentation violates of VCDM 2.0 §4.13, every cause at once. Credentials that stand in it unenveloped are
 * checked as such; one without a proof is self-asserted, so its issuer must be the holder.
 */
export function presentationFindings(document: JsonObject, pointer: string): Finding[] {
  const held = document['verifiableCredential'];
  return [
    ...presentationOwnFindings(document, pointer),
    ...listOf(held).flatMap((item, index) => {
      const at = `${pointer}/verifiableCredential${Array.isArray(held) ? `/${String(index)}` : ''}`;
      return heldFindings(item, partyOf(document['holder']), at);
    }),
  ];
}

/** The same without the credentials in it. */
export function presentationOwnFindings(document: JsonObject, pointer: string): Finding[] {
  return [
    ...contextFindings(document, pointer),
    ...typeFindings(document, 'VerifiablePresentation', pointer),
    ...idFindings(document, pointer),
    ...(document['holder'] === undefined ? [] : partyFindings(document['holder'], `${pointer}/holder`)),
    ...typedFindings(document, 'proof', { pointer, id: false }),
  ];
}

/** The IRI of `issuer` or `holder`, in either form. */
export function partyOf(value: JsonValue | undefined): string | undefined {
  const id = isObject(value) ? value['id'] : value;
  return isIri(id) ? id : undefined;
}

/** The kind of an enveloping object (§4.14, §4.15), by its type. */
export function envelopedKind(item: JsonValue): 'credential' | 'presentation' | undefined {
  if (!isObject(item)) return undefined;
  const types = listOf(item['type']);
  if (types.includes('EnvelopedVerifiableCredential')) return 'credential';
  return types.includes('EnvelopedVerifiablePresentation') ? 'presentation' : undefined;
}

function heldFindings(item: JsonValue, holder: string | undefined, pointer: string): Finding[] {
  if (!isObject(item)) return [finding('credential/structure', { pointer, expected: 'an object', found: shown(item) })];
  if (envelopedKind(item) !== undefined || (typeof item['id'] === 'string' && item['id'].startsWith('data:')))
    return envelopedFindings(item, pointer);
  const findings = credentialFindings(item, pointer);
  if (item['proof'] === undefined && (holder === undefined || partyOf(item['issuer']) !== holder)) {
    const said = { expected: 'the holder as issuer of an unsigned credential', found: shown(item['issuer']) };
    findings.push(finding('credential/structure', { ...said, pointer: `${pointer}/issuer` }));
  }
  return findings;
}

/** §4.14: a type of its own, the base context, and a data URL as `id`. */
export function envelopedFindings(item: JsonObject, pointer: string): Finding[] {
  const wrong = (member: string, expected: string): Finding =>
    finding('credential/structure', { pointer: `${pointer}/${member}`, expected, found: shown(item[member]) });
  const id = item['id'];
  return [
    ...(envelopedKind(item) === undefined ? [wrong('type', 'EnvelopedVerifiableCredential')] : []),
    ...(listOf(item['@context'])[0] === BASE_CONTEXT ? [] : [wrong('@context', BASE_CONTEXT)]),
    ...(typeof id === 'string' && id.startsWith('data:') ? [] : [wrong('id', 'a data: URL')]),
  ];
}
