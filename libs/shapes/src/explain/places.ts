import {
  toSourceMap,
  type CredentialClaims,
  type JsonObject,
  type JsonValue,
  type Release,
  type SourceMap,
} from '#rdf';
import { RDF_TYPE } from '../vocabulary.ts';
import { objectsOf, TermGraph, type GraphNode } from '../term-graph.ts';

/** A place in the bytes of one sender. */
export interface Place {
  readonly credential: CredentialClaims;
  /** JSON pointer into the decoded payload of the credential. */
  readonly pointer: string;
}

/** Who refers to a node, and by which property. */
export interface Parent {
  readonly node: GraphNode;
  readonly predicate: string;
}

interface Source {
  readonly credential: CredentialClaims;
  readonly graph: TermGraph;
  readonly map: SourceMap;
}

/** Where in a submission things are said: by the source maps of the credentials that something is wrong with. */
export class Places {
  readonly #sources: readonly Source[];

  private constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** Source maps for the credentials that something is wrong with: those that speak of one of these nodes, and `speakers`. */
  static async of(
    { nodes, speakers }: { readonly nodes: ReadonlySet<string>; readonly speakers: readonly CredentialClaims[] },
    credentials: readonly CredentialClaims[],
    release: Release,
  ): Promise<Places> {
    const sources: Source[] = [];
    for (const credential of credentials) {
      const graph = new TermGraph(credential.quads);
      if (!speakers.includes(credential) && ![...nodes].some((node) => graph.nodes.has(node))) continue;
      sources.push({ credential, graph, map: await toSourceMap(credential, release) });
    }
    return new Places(sources);
  }

  /** The credentials whose source maps were made. */
  get credentials(): readonly CredentialClaims[] {
    return this.#sources.map(({ credential }) => credential);
  }

  /** Where a node is described, else where it is referred to. */
  node(node: GraphNode): readonly Place[] {
    const all = this.#sources.map((source) => ({ source, said: source.graph.nodes.get(node.key)?.out !== undefined }));
    return [...all.filter(({ said }) => said), ...all.filter(({ said }) => !said)].flatMap(({ source }) =>
      placed(source, source.map.node(node.key)),
    );
  }

  /** The members that state a property of a node. */
  property(node: GraphNode, predicate: string): readonly Place[] {
    return this.#sources.flatMap((source) => placed(source, source.map.property(node.key, predicate)));
  }

  /** Where one value of a property is stated. */
  value(node: GraphNode, predicate: string, value: GraphNode): readonly Place[] {
    return this.#sources.flatMap((source) => placed(source, source.map.values(node.key, predicate, value.key)));
  }

  /** Who refers to a node; the first one in document order. */
  readonly parentOf = (node: GraphNode): Parent | undefined => {
    for (const { graph } of this.#sources) {
      const own = graph.nodes.get(node.key);
      const parent = own === undefined ? undefined : firstParent(graph, own);
      if (parent !== undefined) return parent;
    }
    return undefined;
  };
}

/** The JSON value at a place; undefined where there is none. */
export function jsonAt({ credential, pointer }: Place): JsonValue | undefined {
  let value: JsonValue | undefined = credential.document;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? (value as readonly JsonValue[])[Number(token)] : (value as JsonObject)[token];
  }
  return value;
}

/** The last token of a pointer and what stands before it. */
export function split(pointer: string): { readonly parent: string; readonly name: string } {
  const at = pointer.lastIndexOf('/');
  return { parent: pointer.slice(0, Math.max(0, at)), name: tokensOf(pointer).at(-1) ?? '' };
}

/** The pointer to a member of the object at another pointer. */
export function member(parent: string, name: string): string {
  return `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function placed({ credential }: Source, pointers: readonly string[]): readonly Place[] {
  return pointers.map((pointer) => ({ credential, pointer }));
}

function firstParent(graph: TermGraph, node: GraphNode): Parent | undefined {
  if (graph.nodes.size === 0) return undefined;
  graph.subjects(node, RDF_TYPE);
  for (const [predicate, subjects] of node.into ?? []) {
    for (const parent of subjects) if (parent !== node) return { node: parent, predicate };
  }
  return undefined;
}

/** The types that a node says. */
export function typesOf(node: GraphNode): readonly GraphNode[] {
  return [...objectsOf(node, RDF_TYPE)];
}
