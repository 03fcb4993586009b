import type { Finding, Severity } from '#refusal';
import type { CredentialClaims, Release } from '#rdf';
import type { CompiledShapes } from '../compile.ts';
import type { Validation } from '../run.ts';
import type { Violation } from '../shape.ts';
import { objectsOf, type GraphNode } from '../term-graph.ts';
import type { StrangeClass } from '../unknown-class.ts';
import { RDF_TYPE, SH } from '../vocabulary.ts';
import { codesOf, essenceOf } from './closest.ts';
import type { Fault } from './fault.ts';
import type { Names } from './names.ts';
import { meant, type Meant } from './nearest.ts';
import type { Template } from './phrases.ts';
import { jsonAt, split, type Place, type Places } from './places.ts';
import type { Spelling } from './spelling.ts';

/** What faults are read from. */
export interface Evidence {
  readonly run: Validation;
  readonly shapes: CompiledShapes;
  readonly release: Release;
  readonly places: Places;
  readonly names: Names;
  readonly spelling: (credential: CredentialClaims) => Spelling;
  /** What a `sh:Violation` weighs. */
  readonly severity: Severity;
}

/** A failed constraint with where it stands and what was probably meant. */
export function faultOf(violation: Violation, evidence: Evidence): Fault {
  const { run, places } = evidence;
  const { rule, focus, value, path, shape } = violation;
  const essence = essenceOf(violation, run);
  const template = templateOf(violation, essence, places);
  const predicate = path?.predicate;
  const named = rule.kind === 'closed' && predicate !== undefined;
  const near = named ? nearProperty(predicate, focus, rule.allowed) : undefined;
  return {
    code: `shapes/${rule.kind}`,
    severity: severityOf(shape.severity, evidence.severity),
    template,
    focus,
    ...(predicate === undefined ? {} : { predicate }),
    ...(value === undefined ? {} : { value }),
    violation,
    essence,
    ...(named ? { name: predicate } : {}),
    ...(near === undefined ? {} : { near }),
    places: placesOf({ violation, essence, template }, places),
  };
}

/** A class that the release does not know, or a subject without one. */
export function classFault({ node, type }: StrangeClass, evidence: Evidence): Fault {
  const { release, places, severity, run } = evidence;
  const stated = type === undefined ? places.node(node) : places.value(node, RDF_TYPE, type);
  const asked = run.violations.filter(({ rule, value }) => rule.kind === 'class' && value === node);
  const wanted = asked.flatMap(({ rule }) => ('iri' in rule ? [rule.iri] : []));
  const fitting = [...release.classes.values()].filter(
    ({ iri, superClasses }) => wanted.includes(iri) || superClasses.some((above) => wanted.includes(above)),
  );
  const near =
    type === undefined
      ? undefined
      : (meant(
          type.key,
          fitting.map(({ iri }) => iri),
        ) ?? meant(type.key, release.classes.keys()));
  return {
    code: 'shapes/unknown-class',
    severity,
    template: type === undefined ? 'no-class' : 'unknown-class',
    focus: node,
    predicate: RDF_TYPE,
    ...(type === undefined ? {} : { value: type, name: type.key }),
    ...(near === undefined ? {} : { near }),
    places: stated.length > 0 ? stated : places.node(node),
  };
}

/** A name that nobody defined, as an earlier stage found it: with the shapes' word on the same place it is known whose it is. */
export function termFault(told: Finding, faults: readonly Fault[], evidence: Evidence): Fault {
  const { names, spelling, places, release } = evidence;
  const [credential] = places.credentials.filter(({ pointer }) => told.pointer?.startsWith(`${pointer}/payload/`));
  const about = valueFault(told, faults, evidence);
  const bare = { code: told.code, severity: told.severity, template: 'undefined-term', told, places: [] } as const;
  if (about !== undefined) {
    return { ...bare, about, ...(told.pointer === undefined ? { places: about.places } : {}) };
  }
  if (credential === undefined) return bare;
  const place = { credential, pointer: told.pointer?.slice(`${credential.pointer}/payload`.length) ?? '' };
  const { parent, name } = split(place.pointer);
  const iri = spelling(credential).expand(name);
  // A value or a datatype in the release's namespace is no member that could be renamed.
  if (iri === undefined || names.compact(iri) !== told.found) return { ...bare, places: [place] };
  const same = faults.find(({ template, places: at }) => template === 'closed' && at.some((p) => isSame(p, place)));
  const lacking = faults.filter(({ template, places: at }) => {
    return template === 'min-count' && at.some((p) => p.credential === credential && p.pointer === parent);
  });
  // A closed class has said already which of its own properties is near; another one would not be allowed either.
  const near =
    same === undefined
      ? (meant(
          iri,
          lacking.flatMap(({ predicate }) => predicate ?? []),
        ) ?? meant(iri, release.properties.keys()))
      : same.near;
  const focus = same?.focus ?? lacking[0]?.focus;
  return {
    ...bare,
    ...(focus === undefined ? {} : { focus }),
    name: iri,
    ...(near === undefined ? {} : { near }),
    places: [place],
  };
}

/** The rule that a value fails which is a name nobody defined: the code list says better what should stand there. */
function valueFault({ found, pointer }: Finding, faults: readonly Fault[], { names }: Evidence): Fault | undefined {
  const iri = found === undefined ? undefined : names.expand(found);
  return faults.find(({ template, value, places }) => {
    if ((template !== 'in' && template !== 'code-list') || value?.key !== iri) return false;
    return (
      pointer === undefined ||
      places.some(({ credential, pointer: own }) => `${pointer}/`.startsWith(`${credential.pointer}/payload${own}/`))
    );
  });
}

const isSame = (a: Place, b: Place): boolean => a.credential === b.credential && a.pointer === b.pointer;

function templateOf({ rule, focus, path, value }: Violation, essence: Violation, places: Places): Template {
  if (rule.kind !== 'in' && codesOf(rule).length > 0) return 'code-list';
  if (essence.rule.kind !== 'class' || (rule.kind !== 'class' && essence.value !== value)) return rule.kind;
  if (value === undefined || value.term.termType === 'Literal') return rule.kind;
  if (value.out === undefined) return 'unresolved';
  const predicate = path?.predicate;
  const stated = predicate === undefined ? [] : places.value(focus, predicate, value);
  return stated.some(isTyped) ? 'wrong-type' : rule.kind;
}

/** A nested object that says its own type, not a reference to one that says it elsewhere. */
function isTyped(place: Place): boolean {
  const json = jsonAt(place);
  return typeof json === 'object' && json !== null && ('type' in json || '@type' in json);
}

/** What a property of a closed class was probably meant to be: one that is not there yet. */
function nearProperty(iri: string, focus: GraphNode, allowed: ReadonlySet<string>): Meant | undefined {
  const free = [...allowed].filter((other) => objectsOf(focus, other).size === 0);
  return meant(iri, free) ?? meant(iri, allowed);
}

const OF_PROPERTY: ReadonlySet<string> = new Set(['max-count', 'unique-lang', 'qualified-max-count', 'closed']);

/** What is missing belongs where its node is described; too much of something is its member; a value is the value itself. */
function placesOf(
  { violation, essence, template }: { violation: Violation; essence: Violation; template: Template },
  places: Places,
): readonly Place[] {
  // Inside a form that fails the place is that of what fails in it, if it has one of its own.
  const { rule, focus, value, path } = essence.path === undefined ? violation : essence;
  const predicate = path?.predicate;
  const described = places.node(focus);
  if (template === 'wrong-type' && value !== undefined) {
    const stated = places.property(value, RDF_TYPE);
    if (stated.length > 0) return stated;
  }
  if (predicate === undefined) return described;
  const members = places.property(focus, predicate);
  if (OF_PROPERTY.has(rule.kind) && members.length > 0) return members;
  if (value !== undefined) {
    const stated = places.value(focus, predicate, value);
    return stated.length > 0 ? stated : [...members, ...described];
  }
  return members.length > 0 ? members : described;
}

function severityOf(severity: string, violation: Severity): Severity {
  if (severity === `${SH}Info`) return 'info';
  return severity === `${SH}Warning` ? 'warning' : violation;
}
