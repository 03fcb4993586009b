import type { Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Blank nodes within each other, at most; deeper ones stand by themselves, so that nobody who writes or reads a text goes deep. */
const DEEPEST = 16;

/** Statements as people read them: by subject in the order they come, a blank node where the one statement stands that leads to it. */
export class StatementTree {
  readonly #about = new Map<string, Quad[]>();
  /** Blank nodes that stand within what leads to them. */
  readonly #inner = new Set<string>();
  /** Cells of lists that end, no cell of which is used elsewhere. */
  readonly #cells: ReadonlySet<string>;

  constructor(quads: readonly Quad[]) {
    const uses = new Map<string, number>();
    for (const quad of quads) {
      const own = this.#about.get(quad.subject.value);
      if (own === undefined) this.#about.set(quad.subject.value, [quad]);
      else own.push(quad);
      if (quad.object.termType !== 'BlankNode') continue;
      uses.set(quad.object.value, (uses.get(quad.object.value) ?? 0) + 1);
    }
    this.#cells = this.#cellsOf(quads, uses);
    const isOnce = (term: Term): boolean => term.termType === 'BlankNode' && uses.get(term.value) === 1;
    const firsts = [...this.#about.values()].flatMap(([first]) => first?.subject ?? []);
    const seen = new Set<string>();
    for (const subject of firsts) if (!isOnce(subject)) this.#nest(subject, isOnce, seen);
    // What no such subject leads to leads to itself: one of each ring stands by itself.
    for (const subject of firsts) if (!seen.has(subject.value)) this.#nest(subject, isOnce, seen);
  }

  /** Statements of each subject that stands by itself. */
  subjects(): readonly (readonly [Quad, ...Quad[]])[] {
    return [...this.#about.values()].flatMap(([first, ...rest]) =>
      first === undefined || this.isInner(first.subject) ? [] : [[first, ...rest] as const],
    );
  }

  about(term: Term): readonly Quad[] {
    return this.#about.get(term.value) ?? [];
  }

  /** Whether it is a blank node that stands where the one statement stands that leads to it. */
  isInner(term: Term): boolean {
    return term.termType === 'BlankNode' && this.#inner.has(term.value);
  }

  /** The members of a list no part of which is used elsewhere; undefined where it is none. */
  members(head: Term): readonly Term[] | undefined {
    if (!this.isInner(head) || !this.#cells.has(head.value)) return undefined;
    const members: Term[] = [];
    for (let cell: Term | undefined = head; cell !== undefined && cell.value !== `${RDF}nil`;) {
      const own: readonly Quad[] = this.about(cell);
      const first = own.find(({ predicate }) => predicate.value === `${RDF}first`);
      if (first !== undefined) members.push(first.object);
      cell = own.find(({ predicate }) => predicate.value === `${RDF}rest`)?.object;
    }
    return members;
  }

  /** Marks what stands within `root`. A list is one step deep, however long it is. */
  #nest(root: Term, isOnce: (term: Term) => boolean, seen: Set<string>): void {
    seen.add(root.value);
    const stack: { readonly term: Term; readonly depth: number }[] = [{ term: root, depth: 0 }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const { predicate, object } of this.about(at.term)) {
        if (!isOnce(object) || seen.has(object.value)) continue;
        seen.add(object.value);
        const isNextCell = predicate.value === `${RDF}rest` && this.#cells.has(object.value);
        const depth = isNextCell ? at.depth : at.depth + 1;
        if (depth <= DEEPEST) this.#inner.add(object.value);
        stack.push({ term: object, depth: depth <= DEEPEST ? depth : 0 });
      }
    }
  }

  /** From the ends of the lists to their heads. */
  #cellsOf(quads: readonly Quad[], uses: ReadonlyMap<string, number>): ReadonlySet<string> {
    const before = new Map<string, Term[]>();
    for (const { subject, predicate, object } of quads) {
      if (predicate.value !== `${RDF}rest`) continue;
      const there = before.get(object.value);
      if (there === undefined) before.set(object.value, [subject]);
      else there.push(subject);
    }
    const cells = new Set<string>();
    const stack = [...(before.get(`${RDF}nil`) ?? [])];
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const own = this.about(cell);
      const isCell = own.length === 2 && own.some(({ predicate }) => predicate.value === `${RDF}first`);
      if (!isCell || cell.termType !== 'BlankNode' || uses.get(cell.value) !== 1 || cells.has(cell.value)) continue;
      cells.add(cell.value);
      stack.push(...(before.get(cell.value) ?? []));
    }
    return cells;
  }
}
