import type { ContextModule, ProcessedContext } from './context-cache.ts';
import type { JsonValue } from './json.ts';

/** What jsonld takes for absolute. */
export const ABSOLUTE = /^(?:[A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/;
/** Member names that are looked up once per context; more are looked up each time. */
const MOST_NAMES = 2_000;
const NO_CONTAINERS: readonly string[] = [];

/** What a member name means in a context. */
export interface Member {
  /** IRI or keyword, null for a name that means nothing. */
  readonly name: string | null;
  /** Coercion of its values: `@id`, `@vocab`, `@none`, a datatype. */
  readonly type: string | null;
  readonly language: string | null;
  /** The context that it brings along for its values. */
  readonly context: JsonValue | undefined;
  /** False where it has a container of its own, a direction, or is the reverse of a property. */
  readonly isPlain: boolean;
}

/** A context that jsonld has processed, with its answers kept; jsonld never writes to it again. */
export class ActiveContext {
  /** The context to go back to when a type-scoped one ends (JSON-LD 1.1 API §5.1.2 step 7). */
  readonly previous: ActiveContext | undefined;
  /** Contexts that were processed on top of this one: those of classes and properties by their object, a node's own by their text. */
  readonly after: Readonly<Record<Scope, Map<unknown, ActiveContext>>> = {
    node: new Map(),
    class: new Map(),
    property: new Map(),
  };
  readonly processed: ProcessedContext;
  readonly #module: ContextModule;
  readonly #members = new Map<string, Member>();
  readonly #types = new Map<string, string | null>();

  constructor(module: ContextModule, processed: ProcessedContext, previous?: ActiveContext) {
    this.#module = module;
    this.processed = processed;
    this.previous = previous;
  }

  member(name: string): Member {
    let member = this.#members.get(name);
    if (member === undefined) {
      member = this.#lookUp(name);
      if (this.#members.size < MOST_NAMES) this.#members.set(name, member);
    }
    return member;
  }

  /** The IRI of a class or datatype. */
  type(name: string): string | null {
    let iri = this.#types.get(name);
    if (iri === undefined) {
      iri = this.#iri(name, { vocab: true, base: true });
      if (this.#types.size < MOST_NAMES) this.#types.set(name, iri);
    }
    return iri;
  }

  /** The context that a class or property brings along. */
  scopedBy(type: string): JsonValue | undefined {
    return this.#module.getContextValue(this.processed, type, '@context') as JsonValue | undefined;
  }

  /** The IRI of a node. */
  id(text: string): string | null {
    const colon = text.indexOf(':');
    // Already absolute, as jsonld sees it too.
    if (colon > 0 && text.startsWith('//', colon + 1)) return text;
    return this.#iri(text, { base: true });
  }

  vocabulary(text: string): string | null {
    return this.#iri(text, { vocab: true, base: true });
  }

  #lookUp(name: string): Member {
    const value = (of: string): unknown => this.#module.getContextValue(this.processed, name, of);
    const containers = (value('@container') ?? NO_CONTAINERS) as readonly string[];
    return {
      name: this.#iri(name, { vocab: true }),
      type: value('@type') as string | null,
      language: value('@language') as string | null,
      context: this.scopedBy(name),
      isPlain:
        value('@direction') === null &&
        value('reverse') !== true &&
        containers.every((container) => container === '@set'),
    };
  }

  #iri(text: string, relativeTo: { readonly vocab?: boolean; readonly base?: boolean }): string | null {
    return this.#module.expandIri(this.processed, text, relativeTo, { base: '' });
  }
}

/** A context that must be processed before an expansion can go on. */
export interface Missing {
  readonly on: ActiveContext;
  /** What the processed context is kept under. */
  readonly key: unknown;
  readonly context: JsonValue;
  readonly scope: Scope;
}

/** Whose context it is: the node's own, that of one of its classes, or of the property that leads to it. */
export type Scope = 'node' | 'class' | 'property';
