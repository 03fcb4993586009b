import { Refusal } from '#refusal';
import type { CredentialClaims, Literal, Release } from '#rdf';
import { toNative } from './native.ts';
import type { Fragment, PropertyValue } from './records.ts';
import { toTrees, type TreeNode, type TreeValue } from './subject-tree.ts';
import { toText } from './tree-text.ts';

/** Longest IRI that is kept: index entries of Neo4j end at 8 KB, whatever the script it is written in. */
const LONGEST_IRI = 2_048;
/** Folded keys name at most this many properties: their number stays bounded by the release, not by what is submitted. */
const DEEPEST_FOLD = 3;
/** Statements of other vocabularies: kept as texts under this key, never as a key of their own. */
const OTHER = 'other';

/**
 * Claims of one credential → its fragments, one per IRI subject it describes, sorted by IRI (graph.md §2). Keys and labels
 * come from the release's closed list; statements of other vocabularies are texts under `other`. Pure. Throws an Error on a
 * property of the release's own namespace that it lacks (rdf has refused those), a Refusal `rdf/iri` on an IRI over 2,048
 * characters and `rdf/too-complex` where shared blank nodes multiply.
 */
export function toFragments(claims: CredentialClaims, release: Release): readonly Fragment[] {
  for (const iri of [claims.id, claims.issuer, claims.subject]) checkLength(iri);
  return [...toTrees(claims.quads)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([iri, tree]) => new Folding(release).fragment(iri, tree));
}

/** One fragment in the making. */
class Folding {
  readonly #release: Release;
  readonly #values = new Map<string, { value: PropertyValue; lexical: string; language: string }[]>();
  readonly #lists = new Set<string>();
  readonly #references = new Map<string, { predicate: string; to: string }>();

  constructor(release: Release) {
    this.#release = release;
  }

  fragment(iri: string, tree: TreeNode): Fragment {
    checkLength(iri);
    this.#fold(tree, []);
    const properties: Record<string, PropertyValue | readonly PropertyValue[]> = {};
    const languages: Record<string, readonly string[]> = {};
    for (const [key, said] of [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [first] = said;
      if (first === undefined) continue;
      if (said.length === 1 && first.language === '' && !this.#lists.has(key)) properties[key] = first.value;
      else {
        // One type per list: a store that types its lists could not hold a mixed one.
        const oneType = said.every((s) => typeof s.value === typeof first.value);
        properties[key] = said.map((s) => (oneType ? s.value : s.lexical));
        languages[key] = said.map((s) => s.language);
      }
    }
    const references = [...this.#references].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
    return { iri, classes: tree.classes, labels: this.#labels(tree.classes), properties, languages, references };
  }

  #fold(node: TreeNode, path: readonly string[]): void {
    for (const [predicate, values] of node.statements) {
      const key = this.#keyOf(predicate, path);
      if (key === undefined) {
        for (const value of values) this.#add(OTHER, JSON.stringify(toText(value, this.#release, predicate)), true);
      } else this.#keep(key, values);
    }
    if (path.length > 0) for (const iri of node.classes) this.#add([...path, 'class'].join('_'), iri, false);
  }

  #keep(key: readonly string[], values: readonly TreeValue[]): void {
    const name = key.join('_');
    const nodes = values.filter((value) => value.termType === 'Node');
    for (const value of values) {
      switch (value.termType) {
        case 'NamedNode':
          this.#refer(name, value.value);
          break;
        case 'Literal':
          this.#say(name, value);
          break;
        case 'Node':
          if (nodes.length === 1 && key.length < DEEPEST_FOLD) this.#fold(value.node, key);
          else {
            this.#add(name, JSON.stringify(toText(value, this.#release)), true);
            this.#referBelow(value.node, key);
          }
      }
    }
  }

  /** References from below a repeated blank node lead out of the fragment like any other. */
  #referBelow(node: TreeNode, path: readonly string[]): void {
    for (const [predicate, values] of node.statements) {
      const key = (path.length < DEEPEST_FOLD ? this.#keyOf(predicate, path) : path) ?? path;
      for (const value of values) {
        if (value.termType === 'NamedNode') this.#refer(key.join('_'), value.value);
        else if (value.termType === 'Node') this.#referBelow(value.node, key);
      }
    }
  }

  #refer(predicate: string, to: string): void {
    checkLength(to);
    this.#references.set(`${predicate} ${to}`, { predicate, to });
  }

  #say(key: string, literal: Literal): void {
    const said = this.#values.get(key) ?? [];
    said.push({ value: toNative(literal), lexical: literal.value.toWellFormed(), language: literal.language });
    this.#values.set(key, said);
  }

  #add(key: string, text: string, list: boolean): void {
    const said = this.#values.get(key) ?? [];
    said.push({ value: text, lexical: text, language: '' });
    this.#values.set(key, said);
    if (list) this.#lists.add(key);
  }

  /** The folded key, or undefined where the statement belongs under `other`. */
  #keyOf(predicate: string, path: readonly string[]): readonly string[] | undefined {
    const term = this.#release.properties.get(predicate);
    if (term === undefined && isOwn(predicate, this.#release)) {
      throw new Error(`The release has no property ${predicate}`);
    }
    if (term === undefined) return undefined;
    const key = [...path, term.key];
    return isFree(key.join('_')) ? key : undefined;
  }

  #labels(classes: readonly string[]): readonly string[] {
    const labels = new Set<string>();
    for (const iri of classes) {
      const term = this.#release.classes.get(iri);
      // A class that the release lacks passes under `lab` only: it stays in `classes`, and is no label.
      for (const known of term === undefined ? [] : [iri, ...term.superClasses]) {
        const label = this.#release.classes.get(known)?.label;
        if (label !== undefined) labels.add(label);
      }
    }
    return [...labels].sort();
  }
}

/** Names the layout of the stores needs for itself (graph.md §2). */
const TAKEN = new Set(['iri', OTHER, 'OWNS', 'DESCRIBES', 'DECIDED_BY']);
function isFree(key: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(key) && !key.endsWith('_lang') && !TAKEN.has(key);
}

/** A term of the release's own namespace that it does not tolerate as undefined. */
function isOwn(iri: string, release: Release): boolean {
  return iri.startsWith(release.namespace) && !(release.tolerated ?? []).includes(iri);
}

function checkLength(iri: string): void {
  if (iri.length > LONGEST_IRI) {
    throw Refusal.of('rdf/iri', { expected: `at most ${LONGEST_IRI} characters`, found: `${iri.slice(0, 80)}…` });
  }
}
