import { Refusal } from '#refusal';

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

/**
 * The media type of a submission without its parameters, lower-case. Refuses `credential/media-type` (415) for any
 * other, for none, and for a body that is encoded (gzip): the digest is that of the exact bytes.
 */
export function parseMediaType(headers: { readonly [name: string]: string | readonly string[] | undefined }): string {
  const type = String(headers['content-type'] ?? '');
  const essence = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  const encoding = String(headers['content-encoding'] ?? 'identity').toLowerCase();
  if (SUBMISSION_TYPES.includes(essence) && encoding === 'identity') return essence;
  throw Refusal.of('credential/media-type', {
    pointer: '',
    expected: SUBMISSION_TYPES.join(', '),
    found: encoding === 'identity' ? essence || 'no Content-Type' : `Content-Encoding ${encoding.slice(0, 40)}`,
    fix: 'Send the compact JWS as it is, with Content-Type: application/vp+jwt or application/vc+jwt.',
  });
}

/**
 * The first of `offered` that an Accept header prefers (RFC 9110 §12.5.1), the first one where there is no header.
 * Refuses `request/not-acceptable` (406).
 */
export function parseAccept(header: string | undefined, offered: readonly string[]): string {
  const ranges = (header ?? '*/*').split(',').map(toRange);
  const ranked = offered
    .map((type, order) => ({ type, order, weight: weightOf(type, ranges) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const best = ranked[0];
  if (best !== undefined) return best.type;
  throw Refusal.of('request/not-acceptable', { expected: offered.join(', '), found: (header ?? '').slice(0, 200) });
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

function toRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** The weight of the most specific range that covers a type. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/', 1);
  for (const candidate of [type, `${family}/*`, '*/*']) {
    const range = ranges.find((r) => r.type === candidate);
    if (range !== undefined) return range.weight;
  }
  return 0;
}
