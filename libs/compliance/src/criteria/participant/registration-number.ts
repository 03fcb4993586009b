import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../../criterion.ts';
import { irisOf, nodeOf, valuesOf, type Description } from '../../rule-input.ts';

/**
 * Every participant has a registration number that a trusted issuer signed, and no registration number comes from anyone
 * else (PA1.1; compliance document 25.10).
 */
export const registrationNumber: Criterion = ({ input, issuers }) => {
  const participants = input.submitted.filter((d) => input.isA(d, 'participant'));
  const numbers = input.submitted.filter((d) => input.isA(d, 'registrationNumber'));
  if (participants.length + numbers.length === 0) return { state: 'not-applicable' };
  const carriers: Description[] = [];
  const findings: RuleFinding[] = [];
  for (const number of numbers) {
    if (issuers.registrationNumber.includes(number.issuer)) continue;
    findings.push({
      issuer: number.issuer,
      finding: finding('compliance/registration-number-untrusted', {
        pointer: `${number.pointer}/payload/issuer`,
        expected: issuers.registrationNumber.join(' or ') || 'an issuer that the operator names in issuers.json',
        found: number.issuer,
        fix: 'Have the registration number attested by a notary that this catalogue trusts.',
      }),
    });
  }
  for (const participant of participants) {
    const references = valuesOf(input, participant, 'registrationNumberOf');
    const words = references.map((t) => input.wordOn(nodeOf(t)));
    const attested = words.filter((w) => w !== undefined && input.isA(w, 'registrationNumber'));
    if (attested.length > 0) {
      carriers.push(...attested.filter((w) => w !== undefined));
      continue;
    }
    findings.push({
      nodes: irisOf(references),
      ...(references.length === 0 ? { roles: ['registrationNumberOf'] } : {}),
      finding: finding('compliance/registration-number-missing', {
        pointer: `${participant.pointer}/payload/credentialSubject/gx:registrationNumber`,
        expected: 'a registration number credential in the presentation or the catalogue',
        found: references.map((t) => t.value).join(', ') || 'no gx:registrationNumber',
        fix: 'Add the credential of the notary, and refer to it by the id of its credentialSubject.',
      }),
    });
  }
  return assessed(findings, carriers);
};
