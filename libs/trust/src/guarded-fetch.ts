import { Resolver } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { Refusal, type Code } from '#refusal';
import { orLate } from './deadline.ts';
import { parseTarget, vetHost, type Target } from './host-name.ts';
import { isReserved } from './reserved-address.ts';
import { Slots, type Wish } from './slots.ts';
import { UnreachableHosts } from './unreachable-hosts.ts';

/** What came back: any status but redirects, 429 and 5xx, which are refused. */
export interface Fetched {
  readonly url: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

export interface FetchLimits {
  /** Default 262,144. */
  readonly maxBytes?: number;
  readonly accept?: string;
  /** Code for an answer that cannot be used: a redirect, too large, compressed. Default `trust/did-document`. */
  readonly unusable?: Code;
  /** For whom: nobody's fetches hold all the lanes. */
  readonly caller?: Caller;
  /** Gives the place in the line up, with its own reason. What is on its way goes on. */
  readonly late?: AbortSignal;
}

/** On whose behalf something is fetched. */
export interface Caller {
  /** The network of the client, as limits count it. */
  readonly client: string;
  /** A dry run or a check: nothing is published by it. */
  readonly isRehearsal: boolean;
}

/** The one way out of the process. */
export interface Door {
  /**
   * GET over https, to a vetted address, without redirects, cookies or proxy (trust.md §4). Refuses with `trust/host`,
   * `trust/reserved-address`, `trust/unreachable` (retryable) or `limits.unusable`. Rejects with the reason of `limits.late`.
   */
  fetch(url: string, limits?: FetchLimits): Promise<Fetched>;
}

/** How hosts are judged and dialled. Production knows one vetting, below; tests hand in theirs with loopback servers. */
export interface Vetting {
  readonly vetHost: (host: string) => string;
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly isReserved: (address: string) => boolean;
  readonly portOf: (host: string) => number;
  /** PEM of the certification authority that is trusted instead of the usual ones. */
  readonly ca?: string;
  readonly timeouts?: Timeouts;
}

/** Milliseconds: until a connection stands, for all of it, and for which a host that cannot be connected to is not tried again. */
export interface Timeouts {
  readonly connect: number;
  readonly total: number;
  readonly forgotten?: number;
}

const PUBLIC_INTERNET: Vetting = {
  vetHost,
  resolve: addressesOf,
  isReserved,
  portOf: () => 443,
};
/** One fetch ends before the submission that it is for; `forgotten` is the `Retry-After` of a 503. */
const TIMEOUTS = { connect: 3_000, total: 8_000, forgotten: 5_000 };
/** Fetches at once: in all, from one host, from one host for one client; for one client; the same two for dry runs and checks. */
const LANES = { all: 256, host: 4, hostOfClient: 2, client: 160, rehearsals: 128, rehearsalsOfClient: 96 };
const NOBODY: Caller = { client: '', isRehearsal: false };
const MAX_BYTES = 262_144;
const MAX_HEADER_BYTES = 16_384;
const MAX_ADDRESSES = 64;

/** Opens the door to the public internet. It takes no options: nothing an operator can set reaches a reserved address. */
export function openDoor(): Door {
  return openDoorWith(PUBLIC_INTERNET);
}

/** A door with another vetting: for tests, and not exported from the library. */
export function openDoorWith(vetting: Vetting): Door {
  const slots = new Slots();
  const timeouts = vetting.timeouts ?? TIMEOUTS;
  const unreachables = new UnreachableHosts(timeouts.forgotten ?? TIMEOUTS.forgotten);
  return {
    async fetch(url, limits = {}) {
      const target = parseTarget(url, vetting.vetHost);
      const wish = toWish(target.host, limits.caller ?? NOBODY);
      const free = await slots.take(wish, limits.late ?? new AbortController().signal);
      try {
        unreachables.refuse(target.host);
        return { url, ...(await reach(target, limits)) };
      } finally {
        free();
      }
    },
  };

  async function reach(target: Target, limits: FetchLimits): Promise<Omit<Fetched, 'url'>> {
    let isReached = false;
    const onReached = (): void => void (isReached = true);
    const late = AbortSignal.timeout(timeouts.total);
    try {
      const addresses = await vettedAddresses(target.host, vetting, late);
      return await get({ target, addresses, vetting, late, connect: timeouts.connect, onReached }, limits);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const refusal = unreachable(target.host, error);
      if (!isReached) unreachables.put(target.host, refusal);
      throw refusal;
    }
  }
}

function toWish(host: string, { client, isRehearsal }: Caller): Wish {
  const own = `${isRehearsal ? 'rehearsals' : 'submissions'} of ${client}`;
  const limits = [
    { name: 'all', most: LANES.all },
    { name: `host ${host}`, most: LANES.host },
    { name: `host ${host} for ${own}`, most: LANES.hostOfClient },
    { name: own, most: isRehearsal ? LANES.rehearsalsOfClient : LANES.client },
    ...(isRehearsal ? [{ name: 'rehearsals', most: LANES.rehearsals }] : []),
  ];
  return { client: own, limits };
}

/**
 * By a resolver of its own: the one of the operating system takes one of four threads of the process for as long as a name server
 * lets it wait, and everything that reads a file or a name waits behind it.
 */
async function addressesOf(host: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const [failed] = answers;
  if (addresses.length === 0 && failed.status === 'rejected') throw failed.reason;
  return addresses;
}

/** Resolves first; one reserved address among the answers fails the whole answer. */
async function vettedAddresses(host: string, vetting: Vetting, late: AbortSignal): Promise<readonly string[]> {
  const addresses = await orLate(vetting.resolve(host), late);
  if (addresses.length === 0 || addresses.length > MAX_ADDRESSES) throw new Error(`${addresses.length} addresses`);
  const reserved = addresses.find(vetting.isReserved);
  if (reserved !== undefined) throw Refusal.of('trust/reserved-address', { found: `${host} at ${reserved}` });
  return addresses;
}

interface Call {
  readonly target: Target;
  readonly addresses: readonly string[];
  readonly vetting: Vetting;
  readonly late: AbortSignal;
  readonly connect: number;
  /** A connection stands, with the right certificate. */
  readonly onReached: () => void;
}

async function get(call: Call, limits: FetchLimits): Promise<Omit<Fetched, 'url'>> {
  const unusable = limits.unusable ?? 'trust/did-document';
  const response = await dial(call, limits.accept ?? '*/*');
  try {
    const status = response.statusCode ?? 0;
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (status === 429 || status >= 500) throw unreachable(call.target.host, new Error(`answered ${status}`));
    if (status >= 300 && status < 400)
      throw Refusal.of(unusable, { found: `a redirect (${status}) at ${call.target.host}` });
    if (encoding !== 'identity')
      throw Refusal.of(unusable, { found: `content encoding ${encoding.slice(0, 100)}`, expected: 'identity' });
    const bytes = await readBody(response, limits.maxBytes ?? MAX_BYTES, unusable);
    return { status, contentType: response.headers['content-type'], bytes };
  } finally {
    response.destroy();
  }
}

/** Dials exactly the vetted addresses: the name is not resolved again, so a second answer of its DNS changes nothing. */
function dial(
  { target, addresses, vetting, late, connect, onReached }: Call,
  accept: string,
): Promise<IncomingMessage> {
  const pinned = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return new Promise((resolve, reject) => {
    const call = request({
      host: target.host,
      servername: target.host,
      port: vetting.portOf(target.host),
      path: target.path,
      method: 'GET',
      headers: { host: target.host, accept, 'accept-encoding': 'identity', connection: 'close' },
      agent: new Agent({ keepAlive: false, maxCachedSessions: 0 }),
      lookup: (_host, options, callback) => {
        const [first] = pinned;
        if (options.all === true) callback(null, pinned);
        else callback(null, first?.address ?? '', first?.family ?? 4);
      },
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      maxHeaderSize: MAX_HEADER_BYTES,
      signal: late,
      ...(vetting.ca === undefined ? {} : { ca: vetting.ca }),
    });
    const slow = setTimeout(() => call.destroy(new Error('connecting took too long')), connect);
    call.once('socket', (socket) => {
      socket.once('connect', () => {
        if (!addresses.includes(socket.remoteAddress ?? '')) call.destroy(new Error('another address was dialled'));
      });
      socket.once('secureConnect', () => {
        clearTimeout(slow);
        onReached();
      });
    });
    call.once('close', () => clearTimeout(slow));
    call.once('response', resolve);
    call.on('error', reject);
    call.end();
  });
}

async function readBody(response: IncomingMessage, maxBytes: number, unusable: Code): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes)
      throw Refusal.of(unusable, { found: `more than ${maxBytes} bytes`, expected: `at most ${maxBytes}` });
    parts.push(part);
  }
  if (!response.complete) throw new Error('the answer was cut off');
  return new Uint8Array(Buffer.concat(parts));
}

function unreachable(host: string, error: unknown): Refusal {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string };
  const why = typeof code === 'string' ? code : (message ?? 'unknown');
  return Refusal.of('trust/unreachable', {
    retryable: true,
    found: `${host}: ${why}`,
    fix: 'Send the same bytes again later.',
  });
}
