import type { Quad, Term } from './term.ts';
import { toTurtle } from './turtle-text.ts';
import { parseTurtle } from './turtle.ts';

const DIFFERENCE = 'urn:cadastre:difference:';
const ANY = `${DIFFERENCE}any`;

/** Turtle texts by file name. */
type Texts = ReadonlyMap<string, string>;
/** Subject → what is said about it, in the order of the file. */
type Statements = Map<string, readonly Quad[]>;

/** One rule: for each part the statements about the node it speaks of. */
interface Rule {
  readonly asks: readonly Quad[];
  readonly without: readonly Quad[];
  readonly with: readonly Quad[];
  /** The node goes whole. */
  readonly drops: boolean;
}

/**
 * Reads the rules of a `differences.ttl` and gives what applies them to shapes files. Every node that says what a
 * rule's `where` and `without` hold (`:any` stands for every value) loses the statements of `without` and gets those
 * of `with`; a node that says what `no` holds goes whole. Gives the files that a rule meets, written anew.
 *
 * The applying function throws an `Error` for a rule that meets no node in any file.
 */
export function toShapeDifferences(turtle: string): (files: Texts) => Texts {
  const source = bySubject(parseTurtle(turtle));
  const rules = rulesOf(source);
  return (files) => {
    const unmet = new Set(rules);
    const texts = new Map<string, string>();
    for (const [name, text] of files) {
      const about = bySubject(parseTurtle(text));
      const met = rules.filter((rule) => apply(rule, about, source));
      for (const rule of met) unmet.delete(rule);
      if (met.length > 0) texts.set(name, toTurtle([...about.values()].flat(), prefixesOf(text), commentOf(text)));
    }
    for (const { asks } of unmet) {
      const said = asks.map(({ predicate, object }) => `${predicate.value} ${object.value}`).join(' ; ');
      throw new Error(`A difference meets no shape that says ${said}`);
    }
    return texts;
  };
}

function bySubject(quads: readonly Quad[]): Statements {
  const about = new Map<string, Quad[]>();
  for (const quad of quads) {
    const own = about.get(quad.subject.value);
    if (own === undefined) about.set(quad.subject.value, [quad]);
    else own.push(quad);
  }
  return about;
}

function rulesOf(source: Statements): readonly Rule[] {
  return [...source.values()]
    .filter((own) => own.some(({ predicate }) => predicate.value.startsWith(DIFFERENCE)))
    .map((own): Rule => {
      const part = (name: string): readonly Quad[] =>
        own
          .filter(({ predicate }) => predicate.value === DIFFERENCE + name)
          .flatMap(({ object }) => source.get(object.value) ?? []);
      const [without, no] = [part('without'), part('no')];
      return { asks: [...part('where'), ...without, ...no], without, with: part('with'), drops: no.length > 0 };
    });
}

/** Applies a rule to every node it meets; false where it meets none. */
function apply(rule: Rule, about: Statements, source: Statements): boolean {
  const met = [...about].filter(([, own]) => rule.asks.every((asked) => own.some((quad) => matches(quad, asked))));
  for (const [node, own] of met) {
    const gone = rule.drops ? own : own.filter((quad) => rule.without.some((asked) => matches(quad, asked)));
    const [first] = own;
    if (rule.drops || first === undefined) about.delete(node);
    else {
      const added = copyOf(rule.with, first.subject, source);
      about.set(node, [...own.filter((quad) => !gone.includes(quad)), ...added.filter(isAbout(node))]);
      for (const [inner, said] of bySubject(added.filter((quad) => !isAbout(node)(quad)))) about.set(inner, said);
    }
    prune(about, gone);
  }
  return met.length > 0;
}

const isAbout =
  (node: string) =>
  ({ subject }: Quad): boolean =>
    subject.value === node;

function matches({ predicate, object }: Quad, asked: Quad): boolean {
  return predicate.value === asked.predicate.value && (asked.object.value === ANY || isSame(object, asked.object));
}

function isSame(a: Term, b: Term): boolean {
  if (a.termType !== b.termType || a.value !== b.value) return false;
  return a.termType !== 'Literal' || (b.termType === 'Literal' && a.datatype.value === b.datatype.value);
}

let copies = 0;

/** The statements of a rule, said of a subject; blank nodes below them are new with every copy. */
function copyOf(quads: readonly Quad[], subject: Quad['subject'], source: Statements): readonly Quad[] {
  copies += 1;
  const serial = String(copies);
  const renamed = <T extends Term>(term: T): T =>
    term.termType === 'BlankNode' ? { ...term, value: `${term.value}_${serial}` } : term;
  const below = (inner: readonly Quad[]): readonly Quad[] =>
    inner
      .filter(({ object }) => object.termType === 'BlankNode')
      .flatMap(({ object }) => source.get(object.value) ?? [])
      .flatMap((quad) => [{ ...quad, subject: renamed(quad.subject), object: renamed(quad.object) }, ...below([quad])]);
  return [...quads.map((quad) => ({ ...quad, subject, object: renamed(quad.object) })), ...below(quads)];
}

/** Takes away the blank nodes that only what went has led to. */
function prune(about: Statements, gone: readonly Quad[]): void {
  for (const { object } of gone) {
    const own = about.get(object.value);
    if (object.termType !== 'BlankNode' || own === undefined) continue;
    const held = [...about.values()].some((said) => said.some((quad) => quad.object.value === object.value));
    if (held) continue;
    about.delete(object.value);
    prune(about, own);
  }
}

/** The first line of a Turtle file where it is a comment. */
function commentOf(text: string): readonly string[] {
  const [first = ''] = text.split('\n', 1);
  return first.startsWith('#') ? [first] : [];
}

function prefixesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^@prefix ([\w-]*): <([^>]*)> \.$/gm)].map(([, prefix = '', iri = '']) => [prefix, iri]),
  );
}
