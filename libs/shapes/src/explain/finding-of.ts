import { finding, type Finding, type Language, type Wording } from '#refusal';
import { objectsOf } from '../term-graph.ts';
import type { ShapeFacts } from '../report.ts';
import type { Shape } from '../shape.ts';
import { RDF_TYPE } from '../vocabulary.ts';
import type { Cause, Fault } from './fault.ts';
import type { Evidence } from './faults.ts';
import { clauseOf } from './clause.ts';
import { PHRASES } from './phrases.ts';
import { factsOf } from './facts.ts';
import { patchOf } from './patch.ts';
import { labelOf, textsOf } from './texts.ts';

const LONGEST = 1_000;
/** Numbers, truth values, dates: literals that are written otherwise than a text. */
const TYPED = /#(?!string$|langString$|anyURI$)/;

/** A root cause in words that its author can act on, with what follows from it; `facts` learns what each is about. */
export function findingOf(
  { fault, consequences }: Cause,
  evidence: Evidence,
  facts: Map<Finding, ShapeFacts>,
): Finding {
  const own = told(fault, evidence);
  const patch = patchOf(fault, consequences, evidence);
  const { fix } = own;
  const following = consequences.map((one) => {
    const finding = told(one, evidence);
    facts.set(finding, factsOf(one));
    return finding;
  });
  const cause: Finding = {
    ...own,
    ...(fix === undefined || patch === undefined ? {} : { fix: { ...fix, patch } }),
    ...(following.length === 0 ? {} : { consequences: following }),
  };
  facts.set(cause, factsOf(fault));
  return cause;
}

function told(fault: Fault, evidence: Evidence): Finding {
  const { names } = evidence;
  const { violation, essence, places, code, severity, predicate } = fault;
  const [place] = places;
  const en = wordingOf(fault, 'en', evidence);
  const path = essence?.path ?? violation?.path;
  const shaclPath =
    predicate === RDF_TYPE ? undefined : path === undefined ? nameOf(fault, evidence) : names.path(path);
  const pointer = place === undefined ? fault.told?.pointer : `${place.credential.pointer}/payload${place.pointer}`;
  const inside = {
    ...(en.label === undefined ? {} : { label: en.label }),
    ...(shaclPath === undefined ? {} : { shaclPath }),
    ...(place === undefined ? {} : { pointer: place.pointer }),
  };
  const { title, explanation, expected, found, fix } = en;
  return finding(code, {
    severity,
    title,
    ...(explanation === undefined ? {} : { explanation }),
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    ...(fix === undefined ? {} : { fix }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(Object.keys(inside).length === 0 ? {} : { path: inside }),
    ...(violation === undefined
      ? {}
      : { rule: { ...ruleName(violation.shape, evidence), clause: clauseOf(violation.rule) } }),
    translations: { de: wordingOf(fault, 'de', evidence), fr: wordingOf(fault, 'fr', evidence) },
  });
}

function nameOf({ name }: Fault, { names }: Evidence): string | undefined {
  return name === undefined ? undefined : names.compact(name);
}

/** All texts of a finding in one language. */
function wordingOf(fault: Fault, language: Language, evidence: Evidence): Wording {
  const { violation, focus } = fault;
  const texts = textsOf(fault, language, evidence);
  const message = violation === undefined ? undefined : messageOf(violation.shape, language);
  const isOfProperty = violation?.path !== undefined && focus !== undefined;
  const title = isOfProperty
    ? PHRASES[language].titled(texts.title, evidence.names.owner(focus, language))
    : texts.title;
  const label = labelOf(fault, language, evidence);
  const found = foundOf(fault, language, evidence);
  const about = language === 'en' ? descriptionOf(fault, evidence) : undefined;
  return shortened({
    ...texts,
    explanation: about === undefined ? texts.explanation : `${texts.explanation} ${about}`,
    title: message ?? title,
    ...(label === '' ? {} : { label }),
    ...(found === undefined ? {} : { found }),
  });
}

/** What the property at fault is for; the release says it in English. */
function descriptionOf({ violation, essence = violation, template }: Fault, { names }: Evidence): string | undefined {
  const predicate = (essence?.path ?? violation?.path)?.predicate;
  return predicate === undefined || template === 'closed' ? undefined : names.description(predicate);
}

/** The shape's own message in the language, or one for every language. */
function messageOf({ messages }: Shape, language: Language): string | undefined {
  const find = (tag: string) => messages.find((message) => message.language.split('-', 1)[0] === tag);
  return (find(language) ?? find('en') ?? find('') ?? messages[0])?.value;
}

function foundOf(fault: Fault, language: Language, { names, run }: Evidence): string | undefined {
  const { template, violation, essence = violation, focus, name, told: earlier } = fault;
  const phrases = PHRASES[language];
  if (template === 'no-class') return phrases.noType;
  if (name !== undefined && template !== 'closed') return names.compact(name);
  if (violation === undefined || essence === undefined || focus === undefined) return earlier?.found;
  const { rule, value, path } = essence.path === undefined ? violation : essence;
  if (template === 'wrong-type' && value !== undefined) {
    return [...objectsOf(value, RDF_TYPE)].map(({ key }) => names.compact(key)).join(', ');
  }
  if (value !== undefined) {
    const written = names.node(value, language);
    const asksDatatype = rule.kind === 'datatype' || essence.rule.kind === 'datatype' || isNoText(fault);
    if (!asksDatatype || value.term.termType !== 'Literal') return written;
    return phrases.ofDatatype(written, names.compact(value.term.datatype.value));
  }
  if (path === undefined) return names.node(focus, language);
  const count = path.values(essence.path === undefined ? focus : essence.focus, run).size;
  return count === 0 ? phrases.nothing : phrases.values(count);
}

/** A code as a number: that it is no text is what is wrong with it. */
function isNoText({ template, value }: Fault): boolean {
  if (template !== 'in' && template !== 'code-list') return false;
  return value?.term.termType === 'Literal' && TYPED.test(value.term.datatype.value);
}

/** Anonymous property shapes are known by their path; a blank-node label would say nothing. */
function ruleName(shape: Shape, { names }: Evidence): { readonly shape?: string } {
  if (!shape.id.startsWith('_:')) return { shape: shape.id };
  return shape.path === undefined ? {} : { shape: names.path(shape.path) };
}

/** Whoever sends a name of a million letters is told as much of it as is needed to find it. */
function shortened<T extends Wording>(texts: T): T {
  const cut = (text: unknown): unknown =>
    typeof text === 'string' && text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, cut(text)])) as unknown as T;
}
