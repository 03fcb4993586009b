import { finding } from '#refusal';
import { assessed, type Criterion, type RuleFinding } from '../criterion.ts';
import { valuesOf, type Description, type RuleInput } from '../rule-input.ts';

/**
 * Labels of others count where the operator trusts their issuer to give them (`label` of `issuers.json`; this instance is no
 * exception), and where what they name is here: in the presentation or active in the catalogue, with the digest they state
 * (contract.md §7; gaia-x.md §6.2). A label over nothing would be a seal on whatever comes later.
 */
export const labels: Criterion = ({ input, issuers }) => {
  const given = input.submitted.filter((d) => input.isA(d, 'label'));
  if (given.length === 0) return { state: 'not-applicable' };
  return assessed(
    given.flatMap((label) => (issuers.label.includes(label.issuer) ? missing(label, input) : [untrusted(label)])),
    given,
  );

  function untrusted({ pointer, issuer }: Description): RuleFinding {
    const told = finding('compliance/label-untrusted', {
      pointer: `${pointer}/payload/issuer`,
      expected: issuers.label.join(' or ') || 'an issuer that the operator names in issuers.json',
      found: issuer,
      fix: 'Have the label issued by a clearing house that this catalogue trusts; a label that it issued itself does not need to be submitted.',
    });
    return { issuer, finding: told };
  }
};

/** Each entry of the label's credential whose content is not here; that there is none at all. */
function missing(label: Description, input: RuleInput): readonly RuleFinding[] {
  const entries = input.submitted.filter((d) => d.digest === label.digest && input.isA(d, 'labelEntry'));
  const lost = (found: string): RuleFinding => ({
    finding: finding('compliance/label-content-missing', {
      pointer: `${label.pointer}/payload/credentialSubject`,
      expected: 'an active credential of the catalogue or one of the presentation, with this digest',
      found,
      fix: 'Add exactly the credentials that the label covers to the presentation, or publish them first; a label for other versions has to be issued again.',
    }),
  });
  if (entries.length === 0) return [lost('no credential')];
  return entries.flatMap((entry) => {
    const integrity = valuesOf(input, entry, 'digest').map((term) => term.value);
    const id = entry.node.startsWith('_:') ? undefined : entry.node;
    if (input.holds(id, integrity)) return [];
    if (integrity.length === 0) return [lost(`${id ?? 'a credential'} without a digest`)];
    return [lost([...(id === undefined ? [] : [id]), ...integrity].join(' ').slice(0, 300))];
  });
}
