import { verify as verifyBytes, type KeyObject } from 'node:crypto';
import { finding, Refusal, type Finding } from '#refusal';
import { parseJws } from '#credential';
import type { PublicJwk } from '#trust';
import { algorithmOf, type AlgorithmRule } from './algorithm.ts';
import { algOf, headerFindings } from './header-rules.ts';
import { toDer } from './ecdsa-der.ts';
import { toKeyFit } from './key-fit.ts';

/** The signed text and its signature. */
export interface Signature {
  readonly alg: string;
  /** `header.payload`. */
  readonly signingInput: string;
  /** base64url. */
  readonly signature: string;
}

/** Why a signature does not stand under a key: the key does not fit, or the bytes do not match; empty where it does. */
export function signatureFindings(signed: Signature, jwk: PublicJwk, pointer: string): Finding[] {
  const rule = algorithmOf(signed.alg);
  const fit = toKeyFit(signed.alg, jwk);
  if (rule === undefined || fit.kind === 'unfit') {
    const reason = fit.kind === 'unfit' ? fit.reason : signed.alg;
    return [finding('verify/key-unfit', { pointer: `${pointer}/header/kid`, found: reason })];
  }
  if (isSignature(rule, fit.key, signed)) return [];
  return [finding('verify/signature', { pointer: `${pointer}/signature` })];
}

/** A bare key is a third cheaper to `crypto.verify` than one with options, so a JOSE signature is put into DER first. */
function isSignature(rule: AlgorithmRule, key: KeyObject, signed: Signature): boolean {
  const bytes = Buffer.from(signed.signingInput, 'latin1');
  const signature = Buffer.from(signed.signature, 'base64url');
  switch (rule.kty) {
    case 'EC': {
      const der = toDer(signature, rule.size);
      return der !== undefined && verifyBytes(rule.digest, bytes, key, der);
    }
    case 'OKP':
      return verifyBytes(rule.digest, bytes, key, signature);
    case 'RSA':
      return verifyBytes(rule.digest, bytes, { key, ...rule.options }, signature);
  }
}

/** A compact JWS under one given key → its payload, or a Refusal. */
export function verifyJws(compact: string, jwk: PublicJwk): Uint8Array {
  const jws = parseJws(compact);
  const findings = headerFindings(jws.header, '');
  if (findings.length === 0) findings.push(...signatureFindings({ ...jws, alg: algOf(jws.header) }, jwk, ''));
  if (findings.length > 0) throw new Refusal(findings);
  return jws.payload;
}
