import type { GraphNode } from '../term-graph.ts';
import type { Cause, Fault } from './fault.ts';
import type { Violation } from '../shape.ts';
import { split } from './places.ts';

/**
 * Faults as root causes with what follows from them, the likeliest root first; every fault is in it once. A misspelt
 * property causes the missing one; a class that is misspelt or wrong causes what its node lacks and the `sh:class` of those
 * who refer to it; one value that fails several rules fails them for one reason.
 */
export function rootCauses(faults: readonly Fault[]): readonly Cause[] {
  const index = new Causes(faults);
  const roots = new Map<Fault, Fault[]>();
  for (const fault of faults) {
    const root = index.rootOf(fault);
    const following = roots.get(root) ?? [];
    if (root !== fault) following.push(fault);
    roots.set(root, following);
  }
  return [...roots]
    .map(([fault, consequences], at) => ({ fault, consequences, at }))
    .sort((a, b) => rankOf(a.fault) - rankOf(b.fault) || b.consequences.length - a.consequences.length || a.at - b.at)
    .map(({ fault, consequences }) => ({ fault, consequences }));
}

/** Names come before values, and both before what is missing. */
function rankOf({ template, near, violation }: Fault): number {
  switch (template) {
    case 'unknown-class':
    case 'no-class':
    case 'misclassed':
      return 0;
    case 'undefined-term':
      return 1;
    case 'closed':
      return near === undefined ? 3 : 1;
    case 'wrong-type':
      return 2;
    case 'min-count':
    case 'unresolved':
      return 5;
    default:
      return violation?.path === undefined ? 4 : 3;
  }
}

/** Of several rules that one value fails, the first of these names the reason. */
const PRIORITY: readonly string[] = [
  'node-kind',
  'datatype',
  'code-list',
  'in',
  'or',
  'xone',
  'pattern',
  'language-in',
];
const MISSING: ReadonlySet<string> = new Set(['min-count', 'has-value', 'qualified-min-count', 'equals']);

class Causes {
  readonly #unknown = new Map<GraphNode, Fault>();
  readonly #retyped = new Map<GraphNode, Fault>();
  readonly #misclassed = new Map<GraphNode, Fault>();
  readonly #misspelt: Fault[] = [];
  readonly #byValue = new Map<string, Fault>();
  readonly #byPlace = new Map<string, Fault>();

  constructor(faults: readonly Fault[]) {
    for (const fault of faults) {
      const { template, focus, value, near } = fault;
      if ((template === 'unknown-class' || template === 'no-class') && focus !== undefined)
        this.#unknown.set(focus, fault);
      if (template === 'misclassed' && focus !== undefined) this.#misclassed.set(focus, fault);
      if (template === 'wrong-type' && value !== undefined) this.#retyped.set(value, fault);
      if ((template === 'undefined-term' || template === 'closed') && near !== undefined) this.#misspelt.push(fault);
      const named = template === 'undefined-term' || template === 'closed' || template === 'unknown-class';
      for (const place of named ? fault.places : []) {
        const known = this.#byPlace.get(placeKey(place));
        if (known === undefined || template === 'undefined-term') this.#byPlace.set(placeKey(place), fault);
      }
      const key = valueKey(fault);
      const best = key === undefined ? undefined : this.#byValue.get(key);
      if (key !== undefined && (best === undefined || priorityOf(fault) < priorityOf(best)))
        this.#byValue.set(key, fault);
    }
  }

  /** The cause of the causes; a chain never comes back to where it was. */
  rootOf(fault: Fault): Fault {
    const seen = new Set([fault]);
    let root = fault;
    for (let cause = this.#causeOf(root); cause !== undefined && !seen.has(cause); cause = this.#causeOf(root)) {
      // What refuses is never told under what only warns.
      if (cause.severity !== 'error' && root.severity === 'error') break;
      seen.add(cause);
      root = cause;
    }
    return root;
  }

  #causeOf(fault: Fault): Fault | undefined {
    const { template, focus } = fault;
    // A class that nobody knows is the reason for what its node is not, never the other way round.
    if (template === 'undefined-term' || template === 'unknown-class') return fault.about ?? this.#elsewhere(fault);
    if (template === 'misclassed') return undefined;
    if (template === 'closed') return this.#elsewhere(fault) ?? this.#classOf(fault) ?? this.#typeOf(focus, fault);
    return (
      this.#unknownBehind(fault) ??
      this.#classOf(fault) ??
      this.#typeOf(focus, fault) ??
      this.#misspeltFor(fault) ??
      this.#sameValue(fault) ??
      this.#inside(fault)
    );
  }

  /** The name is told of the same place by another fault: one name, judged by several shapes. */
  #elsewhere(fault: Fault): Fault | undefined {
    const [place] = fault.places;
    return place === undefined ? undefined : this.#other(this.#byPlace.get(placeKey(place)), fault);
  }

  /** A reference is not of its class because what it leads to has a class that nobody knows. */
  #unknownBehind({ value, essence }: Fault): Fault | undefined {
    if (essence?.rule.kind !== 'class' || value === undefined) return undefined;
    const other = this.#misclassed.get(value);
    return this.#unknown.get(value) ?? (other?.otherwise?.classes.has(essence.rule.iri) === true ? other : undefined);
  }

  /** The node would not fail this as the class that it is described as. */
  #classOf({ focus, violation }: Fault): Fault | undefined {
    const cause = focus === undefined ? undefined : this.#misclassed.get(focus);
    const lasting = cause?.otherwise?.violations ?? [];
    return violation === undefined || lasting.some((other) => isAlike(other, violation)) ? undefined : cause;
  }

  /** The node is judged as what its wrong type says. */
  #typeOf(focus: GraphNode | undefined, fault: Fault): Fault | undefined {
    return focus === undefined ? undefined : this.#other(this.#retyped.get(focus), fault);
  }

  #misspeltFor({ focus, violation, essence, places: [own] }: Fault): Fault | undefined {
    const lacking = [violation, essence].find((found) => found !== undefined && MISSING.has(found.rule.kind));
    const predicate = lacking?.path?.predicate;
    if (predicate === undefined) return undefined;
    return this.#misspelt.find(({ near, focus: other, places: [place] }) => {
      if (near?.iri !== predicate) return false;
      if (other !== undefined) return other === focus;
      return own !== undefined && place?.credential === own.credential && split(place.pointer).parent === own.pointer;
    });
  }

  #sameValue(fault: Fault): Fault | undefined {
    const key = valueKey(fault);
    return key === undefined ? undefined : this.#other(this.#byValue.get(key), fault);
  }

  /** A form that fails for what is wrong inside the value follows from that. */
  #inside(fault: Fault): Fault | undefined {
    const { violation, essence } = fault;
    if (violation === undefined || essence === undefined || violation === essence) return undefined;
    const { focus, path, value } = essence;
    if (path === undefined) return undefined;
    return this.#other(this.#byValue.get(keyOf(focus, path.text, value)), fault);
  }

  #other(cause: Fault | undefined, fault: Fault): Fault | undefined {
    return cause === fault ? undefined : cause;
  }
}

function isAlike(a: Violation, b: Violation): boolean {
  return a.rule.kind === b.rule.kind && a.path?.text === b.path?.text && a.value === b.value;
}

function priorityOf({ template }: Fault): number {
  const at = PRIORITY.indexOf(template);
  return at < 0 ? PRIORITY.length : at;
}

/** Faults of the same value of the same property belong together; so do those of what is missing. */
function valueKey({ violation }: Fault): string | undefined {
  if (violation === undefined) return undefined;
  const { rule, focus, path, value } = violation;
  return rule.kind === 'closed' || path === undefined ? undefined : keyOf(focus, path.text, value);
}

function keyOf(focus: GraphNode, path: string, value: GraphNode | undefined): string {
  return JSON.stringify([focus.key, path, value?.key]);
}

const placeKey = ({ credential, pointer }: Fault['places'][number]): string => `${credential.pointer} ${pointer}`;
