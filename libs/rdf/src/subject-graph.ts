import { Refusal, finding } from '#refusal';
import { isObject, type JsonObject, type JsonValue } from './json.ts';

const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const CREDENTIAL_SUBJECT = `${CREDENTIALS}credentialSubject`;
const VERIFIABLE_CREDENTIAL = `${CREDENTIALS}VerifiableCredential`;

/** The subjects of an expanded credential, with the credential's types on each of them. */
export interface SubjectNodes {
  readonly types: readonly string[];
  readonly nodes: readonly JsonObject[];
  /** The same nodes as they were expanded. */
  readonly given: readonly JsonObject[];
}

/**
 * gaia-x.md §5 step 1: every type of the credential but `VerifiableCredential` becomes a type of its subjects, and the
 * envelope stays out. Refuses named graphs (`rdf/named-graph`) and a credential without subject (`rdf/empty-graph`).
 */
export function subjectNodes(expanded: readonly JsonObject[], pointer: string): SubjectNodes {
  const [credential, ...others] = expanded;
  if (credential === undefined) throw Refusal.of('rdf/empty-graph', { pointer: `${pointer}/payload` });
  if (others.length > 0 || '@graph' in credential) throw namedGraph(`${pointer}/payload`);
  const types = strings(credential['@type']).filter((type) => type !== VERIFIABLE_CREDENTIAL);
  const subjects = asArray(credential[CREDENTIAL_SUBJECT]).filter(isObject);
  const at = `${pointer}/payload/credentialSubject`;
  if (subjects.length === 0) throw Refusal.of('rdf/empty-graph', { pointer: at });
  if (subjects.some(holdsGraph)) throw namedGraph(at);
  const nodes = subjects.map((node): JsonObject => {
    const all = [...new Set([...types, ...strings(node['@type'])])];
    return all.length === 0 ? node : { ...node, '@type': all };
  });
  return { types, nodes, given: subjects };
}

function holdsGraph(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(holdsGraph);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([name, inner]) => name === '@graph' || (name !== '@value' && holdsGraph(inner)));
}

function namedGraph(pointer: string): Refusal {
  const fix = 'State everything about the subject itself, without @graph, nested credentials or embedded proofs.';
  return new Refusal([finding('rdf/named-graph', { pointer, fix })]);
}

function asArray(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function strings(value: JsonValue | undefined): readonly string[] {
  return asArray(value).filter((item): item is string => typeof item === 'string');
}
