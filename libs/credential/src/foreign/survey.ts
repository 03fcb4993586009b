import type { JsonObject, JsonValue } from '../envelope.ts';
import { isObject, listOf } from '../json-value.ts';

/** A compact JWS, or the beginning of one: three base64url parts of which the first is a JSON object. */
export const COMPACT_JWS = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** What was seen in a JSON document, whatever it is. */
export interface Survey {
  /** What names a vocabulary: contexts, namespaces of inline contexts, member names, types. */
  readonly names: ReadonlySet<string>;
  /** Types of embedded proofs, in order of appearance; `proof` for one without a readable type. */
  readonly proofs: readonly string[];
  /** Member that holds the first compact JWS; the empty text for one that stands in no object. */
  readonly tokenIn: string | undefined;
}

const PROOF_TYPE = /^[\w.:-]{1,40}$/;
const MEMBER = /^[\w@:.-]{1,40}$/;

/** One walk over a JSON value whose depth and size parsing has bounded. */
export function surveyOf(value: JsonValue): Survey {
  const names = new Set<string>();
  const proofs = new Set<string>();
  let tokenIn: string | undefined;
  const visit = (item: JsonValue, member: string): void => {
    if (typeof item === 'string') {
      if (COMPACT_JWS.test(item)) tokenIn ??= MEMBER.test(member) ? member : '';
    } else if (Array.isArray(item)) for (const one of item as readonly JsonValue[]) visit(one, member);
    else if (isObject(item)) for (const [name, inner] of Object.entries(item)) look(name, inner);
  };
  const look = (name: string, inner: JsonValue): void => {
    names.add(name);
    if (name === '@context') {
      for (const text of contextsOf(inner)) names.add(text);
      return;
    }
    if (name === 'type' || name === '@type')
      for (const type of listOf(inner)) if (typeof type === 'string') names.add(type);
    if (name === 'proof') for (const proof of listOf(inner).filter(isObject)) proofs.add(proofType(proof));
    visit(inner, name);
  };
  visit(value, '');
  return { names, proofs: [...proofs], tokenIn };
}

function contextsOf(context: JsonValue): readonly string[] {
  return listOf(context).flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    return isObject(entry) ? Object.values(entry).filter((iri) => typeof iri === 'string') : [];
  });
}

function proofType(proof: JsonObject): string {
  const [type] = listOf(proof['type']);
  return typeof type === 'string' && PROOF_TYPE.test(type) ? type : 'proof';
}
