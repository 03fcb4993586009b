import type { PatchStep } from '#refusal';
import type { JsonValue } from '#rdf';
import { objectsOf, type GraphNode } from '../term-graph.ts';
import { RDF_TYPE } from '../vocabulary.ts';
import type { Fault } from './fault.ts';
import type { Evidence } from './faults.ts';
import { targetsOf } from './misclassed.ts';
import { jsonAt, member, split, typesOf, type Place } from './places.ts';
import { repairedValue } from './repair.ts';

/**
 * The JSON Patch (RFC 6902) that mends a fault, where there is one thing only that can have been meant: it changes how
 * something is written, moves it, or takes away what may not be there, and never adds what the sender did not say. Pointers lead
 * into the payload of the credential that the finding points into.
 */
export function patchOf(
  fault: Fault,
  consequences: readonly Fault[],
  evidence: Evidence,
): readonly PatchStep[] | undefined {
  const [place, ...others] = fault.places;
  // A patch speaks of one payload.
  if (place === undefined || others.some(({ credential }) => credential !== place.credential)) return undefined;
  switch (fault.template) {
    case 'undefined-term':
    case 'closed':
      return renamed(fault, evidence) ?? (fault.near === undefined ? removed(fault) : undefined);
    case 'unknown-class':
    case 'misclassed':
      return fault.near?.sure === true ? retyped(fault.places, fault.near.iri, evidence) : undefined;
    case 'wrong-type':
    case 'class':
      return fitted(fault, evidence);
    case 'max-count':
      return fault.violation?.rule.kind === 'max-count' && fault.violation.rule.count === 0
        ? removed(fault)
        : undefined;
    default:
      return valued(fault, consequences, evidence);
  }
}

/** The misspelt property under its right name, where that one is still free. */
function renamed({ near, places, focus, name }: Fault, { spelling }: Evidence): readonly PatchStep[] | undefined {
  if (near?.sure !== true || name === undefined) return undefined;
  if (focus !== undefined && objectsOf(focus, near.iri).size > 0) return undefined;
  const steps: PatchStep[] = [];
  for (const { credential, pointer } of places) {
    const words = spelling(credential);
    const own = split(pointer);
    const object = jsonAt({ credential, pointer: own.parent });
    const isTaken = Object.keys(object ?? {}).some((key) => words.expand(key) === near.iri);
    if (isTaken || words.expand(own.name) !== name) return undefined;
    steps.push({ op: 'move', from: pointer, path: member(own.parent, words.write(near.iri, own.name)) });
  }
  return steps;
}

function removed({ places, name }: Fault): readonly PatchStep[] | undefined {
  if (name === undefined) return undefined;
  return places.map(({ pointer }) => ({ op: 'remove', path: pointer }));
}

/** Type names replaced by another class, written as they were. */
function retyped(places: readonly Place[], iri: string, { spelling }: Evidence): readonly PatchStep[] | undefined {
  const steps: PatchStep[] = [];
  for (const place of places) {
    const written = jsonAt(place);
    if (typeof written !== 'string') return undefined;
    steps.push({ op: 'replace', path: place.pointer, value: spelling(place.credential).write(iri, written) });
  }
  return steps;
}

/** A nested object that has all that the required class asks for, and only says another class or none. */
function fitted({ essence, value, violation }: Fault, evidence: Evidence): readonly PatchStep[] | undefined {
  const { places, shapes, spelling } = evidence;
  if (essence?.rule.kind !== 'class' || value?.out === undefined) return undefined;
  const { iri } = essence.rule;
  const types = typesOf(value);
  const [type] = types;
  if (types.length > 1 || !isFit(value, iri, evidence)) return undefined;
  if (type !== undefined) return retyped(places.value(value, RDF_TYPE, type), iri, evidence);
  const predicate = violation?.path?.predicate;
  const isLeaf = ![...shapes.classTree.values()].some((above) => above.includes(iri));
  const stated = predicate === undefined || !isLeaf ? [] : places.value(violation?.focus ?? value, predicate, value);
  return stated.length === 0
    ? undefined
    : stated.map(({ credential, pointer }) => {
        const name = spelling(credential).write(iri, 'gx:');
        return { op: 'add', path: member(pointer, 'type'), value: name };
      });
}

function isFit(node: GraphNode, iri: string, { shapes, run }: Evidence): boolean {
  const own = targetsOf(shapes, iri);
  const said = [...(node.out?.keys() ?? [])].filter((predicate) => predicate !== RDF_TYPE);
  return own.length > 0 && said.length > 0 && own.every((shape) => run.conforms(shape, node));
}

/** One value written as the shapes ask for it. */
function valued(fault: Fault, consequences: readonly Fault[], evidence: Evidence): readonly PatchStep[] | undefined {
  const { value, focus, predicate, places } = fault;
  if (value === undefined || focus === undefined || predicate === undefined) return undefined;
  const same = [fault, ...consequences].filter((one) => {
    return one.focus === focus && one.predicate === predicate && one.value === value;
  });
  const shapes = same.flatMap(({ violation }) => (violation === undefined ? [] : [violation.shape]));
  const stated = evidence.places.value(focus, predicate, value);
  // The place of a fault inside a form is that of what fails there, and then the value is another one.
  if (stated.length === 0 || stated[0]?.pointer !== places[0]?.pointer) return undefined;
  const steps: PatchStep[] = [];
  for (const place of stated) {
    const json: JsonValue | undefined = repairedValue({ shapes, focus, value, place }, evidence);
    if (json === undefined) return undefined;
    steps.push({ op: 'replace', path: place.pointer, value: json });
  }
  return steps;
}
