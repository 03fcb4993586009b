import { createHash } from 'node:crypto';
import { finding, Refusal } from '#refusal';
import { isLate, orLate } from './deadline.ts';
import { openDidResolver, type DidResolver } from './did-resolver.ts';
import { FreshCache } from './fresh-cache.ts';
import type { DidDocument, Evidence, Found, Gathered, Need } from './gathered.ts';
import type { Caller, Door, FetchLimits } from './guarded-fetch.ts';
import { countHosts } from './host-count.ts';
import { findKey } from './key-reference.ts';
import type { Pins } from './pins.ts';

export interface GathererOptions {
  readonly door: Door;
  /** What the operator pinned; asked every time, so that a change of the trust folder counts at once. */
  readonly pins: () => Pins;
  readonly clock: () => Date;
  /** Longest time for one submission, ms (default 10,000, contract.md §1). */
  readonly deadline?: number;
}

export interface Gatherer {
  /**
   * Fetches what the needs ask for, each thing once. A host that fails, or does not answer by the deadline, is a `failed` entry with
   * its findings, never an exception. Refuses with `trust/too-many-hosts` before it asks a seventeenth.
   */
  gather(
    needs: readonly Need[],
    caller?: Caller,
  ): Promise<{ readonly gathered: Gathered; readonly evidence: readonly Evidence[] }>;
  close(): void;
}

/** Nine minutes, and one more for which a judging thread may remember it. */
const KEPT_FOR = 540_000;
const FAILED_FOR = 60_000;
const UNREACHED_FOR = 5_000;
const MAX_KEPT = 500;
/** Longer DIDs and URLs are refused before a fetch; they are no keys of a cache either. */
const MAX_NAME = 2_000;
const MAX_PEM = 65_536;
/** Things fetched at once for one submission. */
const LANES = 8;
const DEADLINE = 10_000;
const ANYBODY: Caller = { client: '', isRehearsal: false };

/** For whom something is fetched, and until when that waits. */
type Errand = FetchLimits & { readonly caller: Caller; readonly late: AbortSignal };

/**
 * The one place that fetches for a decision: pinned first, then remembered (9 min; failures 60 s, or 5 s where a host could not be
 * reached), then through the door.
 */
export function createGatherer({ door, pins, clock, deadline = DEADLINE }: GathererOptions): Gatherer {
  const resolver = openDidResolver(door);
  const options = {
    size: MAX_KEPT,
    now: () => clock().getTime(),
    lifetimeOf,
  };
  const documents = new FreshCache<Found<DidDocument>>(options);
  const chains = new FreshCache<Found<string>>(options);

  const documentOf = (did: string, errand: Errand): Promise<Found<DidDocument>> => {
    const pinned = pins().documents.get(did);
    if (pinned !== undefined) return Promise.resolve(toFound('did', { ...pinned, time: clock() }));
    const resolve = () => orFindings(() => resolveDocument(resolver, { did, clock, errand }));
    // Only what costs a fetch is remembered; did:jwk and did:key are their own documents, and may be long.
    if (!did.startsWith('did:web:')) return resolve();
    return inTime(did, errand, () =>
      did.length <= MAX_NAME ? documents.get(did, lineOf(errand.caller), resolve) : resolve(),
    );
  };
  const chainOf = (url: string, errand: Errand): Promise<Found<string>> => {
    const pinned = pins().urls.get(url);
    if (pinned !== undefined)
      return Promise.resolve(toFound('chain', { value: pinned, url, text: pinned, time: clock() }));
    const fetchIt = () => orFindings(() => fetchChain(door, { url, clock, errand }));
    return inTime(url, errand, () =>
      url.length <= MAX_NAME ? chains.get(url, lineOf(errand.caller), fetchIt) : fetchIt(),
    );
  };

  return {
    async gather(needs, caller = ANYBODY) {
      const dids = [...new Set(needs.map(({ did }) => did))];
      const webs = dids.filter((did) => !pins().documents.has(did));
      countHosts(webs);
      const errand = { caller, late: AbortSignal.timeout(deadline) };
      const found = new Map(await inLanes(dids, (did) => documentOf(did, errand)));
      const urls = [...new Set(needs.flatMap((need) => chainUrlsOf(need, found.get(need.did))))];
      countHosts([...webs, ...urls.filter((url) => !pins().urls.has(url))]);
      const gathered = {
        documents: Object.fromEntries(found),
        chains: Object.fromEntries(await inLanes(urls, (url) => chainOf(url, errand))),
      };
      return { gathered, evidence: evidenceOf(gathered) };
    },
    close: () => resolver.close(),
  };
}

/** Milliseconds: who was not reached may be there a moment later. */
function lifetimeOf(found: Found<unknown>): number {
  if (found.kind === 'found') return KEPT_FOR;
  return found.findings.some(({ code }) => code === 'trust/unreachable') ? UNREACHED_FOR : FAILED_FOR;
}

/** Those whose fetches share one line, and so one load. */
function lineOf({ client, isRehearsal }: Caller): string {
  return `${isRehearsal ? 'rehearsal' : 'submission'} ${client}`;
}

/** What is found until the errand ends. The fetch goes on: who sends the same again finds what it brought. */
async function inTime<T>(name: string, { late }: Errand, find: () => Promise<Found<T>>): Promise<Found<T>> {
  try {
    return await orLate(find(), late);
  } catch (error) {
    if (!isLate(error)) throw error;
    const found = `${name.slice(0, 200)}: no answer in time`;
    const fix = 'Send the same bytes again later.';
    return { kind: 'failed', findings: [finding('trust/unreachable', { retryable: true, found, fix })] };
  }
}

/** Finds a value for every name, a few at a time, so that one submission cannot take the whole door. */
async function inLanes<T>(
  names: readonly string[],
  find: (name: string) => Promise<T>,
): Promise<(readonly [string, T])[]> {
  const found: (readonly [string, T])[] = [];
  const left = names.values();
  const lane = async (): Promise<void> => {
    for (const name of left) found.push([name, await find(name)]);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

/** The x5u of the key that a need names: of the DID document's JWK, never of a JOSE header. Inline `x5c` needs no fetch. */
function chainUrlsOf({ kid }: Need, found: Found<DidDocument> | undefined): readonly string[] {
  if (kid === undefined || found?.kind !== 'found') return [];
  const key = findKey(found.value, kid);
  const jwk = key.kind === 'authorised' ? key.method.publicKeyJwk : undefined;
  return jwk?.x5u === undefined || (jwk.x5c?.length ?? 0) > 0 ? [] : [jwk.x5u];
}

interface DidVisit {
  readonly did: string;
  readonly clock: () => Date;
  readonly errand: Errand;
}

async function resolveDocument(resolver: DidResolver, { did, clock, errand }: DidVisit): Promise<Found<DidDocument>> {
  const { document, url, bytes } = await resolver.resolve(did, errand);
  return toFound('did', { value: document, url, text: toText(bytes), time: clock() });
}

interface ChainVisit {
  readonly url: string;
  readonly clock: () => Date;
  readonly errand: Errand;
}

async function fetchChain(door: Door, { url, clock, errand }: ChainVisit): Promise<Found<string>> {
  const accept = 'application/x-pem-file, application/pem-certificate-chain, text/plain, */*;q=0.1';
  const fetched = await door.fetch(url, { ...errand, accept, maxBytes: MAX_PEM, unusable: 'trust/chain-malformed' });
  const found = `${url} answered ${fetched.status}`;
  if (fetched.status === 404 || fetched.status === 410) throw Refusal.of('trust/no-chain', { found });
  if (fetched.status !== 200) throw Refusal.of('trust/chain-malformed', { found });
  const text = Buffer.from(fetched.bytes).toString('utf8');
  return toFound('chain', { value: text, url, text, time: clock() });
}

async function orFindings<T>(load: () => Promise<Found<T>>): Promise<Found<T>> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'failed', findings: error.findings };
  }
}

interface Read<T> {
  readonly value: T;
  readonly url: string;
  readonly text: string;
  readonly time: Date;
}

function toFound<T>(kind: Evidence['kind'], { value, url, text, time }: Read<T>): Found<T> {
  const digest = createHash('sha256').update(text).digest('hex');
  return { kind: 'found', value, evidence: { digest, kind, url, bytes: text, time: time.toISOString() } };
}

/** Every piece of evidence once; a part of two submissions keeps the time of its first fetch. */
function evidenceOf({ documents, chains }: Gathered): readonly Evidence[] {
  const all = [...Object.values(documents), ...Object.values(chains)].flatMap((found) =>
    found.kind === 'found' ? [found.evidence] : [],
  );
  return [
    ...new Map(all.map((evidence) => [`${evidence.kind} ${evidence.url} ${evidence.digest}`, evidence])).values(),
  ];
}

/** DID documents were decoded strictly before, so nothing is lost here. */
function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
