import type { EvidenceRecord, Standing, StoredCredential, StoredDecision } from '#reading';
import { labelOf } from './attestation.ts';
import { payloadOf, toCredentialReading, type AttestationReading } from './reading.ts';
import { toAttestationPage, toCredentialPage, toDecisionPage, toEvidencePage } from './reading-page.ts';
import { HTML, type Form, type Reading } from './sending.ts';

const JSON_TYPE = 'application/json';

/** What is known of a credential, its exact bytes, their payload, or a page. Bytes and payload never change. */
export function credentialForms(
  credential: StoredCredential,
  standing: Standing,
  isListed: (iri: string) => boolean,
): Reading {
  const reading = toCredentialReading.bind(undefined, credential, standing);
  return {
    digest: credential.digest,
    ...stateOf(standing),
    forms: [
      { type: JSON_TYPE, body: reading, isTold: true },
      ...bytesOf(credential.raw),
      { type: HTML, body: (language) => toCredentialPage(reading(language), language, isListed), isTold: true },
    ],
  };
}

export function attestationForms(of: {
  readonly attestation: string;
  readonly digest: string;
  readonly presentation: string;
  readonly standing: Standing;
  /** At the address of its `id` it is a credential first, at its digest what is known of it. */
  readonly isById: boolean;
}): Reading {
  const { attestation, digest, presentation, standing, isById } = of;
  const [first, ...others] = bytesOf(attestation);
  if (first === undefined) throw new Error('An attestation has bytes');
  const payload = labelOf(attestation);
  const reading: AttestationReading = {
    ...{ kind: 'attestation', digest, presentation, attestation, ...standing, payload },
  };
  const known: Form = { type: JSON_TYPE, body: () => reading };
  return {
    digest,
    ...stateOf(standing),
    forms: [
      ...(isById ? [first, known] : [known, first]),
      ...others,
      { type: HTML, body: (language) => toAttestationPage(reading, language), isTold: true },
    ],
  };
}

/**
 * The very bytes that were digested (contract.md §5), whoever asks, or a page about them: they stand under the digest of the
 * submission, so where it is decided anew others take their place.
 */
export function decisionForms({ record, digest, bytes }: StoredDecision): Reading {
  return {
    digest,
    forms: [
      { type: JSON_TYPE, body: () => Buffer.from(bytes, 'utf8') },
      { type: HTML, body: (language) => toDecisionPage({ record, digest }, language), isTold: true },
    ],
  };
}

/** The bytes as they were fetched, or all that is known of them with the bytes in base64. */
export function evidenceForms({ digest, kind, url, time, bytes: text }: EvidenceRecord): Reading {
  const bytes = Buffer.from(text, kind === 'anchor' ? 'base64' : 'utf8');
  const reading = { digest, kind, url, time, bytes: bytes.toString('base64') };
  return {
    digest,
    headers: { 'Evidence-Url': encodeURI(url), 'Evidence-Time': time },
    forms: [
      { type: 'application/octet-stream', body: () => bytes, isImmutable: true },
      { type: JSON_TYPE, body: () => reading, isImmutable: true },
      { type: HTML, body: (language) => toEvidencePage({ ...reading, text }, language), isTold: true },
    ],
  };
}

function bytesOf(jws: string): readonly Form[] {
  return [
    { type: 'application/vc+jwt', body: () => jws, isImmutable: true },
    { type: 'application/ld+json', body: () => payloadOf(jws), isImmutable: true },
  ];
}

function stateOf({ status }: Standing): Pick<Reading, 'state'> {
  return status === 'active' ? {} : { state: status };
}
