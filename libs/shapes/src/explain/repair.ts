import type { JsonObject, JsonValue, Literal, Term } from '#rdf';
import { isLexical } from '../lexical.ts';
import type { Rule, Run, Shape } from '../shape.ts';
import { keyOf, type GraphNode } from '../term-graph.ts';
import { XSD } from '../vocabulary.ts';
import { codesOf } from './closest.ts';
import type { Evidence } from './faults.ts';
import { sureText } from './nearest.ts';
import { patternRepair } from './pattern-repair.ts';
import { jsonAt, split, type Place } from './places.ts';

const STRING = `${XSD}string`;
const COUNTS: ReadonlySet<string> = new Set(['min-count', 'max-count', 'qualified-min-count', 'qualified-max-count']);

/** A value that fails, with every shape it fails. */
interface Failing {
  readonly shapes: readonly Shape[];
  readonly focus: GraphNode;
  readonly value: GraphNode;
  readonly place: Place;
}

/**
 * The value in the sender's document, written so that all shapes take it: the same text as another datatype, without its
 * language or spaces, in the case of the code list, a reference as a text or the other way round. Undefined where no such form
 * is right.
 */
export function repairedValue({ shapes, focus, value, place }: Failing, evidence: Evidence): JsonValue | undefined {
  const json = jsonAt(place);
  const rules = shapes.flatMap(rulesOf);
  const term = candidates(value, json, rules, evidence).find((candidate) => {
    return keyOf(candidate) !== value.key && shapes.every((shape) => takes(shape, { focus, candidate }, evidence));
  });
  return term === undefined ? undefined : written(term, { was: value.term, json, place }, evidence);
}

/** All rules about the value itself, those of alternatives too. */
function rulesOf({ constraints }: Shape): readonly Rule[] {
  return constraints.flatMap(({ rule }) => {
    const inner = 'shapes' in rule ? rule.shapes : rule.kind === 'node' ? [rule.shape] : [];
    return [rule, ...inner.filter(({ path }) => path === undefined).flatMap(rulesOf)];
  });
}

function candidates(
  { term, out }: GraphNode,
  json: JsonValue | undefined,
  rules: readonly Rule[],
  { run }: Evidence,
): readonly Term[] {
  const datatypes = [...new Set(rules.flatMap((rule) => (rule.kind === 'datatype' ? [rule.iri] : [])))];
  if (term.termType === 'BlankNode' || (term.termType === 'NamedNode' && out !== undefined)) return [];
  if (term.termType === 'NamedNode')
    return [`${XSD}anyURI`, STRING].filter((iri) => datatypes.includes(iri)).map((iri) => literal(term.value, iri));
  const text = typeof json === 'number' ? String(json) : term.value;
  const codes = rules.flatMap(codesOf);
  // A list stands in the rule of its form and in that of the alternatives: each value counts once.
  const sure = sureText(text, [...new Set(codes.map((code) => code.value))]);
  const coded = codes.filter((code) => code.value === sure);
  const typed = datatypes.flatMap((iri) => variants(text, iri).map((variant) => literal(variant, iri)));
  const formed = rules.flatMap((rule) => (rule.kind === 'pattern' ? (patternRepair(rule, text) ?? []) : []));
  const isName = run.graph.nodes.get(text.trim())?.out !== undefined || /^(?:https?|did|urn):\S+$/i.test(text.trim());
  const named: readonly Term[] = isName ? [{ termType: 'NamedNode', value: text.trim() }] : [];
  return [
    ...coded,
    ...typed,
    ...formed.map((form) => ({ ...term, value: form })),
    { ...term, value: text.trim() },
    ...named,
  ];
}

function literal(value: string, datatype: string): Literal {
  return { termType: 'Literal', value, datatype: { termType: 'NamedNode', value: datatype }, language: '' };
}

const NUMBERS: ReadonlySet<string> = new Set(['float', 'double', 'decimal'].map((name) => XSD + name));

/** The text as its datatype writes it, where that is plain: a decimal comma, a day as the beginning of that day. */
function variants(text: string, datatype: string): readonly string[] {
  const trimmed = text.trim();
  const ways = [text, trimmed];
  if (datatype === `${XSD}anyURI`) return ways.filter((way) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(way));
  if (datatype === `${XSD}boolean`) ways.push(trimmed.toLowerCase());
  if (NUMBERS.has(datatype) && /^[+-]?\d+,\d{1,2}$/.test(trimmed)) ways.push(trimmed.replace(',', '.'));
  if (datatype === `${XSD}dateTime`) {
    ways.push(trimmed.replace(' ', 'T'));
    if (isLexical(trimmed, `${XSD}date`) && /^-?\d+-\d\d-\d\d$/.test(trimmed)) ways.push(`${trimmed}T00:00:00Z`);
  }
  if (datatype === `${XSD}date`) ways.push(trimmed.replace(/T00:00:00(?:\.0+)?Z?$/, ''));
  return ways.filter((way) => isLexical(way, datatype));
}

/** Would the shape take this value at that node, counts aside? */
function takes(
  { constraints }: Shape,
  { focus, candidate }: { readonly focus: GraphNode; readonly candidate: Term },
  { run }: Evidence,
): boolean {
  const key = keyOf(candidate);
  const node = run.graph.nodes.get(key) ?? { key, term: candidate, out: undefined, into: undefined };
  let failed = false;
  const fail = (): void => {
    failed = true;
  };
  const probe: Run = {
    graph: run.graph,
    settled: false,
    spend: (steps) => run.spend(steps),
    fail,
    conforms: (shape, other) => run.conforms(shape, other),
    visit: (shape, other) => void (run.conforms(shape, other) || fail()),
    isInstance: (other, iri) => run.isInstance(other, iri),
  };
  for (const { rule, check } of constraints) if (!COUNTS.has(rule.kind)) check(focus, new Set([node]), probe);
  return !failed;
}

/** A term in JSON-LD, in the way the value was written before. */
function written(
  term: Term,
  { was, json, place }: { readonly was: Term; readonly json: JsonValue | undefined; readonly place: Place },
  { spelling }: Evidence,
): JsonValue | undefined {
  if (term.termType === 'BlankNode') return undefined;
  if (term.termType === 'NamedNode') return { id: term.value };
  const isAlike =
    was.termType === 'Literal' && was.datatype.value === term.datatype.value && was.language === term.language;
  if (isAlike && typeof json === 'string') return term.value;
  if (isAlike && typeof json === 'object' && json !== null) return { ...(json as JsonObject), '@value': term.value };
  const words = spelling(place.credential);
  const key = memberOf(place.pointer);
  const coerced = words.coercion(key);
  const { value: datatype } = term.datatype;
  if (coerced === datatype || (coerced === undefined && datatype === STRING)) return term.value;
  if (datatype === STRING) return { '@value': term.value };
  return { '@type': words.write(datatype, 'xsd:'), '@value': term.value };
}

/** The member whose value, or one of whose values, a pointer leads to. */
function memberOf(pointer: string): string {
  const { name, parent } = split(pointer);
  return /^\d+$/.test(name) ? split(parent).name : name;
}
