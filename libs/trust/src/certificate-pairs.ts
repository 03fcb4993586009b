import type { Certificate } from './certificate.ts';
import { breachOf, namesOf } from './name-constraints.ts';

/** Paths share most of their certificates: what is asked of two of them is found out once, as long as the lower one is kept. */
function once<T>(answer: (lower: Certificate, upper: Certificate) => T): (lower: Certificate, upper: Certificate) => T {
  const known = new WeakMap<Certificate, WeakMap<Certificate, { readonly answer: T }>>();
  return (lower, upper) => {
    const answers = known.get(lower) ?? new WeakMap<Certificate, { readonly answer: T }>();
    known.set(lower, answers);
    const found = answers.get(upper) ?? { answer: answer(lower, upper) };
    answers.set(upper, found);
    return found.answer;
  };
}

/** True where the key of the upper certificate made the signature of the lower one. */
export const isSignedBy = once((lower, upper) => lower.isSignedBy(upper));

/** True where the upper certificate bears the name that the lower one says it was issued by (RFC 5280 §6.1.3 (a)(4)). */
export function isNamedBy(lower: Certificate, upper: Certificate): boolean {
  return lower.issuer.text === upper.subject.text;
}

/** Which name of the lower certificate breaks the name constraints of the upper one, if any does. */
export const breachBetween = once(({ subject, extensions }, { extensions: { nameConstraints } }) =>
  nameConstraints === undefined ? undefined : breachOf(namesOf(subject, extensions.alternativeNames), nameConstraints),
);
