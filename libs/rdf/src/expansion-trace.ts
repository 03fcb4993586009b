import { isObject, pointerToken, type JsonValue } from './json.ts';

/** What is changed of jsonld 9.0.0, `lib/expand.js`; the version is pinned in package.json and a test holds the output. */
export interface ExpandModule {
  expand: (call: ExpandCall) => Promise<unknown>;
}
interface ExpandCall {
  readonly element?: JsonValue;
  readonly activeProperty?: string | null;
  readonly options?: Readonly<Record<string, unknown>> & { readonly trace?: ExpansionTrace; readonly frame?: Frame };
}
/** An element under expansion: its values are expanded one after the other, arrays in their order. */
interface Frame {
  readonly element: JsonValue;
  readonly pointer: string | undefined;
  /** Items of an array that were expanded. */
  items: number;
}

const changed = new WeakSet<ExpandModule>();

/**
 * Lets a caller see which part of the document each part of its expansion came from, by a `trace` among the options: jsonld calls
 * `expand` for every object, array item and member, so no other reader of contexts is needed. Without a trace nothing changes.
 */
export function traceExpansion(expansion: ExpandModule): void {
  if (changed.has(expansion)) return;
  changed.add(expansion);
  const expand = expansion.expand;
  expansion.expand = (call) => {
    const trace = call.options?.trace;
    if (trace === undefined || call.element === undefined) return expand(call);
    const { element, options } = call;
    const pointer = trace.enter(element, call.activeProperty, options?.frame);
    const frame: Frame = { element, pointer, items: 0 };
    return expand({ ...call, options: { ...options, trace, frame } }).then((expanded) => {
      if (pointer !== undefined) trace.leave(expanded, pointer);
      return expanded;
    });
  };
}

/** JSON pointers into the document by what became of it; for one expansion. */
export class ExpansionTrace {
  readonly #elements = new Map<object, string>();
  readonly #expanded = new Map<unknown, string>();

  /** Pointer to what a node, a value object, or the items of a list were expanded from. */
  pointerTo(expanded: object): string | undefined {
    return this.#expanded.get(expanded);
  }

  /** The pointer of an element that is about to be expanded; undefined where jsonld made it up itself. */
  enter(element: JsonValue, property: string | null | undefined, frame: Frame | undefined): string | undefined {
    if (frame === undefined) this.#register(element, '');
    const position = Array.isArray(frame?.element) ? frame.items++ : undefined;
    if (typeof element === 'object' && element !== null) return this.#elements.get(element);
    if (frame?.pointer === undefined) return undefined;
    const step = position === undefined ? stepTo(frame.element, property, element) : `/${position}`;
    return step === undefined ? undefined : frame.pointer + step;
  }

  leave(expanded: unknown, pointer: string): void {
    if (typeof expanded === 'object' && expanded !== null) this.#expanded.set(expanded, pointer);
  }

  /** jsonld works on a copy of what it is given, in which every object and array is another one. */
  #register(element: JsonValue, pointer: string): void {
    if (typeof element !== 'object' || element === null) return;
    this.#elements.set(element, pointer);
    for (const [member, value] of Object.entries(element)) {
      this.#register(value, `${pointer}/${pointerToken(member)}`);
    }
  }
}

/** From an object to the scalar that one of its members holds, or a member of what it nests. */
function stepTo(element: JsonValue, property: string | null | undefined, value: JsonValue): string | undefined {
  if (!isObject(element)) return undefined;
  for (const member of [property, '@set', '@list', '@included'])
    if (typeof member === 'string' && element[member] === value) return `/${pointerToken(member)}`;
  const nested = element['@nest'];
  if (!Array.isArray(nested)) return prefixed('/@nest', stepTo(nested ?? null, property, value));
  const steps = (nested as readonly JsonValue[]).map((one, at) =>
    prefixed(`/@nest/${at}`, stepTo(one, property, value)),
  );
  return steps.find((step) => step !== undefined);
}

function prefixed(prefix: string, step: string | undefined): string | undefined {
  return step === undefined ? undefined : prefix + step;
}
