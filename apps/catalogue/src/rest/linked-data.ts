import { isNode, type Statement } from '#reading';
import { toTrig as toTrigText, toTurtle as toTurtleText, type Quad, type Release } from '#rdf';
import { prefixesOf } from './prefixes.ts';
import type { SaidGraph } from './said-graphs.ts';

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const STRING = 'http://www.w3.org/2001/XMLSchema#string';
const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const ATTRIBUTED = 'http://www.w3.org/ns/prov#wasAttributedTo';
const IDENTIFIER = 'http://purl.org/dc/terms/identifier';

type Line = Pick<Statement, 'subject' | 'predicate' | 'value' | 'datatype' | 'language'>;
interface Node {
  readonly '@id': string;
  readonly [property: string]: unknown;
}

/**
 * Graphs → expanded JSON-LD 1.1: each is a named graph, under the address of its credential, which is attributed to its
 * issuer and bears the id it gave itself. What several credentials say of one thing stays apart.
 */
export function toJsonLd(graphs: readonly SaidGraph[]): readonly Node[] {
  return [...byName(graphs)].map(([name, [first, ...more]]) => ({
    '@id': name,
    [ATTRIBUTED]: [{ '@id': first.issuer }],
    [IDENTIFIER]: [{ '@value': first.credentialId }],
    '@graph': [first, ...more].flatMap(({ statements }) => toNodes(statements)),
  }));
}

function toNodes(statements: readonly Statement[]): readonly Node[] {
  return [...Map.groupBy(statements, ({ subject }) => subject)].map(([subject, own]) => ({
    '@id': subject,
    ...Object.fromEntries(
      [...Map.groupBy(own, keyOf)].map(([key, of]) => [
        key,
        of.map((one) => (key === '@type' ? one.value : toValue(one))),
      ]),
    ),
  }));
}

function keyOf(statement: Statement): string {
  return statement.predicate === TYPE && isNode(statement) ? '@type' : statement.predicate;
}

function toValue({ value, datatype, language }: Statement): object {
  if (language !== undefined) return { '@value': value, '@language': language };
  if (datatype === undefined) return { '@id': value };
  return datatype === STRING ? { '@value': value } : { '@value': value, '@type': datatype };
}

/** The same as `toJsonLd`, in TriG (RDF 1.1). */
export function toTrig(graphs: readonly SaidGraph[], release: Pick<Release, 'prefixes'>): string {
  const named = [...byName(graphs)].map(([name, [first, ...more]]) => ({
    name,
    about: toQuads([
      { subject: name, predicate: ATTRIBUTED, value: first.issuer },
      { subject: name, predicate: IDENTIFIER, value: first.credentialId, datatype: STRING },
    ]),
    quads: toQuads([first, ...more].flatMap(({ statements }) => statements)),
  }));
  return toTrigText(named, prefixesOf(release));
}

/** The owners' words alone, in Turtle: it knows no graphs, and nothing is merged. */
export function toTurtle(graphs: readonly SaidGraph[], release: Pick<Release, 'prefixes'>): string {
  const own = graphs.filter(({ isOwner }) => isOwner).flatMap(({ statements }) => statements);
  return toTurtleText(toQuads(own), prefixesOf(release));
}

/** Statements as quads, each once. */
function toQuads(statements: readonly Line[]): readonly Quad[] {
  const quads = statements.map((statement): Quad => ({
    subject: toNode(statement.subject),
    predicate: { termType: 'NamedNode', value: statement.predicate },
    object: isNode(statement) ? toNode(statement.value) : toLiteral(statement),
  }));
  return [...new Map(quads.map((quad) => [JSON.stringify(quad), quad])).values()];
}

function toNode(name: string): Quad['subject'] {
  return name.startsWith('_:')
    ? { termType: 'BlankNode', value: name.slice(2) }
    : { termType: 'NamedNode', value: name };
}

function toLiteral({ value, datatype = LANG_STRING, language = '' }: Line): Quad['object'] {
  return { termType: 'Literal', value, datatype: { termType: 'NamedNode', value: datatype }, language };
}

function byName(graphs: readonly SaidGraph[]): ReadonlyMap<string, readonly [SaidGraph, ...SaidGraph[]]> {
  const found = new Map<string, [SaidGraph, ...SaidGraph[]]>();
  for (const graph of graphs) {
    const there = found.get(graph.name);
    if (there === undefined) found.set(graph.name, [graph]);
    else there.push(graph);
  }
  return found;
}
