import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../../criterion.ts';
import { irisOf, nodeOf, valuesOf, type Description } from '../../rule-input.ts';

/** P1.3.2: who offers something is a known participant, and signs the offering (gaia-x.md §7.2, step 5). */
export const provider: Criterion = ({ input }) => {
  const offerings = input.submitted.filter((d) => input.isA(d, 'offering'));
  if (offerings.length === 0) return { state: 'not-applicable' };
  const carriers: Description[] = [];
  const findings: RuleFinding[] = [];
  for (const offering of offerings) {
    const references = valuesOf(input, offering, 'providedBy');
    if (references.length === 0) findings.push(nobody(offering));
    for (const reference of references) {
      const word = input.wordOn(nodeOf(reference));
      if (word === undefined || !input.isA(word, 'participant')) {
        findings.push({
          nodes: irisOf([reference]),
          finding: finding('compliance/provider-unknown', {
            pointer: `${offering.pointer}/payload/credentialSubject`,
            expected: 'a participant of the presentation or of the catalogue',
            found: reference.value,
            fix: 'Publish the participant first, or add its credentials to the presentation; refer to it by the id of its credentialSubject.',
          }),
        });
      } else if (word.issuer !== offering.issuer) {
        findings.push({
          issuer: offering.issuer,
          finding: finding('compliance/provider-issuer', {
            pointer: `${offering.pointer}/payload/issuer`,
            expected: word.issuer,
            found: offering.issuer,
            fix: 'The issuer of an offering is the issuer of its provider: sign with the key of the provider.',
          }),
        });
      } else carriers.push(word);
    }
  }
  return assessed(findings, carriers);
};

function nobody({ pointer }: Description): RuleFinding {
  return {
    roles: ['providedBy'],
    asShapes: true,
    finding: finding('compliance/provider-unknown', {
      pointer: `${pointer}/payload/credentialSubject`,
      expected: 'a participant of the presentation or of the catalogue',
      found: 'an offering without a provider',
      fix: 'Name the provider of the offering by the id of its credentialSubject.',
    }),
  };
}
