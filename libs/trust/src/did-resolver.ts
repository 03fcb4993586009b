import { AsyncLocalStorage } from 'node:async_hooks';
import { Refusal } from '#refusal';
import { Resolver, type DIDResolutionResult, type DIDResolver } from 'did-resolver';
import { getResolver } from 'web-did-resolver';
import { parseDid } from './did.ts';
import { parseDidDocument, toDidDocument } from './did-document.ts';
import { toDidJwkDocument } from './did-jwk.ts';
import { toDidKeyDocument } from './did-key.ts';
import type { DidDocument } from './gathered.ts';
import type { Door, Fetched, FetchLimits } from './guarded-fetch.ts';

/** A DID document with the bytes it was read from. */
export interface ResolvedDid {
  readonly document: DidDocument;
  readonly url: string;
  readonly bytes: Uint8Array;
}

export interface DidResolver {
  /** Resolves a did:web, did:jwk or did:key. Refuses with `trust/…`; a host that answers 404 is `trust/did-not-found`. */
  resolve(did: string, limits?: FetchLimits): Promise<ResolvedDid>;
  /** Takes the door away from web-did-resolver again. */
  close(): void;
}

/** One resolution on its way through web-did-resolver: what it may fetch, and what came of it. */
interface Visit {
  readonly did: string;
  readonly url: string;
  readonly door: Door;
  readonly limits: FetchLimits;
  resolved?: ResolvedDid;
  refusal?: unknown;
}

/** Where `libs/trust/cross-fetch`, which stands in the place of web-did-resolver's network import, looks for the door. */
const DOOR = Symbol.for('cadastre.door');
const visits = new AsyncLocalStorage<Visit>();
let openDoors = 0;

/**
 * did:web through web-did-resolver and the guarded door, did:jwk and did:key by their own bytes, all behind did-resolver. While none
 * is open, web-did-resolver has no network at all.
 */
export function openDidResolver(door: Door): DidResolver {
  openDoors += 1;
  (globalThis as { [DOOR]?: unknown })[DOOR] = throughDoor;
  const resolver = new Resolver({
    ...(getResolver() as unknown as { web: DIDResolver }),
    jwk: ownMethod(toDidJwkDocument),
    key: ownMethod(toDidKeyDocument),
  });
  let open = true;
  return {
    async resolve(did, limits = {}) {
      if (!open) throw new Error('This DID resolver was closed');
      const parsed = parseDid(did);
      const visit: Visit = { did, url: parsed.method === 'web' ? parsed.url : did, door, limits };
      await visits.run(visit, () => resolver.resolve(did));
      if (visit.refusal !== undefined) throw visit.refusal as Error;
      if (visit.resolved === undefined) throw Refusal.of('trust/did-document', { found: did });
      return visit.resolved;
    },
    close() {
      if (!open) return;
      open = false;
      openDoors -= 1;
      if (openDoors === 0) delete (globalThis as { [DOOR]?: unknown })[DOOR];
    },
  };
}

/** What web-did-resolver calls instead of a network. The library turns every error into a text, so the real one is kept aside. */
async function throughDoor(url: string): Promise<{ status: number; statusText: string; json(): Promise<unknown> }> {
  const visit = visits.getStore();
  if (visit === undefined) throw new Error('web-did-resolver was called outside of a resolution');
  try {
    if (url !== visit.url) throw new Error(`web-did-resolver asks for ${url} instead of ${visit.url}`);
    const fetched = await visit.door.fetch(url, {
      ...visit.limits,
      accept: 'application/did+json, application/json',
    });
    const document = documentOf(fetched, visit.did);
    visit.resolved = { document, url, bytes: fetched.bytes };
    return { status: fetched.status, statusText: 'OK', json: () => Promise.resolve(document) };
  } catch (error) {
    visit.refusal = error;
    throw error;
  }
}

function documentOf(fetched: Fetched, did: string): DidDocument {
  const found = `${did}: the host answered ${fetched.status}`;
  if (fetched.status === 404 || fetched.status === 410) throw Refusal.of('trust/did-not-found', { found });
  if (fetched.status !== 200) throw Refusal.of('trust/did-document', { found });
  return parseDidDocument(fetched.bytes, did);
}

function ownMethod(toDocument: (did: string) => unknown): DIDResolver {
  return (did) => {
    const visit = visits.getStore();
    const result = { didResolutionMetadata: {}, didDocumentMetadata: {}, didDocument: null };
    try {
      const value = toDocument(did);
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      if (visit !== undefined) visit.resolved = { document: toDidDocument(value, did), url: did, bytes };
    } catch (error) {
      if (visit !== undefined) visit.refusal = error;
    }
    return Promise.resolve(result as DIDResolutionResult);
  };
}
