import type { CredentialClaims } from '#rdf';
import { objectsOf, TermGraph, type GraphNode } from '../term-graph.ts';
import type { Names, Parent } from './names.ts';

/** Where in the submission a node is described: JSON pointers into the payload of the credential that says it. */
export class Places {
  readonly #credentials: readonly CredentialClaims[];
  readonly #graphs: TermGraph[] = [];
  readonly #names: Names;

  constructor(credentials: readonly CredentialClaims[], names: Names) {
    this.#credentials = credentials;
    this.#names = names;
  }

  /** Pointer to a node, or to a property of it, or to one of its values; best effort from the statements. */
  pointerTo(node: GraphNode, predicate?: string, value?: GraphNode): string | undefined {
    const at = this.#describing(node, predicate);
    const credential = this.#credentials[at];
    if (credential === undefined) return undefined;
    const own = this.#graph(at).nodes.get(node.key);
    if (own === undefined) return undefined;
    const steps = this.#wayTo(own, credential, at);
    if (predicate !== undefined) steps.push(...this.#step(own, predicate, value?.key));
    return `${credential.pointer}/payload/credentialSubject${steps.join('')}`;
  }

  /** Who refers to a node; the first one in document order. */
  readonly parentOf = (node: GraphNode): Parent | undefined => {
    for (const at of this.#credentials.keys()) {
      const graph = this.#graph(at);
      const own = graph.nodes.get(node.key);
      const parent = own === undefined ? undefined : firstParent(graph, own);
      if (parent !== undefined) return parent;
    }
    return undefined;
  };

  #describing(node: GraphNode, predicate: string | undefined): number {
    const said = this.#credentials.map((_, at) => this.#graph(at).nodes.get(node.key)?.out);
    const exact = predicate === undefined ? -1 : said.findIndex((out) => out?.has(predicate) === true);
    return exact >= 0 ? exact : said.findIndex((out) => out !== undefined);
  }

  #wayTo(node: GraphNode, credential: CredentialClaims, at: number): string[] {
    const graph = this.#graph(at);
    const steps: string[] = [];
    const seen = new Set<GraphNode>();
    let here = node;
    while (!credential.subjects.includes(here.key) && !seen.has(here)) {
      seen.add(here);
      const parent = firstParent(graph, here);
      if (parent === undefined) return [];
      steps.unshift(...this.#step(parent.node, parent.predicate, here.key));
      here = parent.node;
    }
    const subject = credential.subjects.indexOf(here.key);
    if (credential.subjects.length > 1 && subject >= 0) steps.unshift(`/${subject}`);
    return steps;
  }

  #step(node: GraphNode, predicate: string, value: string | undefined): string[] {
    const name = this.#names.compact(predicate).replaceAll('~', '~0').replaceAll('/', '~1');
    const values = [...objectsOf(node, predicate)].map(({ key }) => key);
    const index = value === undefined ? -1 : values.indexOf(value);
    return index >= 0 && values.length > 1 ? [`/${name}`, `/${index}`] : [`/${name}`];
  }

  #graph(at: number): TermGraph {
    const quads = this.#credentials[at]?.quads ?? [];
    return (this.#graphs[at] ??= new TermGraph(quads));
  }
}

function firstParent(graph: TermGraph, node: GraphNode): Parent | undefined {
  if (graph.nodes.size === 0) return undefined;
  graph.subjects(node, '');
  for (const [predicate, subjects] of node.into ?? []) {
    for (const parent of subjects) if (parent !== node) return { node: parent, predicate };
  }
  return undefined;
}
