import { foreignFindings } from '#credential';
import { finding, Refusal } from '#refusal';

/** Media types a submission may come in: the registered ones, then the drifts that are read (contract.md §1). */
export const SUBMISSION_TYPES: readonly string[] = [
  'application/vp+jwt',
  'application/vc+jwt',
  'application/vp+ld+jwt',
  'application/vc+ld+jwt',
  'application/vp+ld+json+jwt',
  'application/vc+ld+json+jwt',
  'application/jwt',
];

type Headers = { readonly [name: string]: string | readonly string[] | undefined };

/**
 * The media type of a submission without its parameters, lower-case. Refuses `credential/media-type` (415) for any
 * other, for none, and for a body that is encoded (gzip): the digest is that of the exact bytes. Where the body tells what it
 * is (an older generation, an event, a wrapped token, …), the refusal says so first.
 */
export function parseMediaType(headers: Headers, body: Uint8Array): string {
  const type = String(headers['content-type'] ?? '');
  const essence = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  const encoding = String(headers['content-encoding'] ?? 'identity').toLowerCase();
  if (SUBMISSION_TYPES.includes(essence) && encoding === 'identity') return essence;
  const wrong = finding('credential/media-type', {
    pointer: '',
    expected: SUBMISSION_TYPES.join(', '),
    found: encoding === 'identity' ? essence || 'no Content-Type' : `Content-Encoding ${encoding.slice(0, 40)}`,
    fix: 'Send the compact JWS as it is, with Content-Type: application/vp+jwt or application/vc+jwt.',
  });
  throw new Refusal([...(encoding === 'identity' ? foreignFindings(body) : []), wrong]);
}
