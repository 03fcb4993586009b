import { finding, type Finding } from '#refusal';
import { judged, type Criterion } from '../criterion.ts';
import { nodeOf, valuesOf } from '../evidence.ts';

/**
 * Every participant has a registration number that a trusted issuer signed (P1.3.2), and no registration number comes
 * from anyone else.
 */
export const registrationNumber: Criterion = ({ evidence, issuers }) => {
  const participants = evidence.submitted.filter((d) => evidence.isA(d, 'participant'));
  const numbers = evidence.submitted.filter((d) => evidence.isA(d, 'registrationNumber'));
  if (participants.length + numbers.length === 0) return { kind: 'not-applicable' };
  const findings: Finding[] = [];
  for (const number of numbers) {
    if (issuers.registrationNumber.includes(number.issuer)) continue;
    findings.push(
      finding('compliance/registration-number-untrusted', {
        pointer: `${number.pointer}/payload/issuer`,
        expected: issuers.registrationNumber.join(' or ') || 'an issuer that the operator names in issuers.json',
        found: number.issuer,
        fix: 'Have the registration number attested by a notary that this catalogue trusts.',
      }),
    );
  }
  for (const participant of participants) {
    const references = valuesOf(evidence, participant, 'registrationNumberOf');
    const words = references.map((t) => evidence.wordOn(nodeOf(t)));
    if (words.some((w) => w !== undefined && evidence.isA(w, 'registrationNumber'))) continue;
    findings.push(
      finding('compliance/registration-number-missing', {
        pointer: `${participant.pointer}/payload/credentialSubject/gx:registrationNumber`,
        expected: 'a registration number credential in the presentation or the catalogue',
        found: references.map((t) => t.value).join(', ') || 'no gx:registrationNumber',
        fix: 'Add the credential of the notary, and refer to it by the id of its credentialSubject.',
      }),
    );
  }
  return judged(findings);
};
