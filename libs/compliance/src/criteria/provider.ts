import { finding, type Finding } from '#refusal';
import { judged, type Criterion } from '../criterion.ts';
import { nodeOf, valuesOf } from '../evidence.ts';

/** Who offers something is a known participant, and signs the offering himself (gaia-x.md §7.2, step 5). */
export const provider: Criterion = ({ evidence }) => {
  const offerings = evidence.submitted.filter((d) => evidence.isA(d, 'offering'));
  if (offerings.length === 0) return { kind: 'not-applicable' };
  const findings: Finding[] = [];
  for (const offering of offerings) {
    for (const reference of valuesOf(evidence, offering, 'providedBy')) {
      const pointer = `${offering.pointer}/payload/credentialSubject`;
      const word = evidence.wordOn(nodeOf(reference));
      if (word === undefined || !evidence.isA(word, 'participant')) {
        findings.push(
          finding('compliance/provider-unknown', {
            pointer,
            expected: 'a participant of the presentation or of the catalogue',
            found: reference.value,
            fix: 'Publish the participant first, or add its credentials to the presentation; refer to it by the id of its credentialSubject.',
          }),
        );
      } else if (word.issuer !== offering.issuer) {
        findings.push(
          finding('compliance/provider-issuer', {
            pointer: `${offering.pointer}/payload/issuer`,
            expected: word.issuer,
            found: offering.issuer,
            fix: 'The issuer of an offering is the issuer of its provider: sign with the key of the provider.',
          }),
        );
      }
    }
  }
  return judged(findings);
};
