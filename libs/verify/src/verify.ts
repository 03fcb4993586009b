import { Refusal, toInstant, type Finding } from '#refusal';
import type { Envelope } from '#credential';
import { trustKey, type Gathered, type Need, type TrustedKey, type TrustState } from '#trust';
import { judgePart, type PartVerdict, type Policy } from './part-verdict.ts';
import { needOf, type Part } from './signer-rules.ts';
import { seal, type KeyTrust, type VerifiedPresentation } from './verified.ts';

export interface VerifyOptions {
  readonly gathered: Gathered;
  readonly trust: TrustState;
  /** RFC 3339: the instant that is judged. */
  readonly at: string;
  readonly policy: Policy;
}

/** The DIDs and keys that the parts of a submission name, each once: what is to be gathered before `verify`. */
export function needsOf(envelope: Envelope): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const part of partsOf(envelope)) {
    const need = needOf(part);
    if (need?.kid !== undefined) needs.set(need.kid, need);
  }
  return [...needs.values()];
}

/**
 * Envelope and gathered evidence → VerifiedPresentation: every signature, signer, key, chain and time of every part is
 * right at `at`. Pure and synchronous; the same evidence gives the same verdict again (contract.md §2).
 *
 * @throws Refusal with the findings of all parts, root causes first: the token, its key, its signature, its times.
 */
export function verify(envelope: Envelope, options: VerifyOptions): VerifiedPresentation {
  const at = toInstant(options.at);
  if (at === undefined) throw new Error(`Not an RFC 3339 time: ${options.at}`);
  const keys = new Map<string, TrustedKey>();
  const judge = (part: Part): PartVerdict => {
    const need = needOf(part);
    const kid = need?.kid ?? '';
    if (need !== undefined && !keys.has(kid)) keys.set(kid, trustKey(need, options));
    return judgePart(part, keys.get(kid), { at, policy: options.policy });
  };
  const presentation = envelope.presentation;
  const presented = presentation === undefined ? undefined : judge(presentation);
  const nested = (envelope.nested ?? []).map(judge);
  const credentials = envelope.credentials.map((credential) => ({ credential, verdict: judge(credential) }));
  const verdicts = [...(presented === undefined ? [] : [presented]), ...nested, ...credentials.map((c) => c.verdict)];
  const findings = inOrder(verdicts);
  if (findings.some((f) => f.severity === 'error')) throw new Refusal([...findings, ...envelope.findings]);
  return seal(envelope, {
    ...(presentation === undefined ? {} : { presentation: { ...presentation, key: keyOf(presented) } }),
    credentials: credentials.map(({ credential, verdict }) => {
      const validUntil = verdict.end;
      return { ...credential, ...(validUntil === undefined ? {} : { validUntil }), key: keyOf(verdict) };
    }),
    findings: [...findings, ...envelope.findings],
    evidence: [...new Set(verdicts.flatMap((verdict) => verdict.evidence))],
  });
}

function partsOf(envelope: Envelope): Part[] {
  const { presentation, nested = [], credentials } = envelope;
  return [...(presentation === undefined ? [] : [presentation]), ...nested, ...credentials];
}

/** Stage by stage over all parts; within them errors before what `lab` let pass. */
function inOrder(verdicts: readonly PartVerdict[]): Finding[] {
  const staged = (['token', 'trust', 'signature', 'time'] as const).flatMap((stage) =>
    verdicts.flatMap((v) => v[stage]),
  );
  return [...staged.filter((f) => f.severity === 'error'), ...staged.filter((f) => f.severity !== 'error')];
}

/** A part without findings has a key; anything else is a defect, and never passes. */
function keyOf(verdict: PartVerdict | undefined): KeyTrust {
  if (verdict?.key === undefined) throw new Error('A part was accepted without a key');
  return verdict.key;
}
