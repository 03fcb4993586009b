import { finding, type Finding } from '#refusal';
import type { TrustedKey } from '#trust';
import { algOf, headerFindings, tokenTypeFindings } from './header-rules.ts';
import { signatureFindings } from './signature.ts';
import { signerFindings, type Part } from './signer-rules.ts';
import { timesOf, type Times } from './time-rules.ts';
import type { KeyTrust } from './verified.ts';

/** `strict`, or `lab`, which lets a key pass whose chain leads to no anchor (contract.md §2). */
export type Policy = 'strict' | 'lab';

/** Everything found in one part, by stage; without errors the key is there. */
export interface PartVerdict {
  readonly token: readonly Finding[];
  readonly trust: readonly Finding[];
  readonly signature: readonly Finding[];
  readonly time: readonly Finding[];
  readonly key?: KeyTrust;
  /** The earliest end that is said, RFC 3339. */
  readonly end?: string;
  readonly evidence: readonly string[];
}

const LAB_PASSES: ReadonlySet<string> = new Set(['trust/unknown-anchor', 'trust/no-chain']);

/** Judges one part under the key that trust found for it, if it found any. */
export function judgePart(
  part: Part,
  key: TrustedKey | undefined,
  options: { readonly at: number; readonly policy: Policy },
): PartVerdict {
  const { pointer, proof } = part;
  if (proof.kind !== 'jose') {
    const token = [finding('verify/algorithm', { pointer, expected: 'a JWS', found: 'an embedded proof' })];
    return { token, trust: [], signature: [], time: [], evidence: [] };
  }
  const header = headerFindings(proof.header, pointer);
  const token = [...header, ...tokenTypeFindings(part.kind, proof.header, pointer), ...signerFindings(part)];
  if (key === undefined || key.kind === 'failed')
    return { token, trust: placed(key?.findings ?? [], part, 'strict'), signature: [], time: [], evidence: [] };
  const trust = key.kind === 'untrusted' ? placed(key.findings, part, options.policy) : [];
  const signed = { ...proof, alg: algOf(proof.header) };
  const signature = header.length > 0 ? [] : signatureFindings(signed, key.jwk, pointer);
  // What is not proven is not judged: the times of a token count once its signature holds.
  const proven = header.length === 0 && signature.length === 0;
  const { findings: time, end }: Times = proven ? timesOf(part, options.at) : { findings: [] };
  const chain: KeyTrust =
    key.kind === 'trusted'
      ? { kid: key.kid, chain: 'ok', anchor: key.anchor, until: key.until }
      : { kid: key.kid, chain: 'failed' };
  const { evidence } = key;
  return { token, trust, signature, time, key: chain, evidence, ...(end === undefined ? {} : { end }) };
}

/** Findings of trust, placed at the `kid` they are about; those that `lab` lets pass weigh less. */
function placed(findings: readonly Finding[], part: Part, policy: Policy): Finding[] {
  return findings.map((found) => ({
    ...found,
    ...(policy === 'lab' && LAB_PASSES.has(found.code) ? { severity: 'warning' as const } : {}),
    pointer: `${part.pointer}/header/kid`,
  }));
}
