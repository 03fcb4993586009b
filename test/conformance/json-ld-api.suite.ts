import type { JsonObject, JsonValue } from '#rdf';
import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { shareProcessedContexts, type ContextModule } from '../../libs/rdf/src/context-cache.ts';
import { traceExpansion, type ExpandModule } from '../../libs/rdf/src/expansion-trace.ts';
import { sharedPath } from '../support/shared.ts';

export interface Entry {
  readonly '@id': string;
  readonly '@type': readonly string[];
  readonly input: string;
  readonly expect?: string;
  readonly expectErrorCode?: string;
  readonly option?: Readonly<Record<string, unknown>> & {
    readonly base?: string;
    readonly expandContext?: string;
    readonly specVersion?: string;
  };
}
export interface DatasetQuad {
  readonly subject: object;
  readonly predicate: object;
  readonly object: object;
  readonly graph: object & { readonly termType: string };
}
export interface JsonLd {
  expand(input: JsonValue, options: object): Promise<JsonObject[]>;
  toRDF(input: JsonValue, options: object): Promise<DatasetQuad[]>;
}
interface JsonLdError extends Error {
  readonly details?: { readonly code?: string; readonly cause?: JsonLdError };
}

const BASE = 'https://w3c.github.io/json-ld-api/tests/';

/** jsonld with and without what we change of it, each in a module registry of its own. */
export function processor(changed: boolean): JsonLd {
  const require = createRequire(import.meta.url);
  let made: JsonLd | undefined;
  jest.isolateModules(() => {
    if (changed) {
      shareProcessedContexts(require('jsonld/lib/context.js') as ContextModule);
      traceExpansion(require('jsonld/lib/expand.js') as ExpandModule);
    }
    made = require('jsonld') as JsonLd;
  });
  if (made === undefined) throw new Error('jsonld was not loaded');
  return made;
}

export function read(path: string): string {
  return readFileSync(sharedPath('conformance', 'json-ld-api', 'tests', path), 'utf8');
}

export function entriesOf(manifest: 'expand' | 'toRdf'): readonly Entry[] {
  return (JSON.parse(read(`${manifest}-manifest.jsonld`)) as { readonly sequence: readonly Entry[] }).sequence;
}

/** The suite's files by their address; nothing else is found. */
function documentLoader(url: string): Promise<object> {
  if (!url.startsWith(BASE)) return Promise.reject(new Error(`${url} is not of the suite`));
  const document = JSON.parse(read(url.slice(BASE.length))) as JsonValue;
  return Promise.resolve({ documentUrl: url, document, contextUrl: null });
}

export function optionsOf({ input, option = {} }: Entry): object {
  const { expandContext, specVersion: _, ...rest } = option;
  return {
    base: BASE + input,
    documentLoader,
    ...rest,
    ...(expandContext === undefined ? {} : { expandContext: JSON.parse(read(expandContext)) as JsonValue }),
  };
}

export const inputOf = ({ input }: Entry): JsonValue => JSON.parse(read(input)) as JsonValue;

/** What came out, or `error: <code>`. */
export async function attempt<Output>(work: () => Promise<Output>): Promise<Output | string> {
  try {
    return await work();
  } catch (error) {
    const { details, message } = error as JsonLdError;
    return `error: ${details?.code ?? details?.cause?.details?.code ?? message}`;
  }
}
