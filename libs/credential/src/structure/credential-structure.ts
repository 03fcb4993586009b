import { finding, toInstant, type Finding } from '#refusal';
import type { JsonObject } from '../envelope.ts';
import { isObject, listOf, shown } from '../json-value.ts';
import { contextFindings, typeFindings } from './context.ts';
import { idFindings, labelFindings, partyFindings, typedFindings } from './members.ts';

/** Members whose values carry a type; `evidence` has its own rule, because real evidence lacks one. */
const TYPED = ['credentialStatus', 'refreshService', 'termsOfUse', 'proof'] as const;

/**
 * What an unsecured credential violates of VCDM 2.0 §4, every cause at once; empty where it is well-formed.
 * Pointers start with `pointer`. An `evidence` without a type is left to the drifts.
 */
export function credentialFindings(document: JsonObject, pointer: string): Finding[] {
  return [
    ...contextFindings(document, pointer),
    ...typeFindings(document, 'VerifiableCredential', pointer),
    ...idFindings(document, pointer),
    ...partyFindings(document['issuer'], `${pointer}/issuer`),
    ...subjectFindings(document, pointer),
    ...validityFindings(document, pointer),
    ...labelFindings(document, pointer),
    ...TYPED.flatMap((member) => typedFindings(document, member, { pointer, id: false })),
    ...typedFindings(document, 'credentialSchema', { pointer, id: true }),
  ];
}

/** §4.8: at least one subject, and each says something. */
function subjectFindings(document: JsonObject, pointer: string): Finding[] {
  const value = document['credentialSubject'];
  const subjects = listOf(value);
  const at = `${pointer}/credentialSubject`;
  if (subjects.length === 0)
    return [finding('credential/structure', { pointer: at, expected: 'a subject', found: shown(value) })];
  return subjects.flatMap((subject, index) => {
    const subjectAt = Array.isArray(value) ? `${at}/${String(index)}` : at;
    if (!isObject(subject))
      return [
        finding('credential/structure', { pointer: subjectAt, expected: 'a subject object', found: shown(subject) }),
      ];
    if (Object.keys(subject).every((key) => key === '@context'))
      return [finding('rdf/empty-graph', { pointer: subjectAt, expected: 'a subject with claims' })];
    return idFindings(subject, subjectAt);
  });
}

/** §4.9: `xsd:dateTimeStamp`, and the end not before the beginning. */
export function validityFindings(document: JsonObject, pointer: string): Finding[] {
  const [from, until] = ['validFrom', 'validUntil'].map((member) => {
    const value = document[member];
    return typeof value === 'string' ? toInstant(value) : undefined;
  });
  const findings = ['validFrom', 'validUntil'].flatMap((member, index) => {
    const value = document[member];
    if (value === undefined || (index === 0 ? from : until) !== undefined) return [];
    const said = { pointer: `${pointer}/${member}`, expected: 'a date and time with a time zone', found: shown(value) };
    return [finding('credential/structure', said)];
  });
  if (from !== undefined && until !== undefined && until < from) {
    const said = { pointer: `${pointer}/validUntil`, expected: 'a time after validFrom' };
    findings.push(finding('credential/structure', { ...said, found: shown(document['validUntil']) }));
  }
  return findings;
}
