import { Refusal } from '#refusal';

/**
 * The first of `offered` that an Accept header prefers (RFC 9110 §12.5.1), the first one where there is no header.
 * Refuses `request/not-acceptable` (406).
 */
export function parseAccept<T extends string>(header: string | undefined, offered: readonly T[]): T {
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
