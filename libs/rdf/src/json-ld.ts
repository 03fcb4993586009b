import { createRequire } from 'node:module';
import { shareProcessedContexts, type ContextModule } from './context-cache.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** Something jsonld would have dropped or could not make sense of. */
export interface JsonLdEvent {
  readonly code: string;
  readonly level: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
type EventHandler = (options: { readonly event: JsonLdEvent; readonly next: () => void }) => void;
type Loader = (url: string) => Promise<{ documentUrl: string; document: JsonObject; contextUrl: null; tag: 'static' }>;
interface Options {
  readonly documentLoader: Loader;
  readonly safe: boolean;
  readonly base: string;
  readonly eventHandler?: EventHandler;
  readonly skipExpansion?: boolean;
}
interface RdfTerm {
  readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
  readonly value: string;
  readonly datatype?: { readonly value: string };
  readonly language?: string;
}
export interface RdfQuad {
  readonly subject: RdfTerm;
  readonly predicate: RdfTerm;
  readonly object: RdfTerm;
  readonly graph: RdfTerm;
}
interface JsonLd {
  expand(input: JsonValue, options: Options): Promise<JsonObject[]>;
  toRDF(input: JsonValue | readonly JsonObject[], options: Options): Promise<RdfQuad[]>;
}

// Required, not imported: the context module must be changed before expand.js takes its functions out of it.
const require = createRequire(import.meta.url);
shareProcessedContexts(require('jsonld/lib/context.js') as ContextModule);
const jsonld = require('jsonld') as JsonLd;

/** jsonld over contexts that are handed in; any other context fails, nothing is ever fetched. */
export class Processor {
  readonly #loader: Loader;

  constructor(contexts: ReadonlyMap<string, JsonObject>) {
    this.#loader = (url) => {
      const document = contexts.get(url);
      if (document === undefined) return Promise.reject(new Error(`The context ${url} is not pinned`));
      return Promise.resolve({ documentUrl: url, document, contextUrl: null, tag: 'static' });
    };
  }

  /** Expansion; whatever would be dropped throws. */
  expand(document: JsonValue): Promise<JsonObject[]> {
    return jsonld.expand(document, { documentLoader: this.#loader, safe: true, base: '' });
  }

  /** Expanded nodes → quads; whatever would be dropped throws. */
  toQuads(expanded: readonly JsonObject[]): Promise<RdfQuad[]> {
    return jsonld.toRDF(expanded, { documentLoader: this.#loader, safe: true, base: '', skipExpansion: true });
  }

  /** Every event of an expansion that failed, for the answer; the expansion itself is not used. */
  async eventsOf(document: JsonValue): Promise<readonly JsonLdEvent[]> {
    const events: JsonLdEvent[] = [];
    const eventHandler: EventHandler = ({ event, next }) => {
      events.push(event);
      next();
    };
    await jsonld.toRDF(document, { documentLoader: this.#loader, safe: false, base: '', eventHandler });
    return events;
  }
}
