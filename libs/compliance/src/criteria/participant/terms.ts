import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../../criterion.ts';
import { valuesOf, type Description } from '../../rule-input.ts';

const NONE = 'no hash is accepted here: the operator of this catalogue has named no terms and conditions';
const ASK = 'Ask the operator of this catalogue to name the terms and conditions that it accepts.';
const USE = 'Use the SHA-256 hash of a version of the terms and conditions that this catalogue accepts.';

/**
 * Every issuer of the submission has accepted the Gaia-X terms and conditions, by a credential of its own in the submission
 * or active in the catalogue; those whom the operator names in `issuers.json` are not asked, nor is who issues nothing but
 * labels (contract.md §2, T&C; compliance document 25.10, PA1.1). Where the operator lists no hash, none is accepted
 * (contract.md §2, Trust folder).
 */
export const terms: Criterion = ({ input, issuers, acceptedTerms }) => {
  const exempt = new Set([...issuers.registrationNumber, ...issuers.conformityBody, ...issuers.label]);
  const accepted = input.all('termsIssuer');
  const carriers: Description[] = [];
  const findings: RuleFinding[] = [];
  for (const issuer of input.issuers) {
    if (exempt.has(issuer)) continue;
    const own = input.submitted.filter((d) => d.issuer === issuer && d.isSubject);
    if (own.length > 0 && own.every((d) => input.isA(d, 'label'))) continue;
    const words = accepted.filter((d) => d.issuer === issuer);
    if (words.length === 0) {
      findings.push({
        issuer,
        roles: ['termsIssuer'],
        finding: finding('compliance/terms-missing', {
          pointer: own[0]?.pointer ?? '',
          expected: `a gx:Issuer credential of ${issuer}`,
          found: 'none in the presentation or the catalogue',
          fix: 'Sign a credential of type gx:Issuer with the hash of the terms and conditions and add it to the presentation.',
        }),
      });
      continue;
    }
    const known = words.find((d) => isAccepted(d));
    if (known === undefined) {
      findings.push({
        issuer,
        finding: finding('compliance/terms-unknown', {
          pointer: words[0]?.pointer ?? '',
          expected: acceptedTerms.length === 0 ? NONE : acceptedTerms.join(' or '),
          found: words.flatMap((d) => valuesOf(input, d, 'termsHash').map((t) => t.value)).join(', '),
          fix: acceptedTerms.length === 0 ? ASK : USE,
        }),
      });
    } else {
      input.wordOn(known.node);
      carriers.push(known);
    }
  }
  return assessed(findings, carriers);

  function isAccepted(d: Description): boolean {
    const hashes = valuesOf(input, d, 'termsHash').map((t) => t.value.toLowerCase());
    return hashes.some((h) => acceptedTerms.includes(h));
  }
};
