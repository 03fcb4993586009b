import { payloadOf } from './reading.ts';

interface Label {
  readonly id?: string;
  readonly validUntil?: string;
}

/** The presentation that an attestation of this instance is about: its `id` names it, whatever the public URL was then. */
export function presentationOf(attestation: string): string {
  return /\/credentials\/([0-9a-f]{64})\/attestation$/.exec(labelOf(attestation).id ?? '')?.[1] ?? '';
}

export function validUntilOf(attestation: string): string | undefined {
  return labelOf(attestation).validUntil;
}

export function labelOf(attestation: string): Label {
  return JSON.parse(payloadOf(attestation).toString('utf8')) as Label;
}
