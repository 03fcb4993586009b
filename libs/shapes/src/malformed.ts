import { Refusal } from '#refusal';

/** A shapes graph that cannot be honoured is refused when it is loaded: `shapes/shape-malformed`. */
export function malformed(where: string, found: string, expected?: string): Refusal {
  return Refusal.of('shapes/shape-malformed', {
    found: `${found} on ${where}`,
    rule: { shape: where },
    ...(expected === undefined ? {} : { expected }),
  });
}

/** Work, depth or size beyond what one document or shapes graph may cost: `shapes/too-complex`. */
export function tooComplex(found: string): Refusal {
  return Refusal.of('shapes/too-complex', { found });
}
