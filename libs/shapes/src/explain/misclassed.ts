import type { ClassTerm } from '#rdf';
import type { CompiledShapes } from '../compile.ts';
import type { Shape, Violation } from '../shape.ts';
import type { GraphNode } from '../term-graph.ts';
import { RDF_TYPE } from '../vocabulary.ts';
import type { Fault } from './fault.ts';
import type { Evidence } from './faults.ts';
import { typesOf } from './places.ts';

/** Judging a node as other classes costs as much as judging it: only so many are, however many are wrong. */
const MOST_NODES = 10;
/** One property that the class does not have is a property too many; two that another class has are that class. */
const SEVERAL = 2;

/**
 * Nodes that say one class and are described as another: their own rejects several of the properties they state, and another
 * class of the release takes these and nearly all the rest.
 */
export function misclassed(faults: readonly Fault[], evidence: Evidence): readonly Fault[] {
  const rejected = new Map<GraphNode, number>();
  for (const { template, focus } of faults)
    if (template === 'closed' && focus !== undefined) rejected.set(focus, (rejected.get(focus) ?? 0) + 1);
  // A nested object is held against the class that its property leads to already.
  const nested = new Set(faults.flatMap(({ template, value }) => (template === 'wrong-type' ? [value] : [])));
  const nodes = [...rejected].filter(([node, count]) => count >= SEVERAL && !nested.has(node));
  return nodes
    .slice(0, MOST_NODES)
    .flatMap(([node]) => typesOf(node).flatMap((type) => mistaken(node, type, evidence) ?? []));
}

function mistaken(node: GraphNode, type: GraphNode, evidence: Evidence): Fault | undefined {
  const { shapes, release, run, places, severity } = evidence;
  const own = takenBy(shapes, type.key);
  if (own === undefined || !release.classes.has(type.key)) return undefined;
  const said = [...(node.out?.keys() ?? [])].filter((predicate) => predicate !== RDF_TYPE);
  const foreign = said.filter((predicate) => !own.has(predicate));
  const rivals = [...release.classes.values()].flatMap((term) => {
    const taken = shapes.targets.classes.has(term.iri) ? takenBy(shapes, term.iri) : undefined;
    if (taken === undefined) return [];
    const left = said.filter((predicate) => !taken.has(predicate)).length;
    const gain = foreign.filter((predicate) => taken.has(predicate)).length;
    return gain >= SEVERAL && left * 3 <= gain ? [{ term, left }] : [];
  });
  const least = Math.min(...rivals.map(({ left }) => left));
  const failing = (iri: string): readonly Violation[] =>
    targetsOf(shapes, iri).flatMap((shape) => run.violationsAt(shape, node));
  const judged = rivals
    .filter(({ left }) => left === least)
    .map(({ term }) => ({ term, violations: failing(term.iri) }));
  const fewest = Math.min(...judged.map(({ violations }) => violations.length));
  const fit = judged.filter(({ violations }) => violations.length === fewest);
  // Of classes that fit alike, what is said tells the one that asks for most of it.
  const most = Math.max(...fit.map(({ term }) => asked(shapes, term.iri, said)));
  const best = fit.filter(({ term }) => asked(shapes, term.iri, said) === most);
  const general = mostGeneral(best.map(({ term }) => term));
  const chosen = best.find(({ term }) => term === general) ?? best[0];
  if (chosen === undefined || fewest >= failing(type.key).length) return undefined;
  const { iri } = chosen.term;
  return {
    code: 'shapes/closed',
    severity,
    template: 'misclassed',
    focus: node,
    predicate: RDF_TYPE,
    value: type,
    name: type.key,
    near: { iri, sure: general !== undefined },
    places: places.value(node, RDF_TYPE, type),
    otherwise: { classes: shapes.classes.closureOf(iri), violations: chosen.violations },
  };
}

/** The one class that all others specialise: whoever says no more than it asks for, means no more. */
function mostGeneral(terms: readonly ClassTerm[]): ClassTerm | undefined {
  return terms.find(({ iri }) => terms.every((other) => other.iri === iri || other.superClasses.includes(iri)));
}

/** The properties that a closed class takes; undefined for one that is open. */
function takenBy(shapes: CompiledShapes, iri: string): ReadonlySet<string> | undefined {
  const rules = targetsOf(shapes, iri).flatMap(({ constraints }) => constraints.map(({ rule }) => rule));
  const closed = rules.flatMap((rule) => (rule.kind === 'closed' ? [rule.allowed] : []));
  const [first, ...more] = closed;
  return first === undefined || more.length === 0
    ? first
    : new Set([...first].filter((predicate) => more.every((allowed) => allowed.has(predicate))));
}

/** How many of these properties a class requires. */
function asked(shapes: CompiledShapes, iri: string, said: readonly string[]): number {
  const rules = targetsOf(shapes, iri).flatMap(({ constraints }) => constraints.map(({ rule }) => rule));
  const required = rules.flatMap((rule) => {
    const isRequired = rule.kind === 'property' && rule.shape.constraints.some((one) => one.rule.kind === 'min-count');
    return isRequired ? (rule.shape.path?.predicate ?? []) : [];
  });
  return new Set(required.filter((predicate) => said.includes(predicate))).size;
}

/** The shapes that a node of a class is judged by. */
export function targetsOf({ targets, classes }: CompiledShapes, iri: string): readonly Shape[] {
  return [...classes.closureOf(iri)].flatMap((above) => targets.classes.get(above) ?? []);
}
