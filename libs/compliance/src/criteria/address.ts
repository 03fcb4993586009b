import { finding, type Finding } from '#refusal';
import { judged, type Criterion } from '../criterion.ts';
import { nodeOf, valuesOf } from '../evidence.ts';

/** The addresses a participant refers to are there, each with a country (PA1.1). That there are two is the shape's word. */
export const address: Criterion = ({ evidence }) => {
  const participants = evidence.submitted.filter((d) => evidence.isA(d, 'participant'));
  if (participants.length === 0) return { kind: 'not-applicable' };
  const findings: Finding[] = [];
  for (const participant of participants) {
    for (const reference of valuesOf(evidence, participant, 'addressOf')) {
      const word = evidence.wordOn(nodeOf(reference));
      if (word !== undefined && valuesOf(evidence, word, 'countryCode').length > 0) continue;
      findings.push(
        finding('compliance/address-missing', {
          pointer: `${participant.pointer}/payload/credentialSubject`,
          expected: 'an address with gx:countryCode',
          found: reference.termType === 'NamedNode' ? reference.value : 'an address without a country',
          fix: 'Give the country of each address as an ISO 3166-1 code.',
        }),
      );
    }
  }
  return judged(findings);
};
