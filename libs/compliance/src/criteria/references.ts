import { finding, type Finding } from '#refusal';
import { judged, type Criterion } from '../criterion.ts';
import { nodeOf, valuesOf } from '../evidence.ts';

/** What an offering is made of is described, in the presentation or in the catalogue. */
export const references: Criterion = ({ evidence }) => {
  const offerings = evidence.submitted.filter((d) => evidence.isA(d, 'offering'));
  if (offerings.length === 0) return { kind: 'not-applicable' };
  const findings: Finding[] = [];
  for (const offering of offerings) {
    for (const reference of valuesOf(evidence, offering, 'aggregates')) {
      if (evidence.wordOn(nodeOf(reference)) !== undefined) continue;
      findings.push(
        finding('compliance/reference-unresolved', {
          pointer: `${offering.pointer}/payload/credentialSubject`,
          expected: 'something that the presentation or the catalogue describes',
          found: reference.value,
          fix: 'Add the credential that describes it to the presentation, or publish it first.',
        }),
      );
    }
  }
  return judged(findings);
};
