import type { Quad, Term } from '#rdf';
import { XSD } from './vocabulary.ts';

const XSD_STRING = `${XSD}string`;

/** A node of a graph with what is said about it; equal terms are one object, so they compare by identity. */
export interface GraphNode {
  readonly key: string;
  readonly term: Term;
  /** Predicate IRI → objects; absent where nothing is said. */
  out: Map<string, Set<GraphNode>> | undefined;
  /** Predicate IRI → subjects; filled when the first inverse step asks for it. */
  into: Map<string, Set<GraphNode>> | undefined;
}

const NOTHING: ReadonlySet<GraphNode> = new Set();

/** A term as a string, one per RDF term: the IRI itself, `_:label`, `"text"`, `"text"@tag`, `"text"^^datatype`. */
export function keyOf(term: Term): string {
  if (term.termType === 'NamedNode') return term.value;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.language !== '') return `"${term.value}"@${term.language.toLowerCase()}`;
  const datatype = term.datatype.value;
  return datatype === XSD_STRING ? `"${term.value}"` : `"${term.value}"^^${datatype}`;
}

/** Quads as linked nodes: built in one pass, linear in quads, duplicates folded. */
export class TermGraph {
  readonly nodes = new Map<string, GraphNode>();
  readonly predicates = new Set<string>();
  #inverted = false;

  constructor(quads: readonly Quad[]) {
    let subject: GraphNode | undefined;
    for (const quad of quads) {
      // Statements about one subject mostly stand together.
      const { value, termType } = quad.subject;
      if (subject?.term.value !== value || subject.term.termType !== termType) subject = this.node(quad.subject);
      const object = this.node(quad.object);
      const predicate = quad.predicate.value;
      subject.out ??= new Map();
      const objects = subject.out.get(predicate);
      if (objects === undefined) {
        subject.out.set(predicate, new Set([object]));
        this.predicates.add(predicate);
      } else objects.add(object);
    }
  }

  /** The node of a term; a term that the graph does not hold is a node about which nothing is said. */
  node(term: Term): GraphNode {
    const key = keyOf(term);
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = { key, term, out: undefined, into: undefined };
      this.nodes.set(key, node);
    }
    return node;
  }

  /** Subjects of `? predicate node`. */
  subjects(node: GraphNode, predicate: string): ReadonlySet<GraphNode> {
    if (!this.#inverted) this.#invert();
    return node.into?.get(predicate) ?? NOTHING;
  }

  /** Forgets all that is said: whoever keeps a node then keeps no graph with it. */
  clear(): void {
    for (const node of this.nodes.values()) {
      node.out = undefined;
      node.into = undefined;
    }
    this.nodes.clear();
  }

  // Only inverse paths and object targets need it, and most documents meet neither.
  #invert(): void {
    for (const subject of this.nodes.values()) {
      if (subject.out === undefined) continue;
      for (const [predicate, objects] of subject.out) {
        for (const object of objects) {
          object.into ??= new Map();
          const subjects = object.into.get(predicate);
          if (subjects === undefined) object.into.set(predicate, new Set([subject]));
          else subjects.add(subject);
        }
      }
    }
    this.#inverted = true;
  }
}

/** Objects of `node predicate ?`. */
export function objectsOf(node: GraphNode, predicate: string): ReadonlySet<GraphNode> {
  return node.out?.get(predicate) ?? NOTHING;
}
