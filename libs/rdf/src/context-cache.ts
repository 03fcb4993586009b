/** What is used, and what of it is changed, of jsonld 9.0.0, `lib/context.js`; the version is pinned in package.json and a test holds the output. */
export interface ContextModule {
  process: (call: ProcessCall) => Promise<ProcessedContext>;
  getInitialContext: (options: object) => ProcessedContext;
  readonly getContextValue: (context: ProcessedContext, name: string, of: string) => unknown;
  readonly expandIri: (
    context: ProcessedContext,
    text: string,
    relativeTo: { readonly vocab?: boolean; readonly base?: boolean },
    options: { readonly base: string },
  ) => string | null;
}
/** An active context (JSON-LD 1.1 API §4.1) as jsonld has it. */
export interface ProcessedContext {
  previousContext?: ProcessedContext;
  clone: () => ProcessedContext;
  revertToPreviousContext: () => ProcessedContext;
}
interface ProcessCall {
  readonly activeCtx: ProcessedContext;
  readonly localCtx: unknown;
  readonly propagate?: boolean;
  readonly [option: string]: unknown;
}

const changed = new WeakSet<ContextModule>();

/**
 * Makes jsonld hit its own cache of processed contexts (upstream issue 414). That cache is keyed by the identity of the
 * active context; jsonld clones the active context before every type-scoped context and again after it, so the key is
 * always new and hundreds of terms are copied per node. A processed context is never written to afterwards, so
 *
 * 1. the clone that starts a type-scoped context is kept per active context, and
 * 2. the context that is returned to after it is the one it was cloned from, not another clone.
 *
 * The output is the same (proved on the W3C suite and on the examples); only identities differ.
 */
export function shareProcessedContexts(context: ContextModule): void {
  if (changed.has(context)) return;
  changed.add(context);

  // Every active context inherits this function from the initial one.
  const revert = function (this: ProcessedContext): ProcessedContext {
    return this.previousContext ?? this;
  };
  const getInitialContext = context.getInitialContext;
  context.getInitialContext = (options) => {
    const initial = getInitialContext(options);
    initial.revertToPreviousContext = revert;
    return initial;
  };

  const starts = new WeakMap<ProcessedContext, ProcessedContext>();
  const process = context.process;
  context.process = async (call) => {
    const { activeCtx, propagate, localCtx } = call;
    if (propagate !== false || activeCtx.previousContext !== undefined || !isPlain(localCtx)) return process(call);
    let start = starts.get(activeCtx);
    if (start === undefined) {
      start = activeCtx.clone();
      start.previousContext = activeCtx;
      starts.set(activeCtx, start);
    }
    const processed = await process({ ...call, activeCtx: start });
    if (processed.previousContext !== undefined) processed.previousContext = activeCtx;
    return processed;
  };
}

/** One context object that does not say itself whether it propagates; everything else takes the old way. */
function isPlain(localCtx: unknown): boolean {
  return typeof localCtx === 'object' && localCtx !== null && !Array.isArray(localCtx) && !('@propagate' in localCtx);
}
