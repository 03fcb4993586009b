import type { Literal } from '#rdf';
import { malformed, tooComplex } from './malformed.ts';
import { objectsOf, type GraphNode } from './term-graph.ts';
import { RDF_FIRST, RDF_NIL, RDF_REST, SH, XSD } from './vocabulary.ts';

const LONGEST_LIST = 100_000;

/** Members of a well-formed RDF list (SHACL §1.5: no cycle, one first and one rest each), or a refusal. */
export function listOf(head: GraphNode, owner: string): readonly GraphNode[] {
  const members: GraphNode[] = [];
  const seen = new Set<GraphNode>();
  let cell = head;
  while (cell.key !== RDF_NIL) {
    const [first, ...otherFirsts] = objectsOf(cell, RDF_FIRST);
    const [rest, ...otherRests] = objectsOf(cell, RDF_REST);
    if (first === undefined || rest === undefined || otherFirsts.length + otherRests.length > 0 || seen.has(cell)) {
      throw malformed(owner, 'a value that is not a well-formed RDF list');
    }
    if (members.length === LONGEST_LIST) throw tooComplex(`a list of more than ${LONGEST_LIST} members on ${owner}`);
    seen.add(cell);
    members.push(first);
    cell = rest;
  }
  return members;
}

/** All values of a parameter of a shape. */
export function valuesOf(node: GraphNode, local: string): readonly GraphNode[] {
  return [...objectsOf(node, SH + local)];
}

/** The one value of a parameter, or undefined; more than one is malformed. */
export function oneOf(node: GraphNode, local: string): GraphNode | undefined {
  const values = valuesOf(node, local);
  if (values.length > 1) throw malformed(node.key, `sh:${local} with ${values.length} values`, 'at most one value');
  return values[0];
}

/** A parameter that must be an IRI. */
export function iriOf(value: GraphNode, owner: string, local: string): string {
  if (value.term.termType !== 'NamedNode') throw malformed(owner, `sh:${local} that is not an IRI`);
  return value.term.value;
}

/** A parameter that must be a literal. */
export function literalOf(value: GraphNode, owner: string, local: string): Literal {
  if (value.term.termType !== 'Literal') throw malformed(owner, `sh:${local} that is not a literal`);
  return value.term;
}

/** A parameter that must be a text: a literal of xsd:string. */
export function stringOf(value: GraphNode, owner: string, local: string): string {
  const literal = literalOf(value, owner, local);
  if (literal.datatype.value === `${XSD}string`) return literal.value;
  throw malformed(owner, `sh:${local} ${value.key}`, 'an xsd:string');
}

/** A parameter that must be a text for people: of xsd:string, or in a language. */
export function textOf(value: GraphNode, owner: string, local: string): Literal {
  const literal = literalOf(value, owner, local);
  if (literal.language !== '' || literal.datatype.value === `${XSD}string`) return literal;
  throw malformed(owner, `sh:${local} ${value.key}`, 'an xsd:string, or a text in a language');
}

/** A parameter that must be a whole number, zero or more. */
export function countOf(value: GraphNode, owner: string, local: string): number {
  const literal = literalOf(value, owner, local);
  if (literal.datatype.value !== `${XSD}integer` || !/^\+?\d{1,15}$/.test(literal.value)) {
    throw malformed(owner, `sh:${local} ${value.key}`, 'an xsd:integer of zero or more');
  }
  return Number(literal.value);
}

/** A flag of a shape; absent is false. */
export function flagOf(node: GraphNode, local: string): boolean {
  const value = oneOf(node, local);
  if (value === undefined) return false;
  const literal = literalOf(value, node.key, local);
  if (literal.datatype.value !== `${XSD}boolean` || !/^(?:true|false|0|1)$/.test(literal.value)) {
    throw malformed(node.key, `sh:${local} ${value.key}`, 'true or false');
  }
  return literal.value === 'true' || literal.value === '1';
}
