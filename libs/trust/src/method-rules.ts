import { finding, toInstant, type Finding } from '#refusal';
import type { VerificationMethod } from './gathered.ts';

export interface MethodOptions {
  /** The DID whose document holds the method. */
  readonly did: string;
  readonly kid: string;
  /** RFC 3339: the time that is decided for. */
  readonly at: string;
}

/**
 * Why a verification method may not be used at a time; empty where it may. It counts before the moments that `revoked` and `expires`
 * name, not at them and not after them (CID 1.0 §2.2); a moment that cannot be read might have passed. The DID itself controls
 * it (CID 1.0 §3.3).
 */
export function methodFindings(method: VerificationMethod, options: MethodOptions): readonly Finding[] {
  const now = toInstant(options.at);
  if (now === undefined) throw new Error(`not a time: ${options.at}`);
  const { did, kid } = options;
  const { controller, revoked, expires } = method;
  const findings: Finding[] = [];
  if (controller !== undefined && !isControlledBy(controller, did))
    findings.push(unusable(`the controller ${did}`, `${kid}: controller ${shown(controller)}`));
  for (const [name, value, word] of [
    ['revoked', revoked, 'revoked'],
    ['expires', expires, 'expired'],
  ] as const) {
    if (value === undefined) continue;
    const end = typeof value === 'string' ? toInstant(value) : undefined;
    if (end === undefined)
      findings.push(unusable('a date and time with a time zone', `${kid}: ${name} ${shown(value)}`));
    else if (end <= now) findings.push(ended(`${word} since ${value as string}`, options.at));
  }
  return findings;
}

/** When a method that may be used now ends, milliseconds since 1970; Infinity where its document does not say. */
export function endOf({ revoked, expires }: VerificationMethod): number {
  const ends = [revoked, expires].map((value) => (typeof value === 'string' ? toInstant(value) : undefined));
  return Math.min(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
}

function ended(found: string, at: string): Finding {
  const fix = 'Sign with a key of the DID document that is in use.';
  return finding('trust/key-revoked', { expected: `a key in use at ${at}`, found, fix });
}

function unusable(expected: string, found: string): Finding {
  return finding('trust/did-document', { expected, found });
}

/** Documents of Gaia-X services name a URL of the DID (`did:web:host#key`) where the DID belongs: that is no other DID. */
function isControlledBy(controller: unknown, did: string): boolean {
  const controllers: readonly unknown[] = Array.isArray(controller) ? controller : [controller];
  return (
    controllers.length > 0 && controllers.every((c) => c === did || (typeof c === 'string' && c.startsWith(`${did}#`)))
  );
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}
