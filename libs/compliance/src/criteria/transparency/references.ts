import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../../criterion.ts';
import { irisOf, nodeOf, valuesOf, type Description } from '../../rule-input.ts';

/** P1.2.5: what an offering is made of is described, in the presentation or in the catalogue. */
export const references: Criterion = ({ input }) => {
  const offerings = input.submitted.filter((d) => input.isA(d, 'offering'));
  if (offerings.length === 0) return { state: 'not-applicable' };
  const carriers: Description[] = [];
  const findings: RuleFinding[] = [];
  for (const offering of offerings) {
    for (const reference of valuesOf(input, offering, 'aggregates')) {
      const word = input.wordOn(nodeOf(reference));
      if (word !== undefined) {
        // What is described in place is the word of the offering's own credential.
        carriers.push(reference.termType === 'BlankNode' ? offering : word);
        continue;
      }
      findings.push({
        nodes: irisOf([reference]),
        finding: finding('compliance/reference-unresolved', {
          pointer: `${offering.pointer}/payload/credentialSubject`,
          expected: 'something that the presentation or the catalogue describes',
          found: reference.value,
          fix: 'Add the credential that describes it to the presentation, or publish it first.',
        }),
      });
    }
  }
  return assessed(findings, carriers);
};
