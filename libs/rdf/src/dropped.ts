import { finding, Refusal, type Finding } from '#refusal';
import type { SignedClaims } from './claims.ts';
import { unfitIri } from './iris.ts';
import type { JsonObject } from './json.ts';
import { isJsonLdError, type JsonLdError, type JsonLdEvent, type Processor } from './json-ld.ts';
import { pointersTo } from './source-pointer.ts';
import { suggestion, type TermIndex } from './terms.ts';

/**
 * Why jsonld would not read a document: one finding for everything that safe mode would have dropped, or the one error
 * of its grammar. An error that is not jsonld's is a defect and thrown again.
 */
export async function droppedByJsonLd(
  error: unknown,
  processor: Processor,
  gated: JsonObject,
  credential: SignedClaims,
  index: TermIndex,
): Promise<Refusal> {
  if (!isJsonLdError(error)) throw error;
  if (error.details?.event === undefined) return Refusal.of('rdf/json-ld', grammar(error, credential));
  const seen = await eventsOf(processor, gated, error.details.event);
  const found = seen.flatMap((event) => explain(event, credential, index));
  const findings = [...new Map(found.map((f) => [`${f.code} ${f.pointer ?? ''}`, f])).values()];
  return new Refusal(findings.length > 0 ? findings : [finding('rdf/json-ld', grammar(error, credential))]);
}

/** All events where the document can be read to its end without safe mode, else the one that stopped it. */
async function eventsOf(processor: Processor, gated: JsonObject, first: JsonLdEvent): Promise<readonly JsonLdEvent[]> {
  try {
    const events = await processor.eventsOf(gated);
    return events.length > 0 ? events : [first];
  } catch (error) {
    if (isJsonLdError(error)) return [first];
    throw error;
  }
}

function grammar(error: JsonLdError, credential: SignedClaims): { pointer: string; found: string } {
  const code = error.details?.code ?? error.details?.event?.code;
  const found = code === undefined ? error.message : `${code}: ${error.message}`;
  return { pointer: `${credential.pointer}/payload`, found: found.slice(0, 300) };
}

function explain(event: JsonLdEvent, credential: SignedClaims, index: TermIndex): readonly Finding[] {
  switch (event.code) {
    case 'invalid property':
    case 'reserved term':
    case 'relative @type reference':
      return undefinedName(named(event) ?? '', credential, index);
    case 'relative @id reference':
    case 'reserved @id value':
    case 'relative subject reference':
    case 'relative object reference':
    case 'relative predicate reference':
    case 'relative graph reference':
    case 'blank node predicate':
    case 'relative @vocab reference':
      return unfitIri(named(event) ?? '', credential);
    default:
      return [finding('rdf/json-ld', { pointer: `${credential.pointer}/payload`, found: event.message })];
  }
}

/** The name or identifier that an event is about. */
function named(event: JsonLdEvent): string | undefined {
  return Object.values(event.details ?? {}).find((value): value is string => typeof value === 'string');
}

function undefinedName(name: string, credential: SignedClaims, index: TermIndex): readonly Finding[] {
  const pointers = pointersTo(name, index, credential);
  return (pointers.length > 0 ? pointers : [`${credential.pointer}/payload`]).map((pointer) =>
    finding('rdf/undefined-term', { pointer, found: name, ...suggestion(name, index) }),
  );
}
