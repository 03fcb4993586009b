import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../../criterion.ts';
import { irisOf, nodeOf, valuesOf, type Description } from '../../rule-input.ts';

/** The addresses a participant refers to are there, each with a country (PA1.1). That there are two is the shape's word. */
export const address: Criterion = ({ input }) => {
  const participants = input.submitted.filter((d) => input.isA(d, 'participant'));
  if (participants.length === 0) return { state: 'not-applicable' };
  const carriers: Description[] = [...participants];
  const findings: RuleFinding[] = [];
  for (const participant of participants) {
    for (const reference of valuesOf(input, participant, 'addressOf')) {
      const word = input.wordOn(nodeOf(reference));
      const isNamed = reference.termType === 'NamedNode';
      if (word !== undefined && valuesOf(input, word, 'countryCode').length > 0) {
        if (isNamed) carriers.push(word);
        continue;
      }
      findings.push({
        nodes: irisOf([reference]),
        roles: ['countryCode'],
        finding: finding('compliance/address-missing', {
          pointer: `${participant.pointer}/payload/credentialSubject`,
          expected: 'an address with gx:countryCode',
          found: isNamed ? reference.value : 'an address without a country',
          fix: 'Give the country of each address as an ISO 3166-1 code.',
        }),
      });
    }
  }
  return assessed(findings, carriers);
};
