import { finding, type Finding } from '#refusal';
import { judged, type Criterion } from '../criterion.ts';
import { valuesOf, type Description, type Evidence } from '../evidence.ts';

/**
 * Labels of others count where the operator trusts their issuer to give them (`label` of `issuers.json`; this instance is no
 * exception), and where what they name is here: in the presentation or active in the catalogue, with the digest they state
 * (contract.md §7; gaia-x.md §6.2). A label over nothing would be a seal on whatever comes later.
 */
export const labels: Criterion = ({ evidence, issuers }) => {
  const given = evidence.submitted.filter((d) => evidence.isA(d, 'label'));
  if (given.length === 0) return { kind: 'not-applicable' };
  return judged(
    given.flatMap((label) => (issuers.label.includes(label.issuer) ? missing(label, evidence) : [untrusted(label)])),
  );

  function untrusted({ pointer, issuer }: Description): Finding {
    return finding('compliance/label-untrusted', {
      pointer: `${pointer}/payload/issuer`,
      expected: issuers.label.join(' or ') || 'an issuer that the operator names in issuers.json',
      found: issuer,
      fix: 'Have the label issued by a clearing house that this catalogue trusts; what it attests itself needs not be sent in.',
    });
  }
};

/** Each entry of the label's credential whose content is not here; that there is none at all. */
function missing(label: Description, evidence: Evidence): readonly Finding[] {
  const entries = evidence.submitted.filter((d) => d.digest === label.digest && evidence.isA(d, 'labelEntry'));
  const lost = (found: string): Finding =>
    finding('compliance/label-content-missing', {
      pointer: `${label.pointer}/payload/credentialSubject`,
      expected: 'an active credential of the catalogue or one of the presentation, with this digest',
      found,
      fix: 'Add the very credentials that were labelled to the presentation, or publish them first; a label over other versions has to be issued anew.',
    });
  if (entries.length === 0) return [lost('no credential')];
  return entries.flatMap((entry) => {
    const integrity = valuesOf(evidence, entry, 'digest').map((term) => term.value);
    const id = entry.node.startsWith('_:') ? undefined : entry.node;
    if (evidence.holds(id, integrity)) return [];
    if (integrity.length === 0) return [lost(`${id ?? 'a credential'} without a digest`)];
    return [lost([...(id === undefined ? [] : [id]), ...integrity].join(' ').slice(0, 300))];
  });
}
