import type { Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Statements as people read them: by subject in the order they come, a blank node where the one statement stands that leads to it. */
export class StatementTree {
  readonly #about = new Map<string, Quad[]>();
  /** Blank node → how many statements lead to it. */
  readonly #uses = new Map<string, number>();

  constructor(quads: readonly Quad[]) {
    for (const quad of quads) {
      const own = this.#about.get(quad.subject.value);
      if (own === undefined) this.#about.set(quad.subject.value, [quad]);
      else own.push(quad);
      if (quad.object.termType !== 'BlankNode') continue;
      this.#uses.set(quad.object.value, (this.#uses.get(quad.object.value) ?? 0) + 1);
    }
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

  /** Whether it is a blank node that exactly one statement leads to. */
  isInner(term: Term): boolean {
    return term.termType === 'BlankNode' && this.#uses.get(term.value) === 1;
  }

  /** The members of a list no part of which is used elsewhere; undefined where it is none. */
  members(head: Term): readonly Term[] | undefined {
    const members: Term[] = [];
    for (let cell = head; cell.value !== `${RDF}nil`;) {
      const own = this.about(cell);
      const [first, rest] = ['first', 'rest'].map((l) => own.find((q) => q.predicate.value === RDF + l)?.object);
      if (own.length !== 2 || first === undefined || rest === undefined || !this.isInner(cell)) return undefined;
      members.push(first);
      cell = rest;
    }
    return members;
  }
}
