import type { Statement } from '../reads/statements.ts';
import { isNode, type SaidGraph } from './said-graphs.ts';

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const STRING = 'http://www.w3.org/2001/XMLSchema#string';
const ATTRIBUTED = 'http://www.w3.org/ns/prov#wasAttributedTo';
const IDENTIFIER = 'http://purl.org/dc/terms/identifier';

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
export function toTrig(graphs: readonly SaidGraph[]): string {
  const blocks = [...byName(graphs)].map(([name, [first, ...more]]) => {
    const lines = [first, ...more].flatMap(({ statements }) => statements.map((one) => `  ${toLine(one)}`));
    const about = `${toIri(name)} ${toIri(ATTRIBUTED)} ${toIri(first.issuer)} ; ${toIri(IDENTIFIER)} ${JSON.stringify(first.credentialId)} .`;
    return `${about}\n${toIri(name)} {\n${lines.join('\n')}\n}\n`;
  });
  return blocks.join('\n');
}

/** The owners' words alone, in Turtle: it knows no graphs, and nothing is merged. */
export function toTurtle(graphs: readonly SaidGraph[]): string {
  const lines = graphs.filter(({ isOwner }) => isOwner).flatMap(({ statements }) => statements.map(toLine));
  return [...new Set(lines)].map((line) => `${line}\n`).join('');
}

function toLine(statement: Statement): string {
  const { subject, predicate, value, datatype, language } = statement;
  if (isNode(statement)) return `${toName(subject)} ${toIri(predicate)} ${toName(value)} .`;
  const tail =
    language !== undefined
      ? `@${language}`
      : datatype === undefined || datatype === STRING
        ? ''
        : `^^${toIri(datatype)}`;
  return `${toName(subject)} ${toIri(predicate)} ${JSON.stringify(value)}${tail} .`;
}

function toName(name: string): string {
  return name.startsWith('_:') ? name : toIri(name);
}

/** What may not stand in an IRI is percent-encoded: it cannot end it, and every reader of RDF takes it. */
function toIri(iri: string): string {
  // eslint-disable-next-line no-control-regex
  return `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, encodeURIComponent)}>`;
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
