import { isUtf8 } from 'node:buffer';
import { finding, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from '../envelope.ts';
import { isObject, listOf } from '../json-value.ts';
import { attempt } from '../read.ts';
import { parseJson } from '../strict-json.ts';
import { BASE_CONTEXT } from '../structure/context.ts';
import { generationOf } from './generation.ts';
import { otherEnvelope } from './other-envelope.ts';
import { COMPACT_JWS, surveyOf, type Survey } from './survey.ts';

const SIGN =
  'Sign each credential as a VC-JWT (application/vc+jwt), and several of them together as a VP-JWT (application/vp+jwt).';
const ANEW =
  'Describe it again with the context and classes of Gaia-X Loire (gx:LegalParticipant is gx:LegalPerson there), sign each credential as a VC-JWT and all of them as a VP-JWT, and send that as application/vp+jwt.';
const AS_JSON_LD = 'Write it as the JSON-LD of a credential, sign that as a VC-JWT, and send it as application/vc+jwt.';
const ALONE = 'Send the compact JWS alone as the body, with Content-Type: application/vp+jwt or application/vc+jwt.';

/**
 * What a body is that is no compact JWS, where it can be told: an older generation of Gaia-X, embedded proofs, an event, a
 * token wrapped in something else, what is not signed at all, another envelope. Empty where it cannot. Linear in the size of
 * the body; nothing of the content is repeated but types of proofs and the name of one member.
 */
export function foreignFindings(body: Uint8Array): readonly Finding[] {
  const envelope = otherEnvelope(body);
  if (envelope !== undefined) {
    return [said('credential/other-envelope', envelope.found, envelope.isRdf ? AS_JSON_LD : SIGN)];
  }
  const start = Buffer.from(body.subarray(0, 80)).toString('latin1').trimStart();
  if (/^data:application\/v[cp][\w+-]*jwt[,;]/.test(start)) return [wrapped('a JWS in a data: URL')];
  const value = /^["[{]/.test(start) && isUtf8(body) ? jsonOf(body) : undefined;
  return value === undefined ? [] : ofJson(value);
}

/**
 * The payload of a JWT that is of an older generation, in a `vc` or `vp` claim (VC-JWT 1.1) or as it is; what else such a payload
 * gets wrong follows from that.
 */
export function olderPayload(document: JsonObject, pointer: string): readonly Finding[] {
  const inner = [document['vc'], document['vp']].find(isObject) ?? document;
  const context = inner['@context'];
  if (context === undefined || listOf(context)[0] === BASE_CONTEXT) return [];
  const generation = generationOf(surveyOf({ '@context': context }).names);
  if (generation?.isOlder !== true) return [];
  const found = `a credential of ${generation.name} in a JWT`;
  return [{ ...said('credential/other-generation', found, ANEW), pointer }];
}

/** undefined where it is not JSON, or beyond the bounds of the strict reader. */
function jsonOf(text: Uint8Array | string): JsonValue | undefined {
  return attempt(() => parseJson(typeof text === 'string' ? Buffer.from(text) : text)).value;
}

function ofJson(value: JsonValue, isInner = false): readonly Finding[] {
  if (typeof value === 'string') {
    if (COMPACT_JWS.test(value)) return [wrapped('a JWS in quotes')];
    return isInner ? [] : ofText(value);
  }
  const survey = surveyOf(value);
  const { names, tokenIn } = survey;
  if (isObject(value)) {
    if (typeof value['specversion'] === 'string') return [ofEvent(value, survey)];
    if (isRequest(value)) {
      return [said('credential/other-generation', 'a request to the XFSC claim compliance provider', ANEW)];
    }
    if (typeof value['payload'] === 'string' && (value['signatures'] ?? value['signature']) !== undefined) {
      return [said('credential/other-envelope', 'a JWS in its JSON serialization', SIGN)];
    }
    if (isEnveloping(value)) return [wrapped('a JWS in the member id of a JSON object')];
  }
  const isDocument = names.has('@context') || names.has('type') || names.has('@type');
  if (tokenIn !== undefined && !isDocument) {
    return [wrapped(tokenIn === '' ? 'a JWS in a JSON array' : `a JWS in the member ${tokenIn} of a JSON object`)];
  }
  const kind = kindOf(value, survey);
  if (kind !== undefined) return ofDocument(kind, survey);
  return isInner || !isObject(value) ? [] : Object.values(value).flatMap(ofText).slice(0, 2);
}

/** A document that was written into a text, as catalogues of XFSC answer it (`content`, `selfDescription`). */
function ofText(text: JsonValue): readonly Finding[] {
  const value = typeof text === 'string' && /^\s*[[{"]/.test(text) ? jsonOf(text) : undefined;
  return value === undefined ? [] : ofJson(value, true);
}

type Kind = 'a presentation' | 'a credential' | 'a self-description with its compliance credential' | 'claims';

function ofDocument(kind: Kind, { names, proofs }: Survey): readonly Finding[] {
  const { name, isOlder } = generationOf(names) ?? { name: 'W3C VC', isOlder: false };
  const isProved = proofs.length > 0;
  const secured = isProved ? `with embedded proofs (${proofs.slice(0, 3).join(', ')})` : 'without a signature';
  const told = [`${kind} of ${name} ${secured}`, isOlder ? ANEW : SIGN] as const;
  if (!isOlder && !isProved) return [said('credential/unsecured', ...told)];
  return [
    ...(isOlder ? [said('credential/other-generation', ...told)] : []),
    ...(isProved ? [said('credential/embedded-proof', ...told)] : []),
  ];
}

/** A CloudEvent (gaia-x.md §12): `data` holds a credential, `data_base64` the text of a token. */
function ofEvent(event: JsonObject, { names }: Survey): Finding {
  const inner = event['data'] ?? event['data_base64'];
  const generation = generationOf(names);
  if (typeof inner === 'string') {
    const fix = 'Send the compact JWS that the event carries, alone; events themselves are not accepted.';
    return said('credential/event', 'a CloudEvents event with a token in it', fix);
  }
  const fix =
    'Send the self-description that the event is about, written for Gaia-X Loire and signed as a VP-JWT; events themselves are not accepted.';
  const told = generation === undefined ? '' : ` with a credential of ${generation.name} in it`;
  return said('credential/event', `a CloudEvents event${told}`, fix);
}

/** `{ claims, verifiableCredentials }`. */
function isRequest(value: JsonObject): boolean {
  return Array.isArray(value['claims']) && Array.isArray(value['verifiableCredentials']);
}

/** An `EnvelopedVerifiableCredential` that stands by itself. */
function isEnveloping({ id }: JsonObject): boolean {
  return typeof id === 'string' && /^data:application\/v[cp][\w+-]*jwt[,;]/.test(id);
}

/** By what stands in it, so that a wrapper (`{ "verifiablePresentation": { … } }`) is what it wraps. */
function kindOf(value: JsonValue, { names }: Survey): Kind | undefined {
  if (names.has('selfDescriptionCredential')) return 'a self-description with its compliance credential';
  if (names.has('VerifiablePresentation') || names.has('verifiableCredential')) return 'a presentation';
  if (names.has('VerifiableCredential') || names.has('credentialSubject')) return 'a credential';
  const nodes = listOf(value).filter(isObject);
  return nodes.some((node) => node['@context'] !== undefined || node['@graph'] !== undefined) ? 'claims' : undefined;
}

function wrapped(found: string): Finding {
  return said('credential/wrapped-token', found, ALONE);
}

function said(code: Finding['code'], found: string, fix: string): Finding {
  return finding(code, { pointer: '', expected: 'a VC-JWT or a VP-JWT, as a compact JWS', found, fix });
}
