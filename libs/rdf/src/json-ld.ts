import { createRequire } from 'node:module';
import { ActiveContext, type Missing } from './active-context.ts';
import { shareProcessedContexts, type ContextModule } from './context-cache.ts';
import { traceExpansion, type ExpandModule, type ExpansionTrace } from './expansion-trace.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { expandPlain } from './plain-expansion.ts';

/** Something jsonld would have dropped or could not make sense of. */
export interface JsonLdEvent {
  readonly code: string;
  readonly level: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
export interface JsonLdError extends Error {
  readonly details?: { readonly code?: string; readonly event?: JsonLdEvent };
}
export function isJsonLdError(error: unknown): error is JsonLdError {
  return error instanceof Error && error.name.startsWith('jsonld.');
}

type EventHandler = (options: { readonly event: JsonLdEvent; readonly next: () => void }) => void;
type Loader = (url: string) => Promise<{ documentUrl: string; document: JsonObject; contextUrl: null; tag: 'static' }>;
interface Options {
  readonly documentLoader: Loader;
  readonly safe: boolean;
  readonly base: string;
  readonly eventHandler?: EventHandler | readonly (EventHandler | Readonly<Record<string, EventHandler>>)[];
  readonly skipExpansion?: boolean;
  readonly trace?: ExpansionTrace;
}
interface JsonLd {
  expand(input: JsonValue, options: Options): Promise<JsonObject[]>;
  toRDF(input: JsonValue | readonly JsonObject[], options: Options): Promise<readonly object[]>;
}

// Required, not imported, and in this order: a module must be changed before the next one takes its functions out of it.
const require = createRequire(import.meta.url);
const contextModule = require('jsonld/lib/context.js') as ContextModule;
shareProcessedContexts(contextModule);
const ContextResolver = require('jsonld/lib/ContextResolver.js') as new (of: {
  sharedCache: Map<string, unknown>;
}) => object;
traceExpansion(require('jsonld/lib/expand.js') as ExpandModule);
const { safeEventHandler } = require('jsonld/lib/events.js') as { readonly safeEventHandler: EventHandler };
const jsonld = require('jsonld') as JsonLd;

/** A value object of null is dropped (JSON-LD 1.1 API §5.1.2 step 15): nothing is lost that safe mode would have to refuse. */
const NULL_VALUE = 'null @value value';
const SAFE = [{ [NULL_VALUE]: () => undefined }, safeEventHandler];

/** Contexts that are kept processed, about 0.1 MB each: the pinned ones with some sets of prefixes, and those of the classes in use. */
const MOST_CONTEXTS = 200;
/** Contexts that one document may be the first to need; a document with more is jsonld's alone. */
const MOST_ATTEMPTS = 20;

/** jsonld over contexts that are handed in; any other context fails, nothing is ever fetched. */
export class Processor {
  readonly #loader: Loader;
  /** No context yet; it leads to all that were processed. */
  #initial = new ActiveContext(contextModule, contextModule.getInitialContext({}));
  #kept = 0;

  constructor(contexts: ReadonlyMap<string, JsonObject>) {
    this.#loader = (url) => {
      const document = contexts.get(url);
      if (document === undefined) return Promise.reject(new Error(`The context ${url} is not pinned`));
      return Promise.resolve({ documentUrl: url, document, contextUrl: null, tag: 'static' });
    };
  }

  /** Expansion; whatever would be dropped throws. A trace sees what came from where. */
  async expand(document: JsonObject, trace?: ExpansionTrace): Promise<JsonObject[]> {
    const plain = trace === undefined ? await this.#expandPlain(document) : undefined;
    if (plain !== undefined) return plain;
    const options = { documentLoader: this.#loader, safe: false, base: '', eventHandler: SAFE };
    return jsonld.expand(document, trace === undefined ? options : { ...options, trace });
  }

  async #expandPlain(document: JsonObject): Promise<JsonObject[] | undefined> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const expansion = expandPlain(document, this.#initial);
      if (expansion.kind !== 'missing') return expansion.kind === 'expanded' ? expansion.document : undefined;
      if (!(await this.#process(expansion.missing))) return undefined;
    }
    return undefined;
  }

  /** False where a context is none, or jsonld has something to say about it. */
  async #process({ on, key, context, scope }: Missing): Promise<boolean> {
    const events: JsonLdEvent[] = [];
    const options = {
      documentLoader: this.#loader,
      base: '',
      contextResolver: new ContextResolver({ sharedCache: new Map() }),
      eventHandler: [({ event }: { readonly event: JsonLdEvent }) => events.push(event)],
    };
    const call = {
      activeCtx: on.processed,
      localCtx: context,
      propagate: scope !== 'class',
      overrideProtected: scope === 'property',
      options,
    };
    const processed = await contextModule.process(call).catch((error: unknown) => {
      if (isJsonLdError(error)) return undefined;
      throw error;
    });
    if (processed === undefined || events.length > 0) return false;
    const previous = processed.previousContext === undefined ? undefined : (on.previous ?? on);
    on.after[scope].set(key, new ActiveContext(contextModule, processed, previous));
    this.#kept += 1;
    if (this.#kept > MOST_CONTEXTS) this.#forget();
    return true;
  }

  #forget(): void {
    this.#initial = new ActiveContext(contextModule, contextModule.getInitialContext({}));
    this.#kept = 0;
  }

  /** Throws what jsonld has against expanded nodes that are no RDF. */
  async check(expanded: readonly JsonObject[]): Promise<void> {
    await jsonld.toRDF(expanded, { documentLoader: this.#loader, safe: true, base: '', skipExpansion: true });
  }

  /** Every event of an expansion that failed, for the answer; the expansion itself is not used. */
  async eventsOf(document: JsonValue): Promise<readonly JsonLdEvent[]> {
    const events: JsonLdEvent[] = [];
    const eventHandler: EventHandler = ({ event, next }) => {
      if (event.code !== NULL_VALUE) events.push(event);
      next();
    };
    await jsonld.toRDF(document, { documentLoader: this.#loader, safe: false, base: '', eventHandler });
    return events;
  }
}
