import { finding, type Finding } from '#refusal';
import type { Release } from './release.ts';
import type { Role } from './roles.ts';
import type { NamedNode, Quad } from './term.ts';

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const STRING = 'http://www.w3.org/2001/XMLSchema#string';

/**
 * Labels of the live compliance service name the class of a credential as the type of its entry and write its digest as
 * an untyped string (gaia-x.md §6.2). They are read as the published shape wants them, and reported; what was signed stays as it is.
 */
export function fromLiveLabel(
  quads: readonly Quad[],
  release: Release,
  pointer: string,
): { readonly quads: readonly Quad[]; readonly findings: readonly Finding[] } {
  const reading = readingOfLiveLabel(quads, release);
  if (reading === undefined) return { quads, findings: [] };
  const expected = 'gx:credentialType and a typed cred:digestSRI, as the published shape has them';
  const drift = finding('credential/label-drift', { severity: 'info', pointer, expected });
  return { quads: quads.flatMap(reading), findings: [drift] };
}

/** How each quad of a live label is read; undefined where the quads are those of anything else. */
export function readingOfLiveLabel(
  quads: readonly Quad[],
  release: Release,
): ((quad: Quad) => readonly Quad[]) | undefined {
  const role = (name: Role): NamedNode => ({ termType: 'NamedNode', value: release.roles.get(name)?.[0] ?? '' });
  const live = role('liveDigest').value;
  if (live === '') return undefined;
  const entries = new Set(quads.filter((q) => q.predicate.value === live).map((q) => q.subject.value));
  if (entries.size === 0) return undefined;
  return (quad) => {
    const { subject, predicate, object } = quad;
    if (!entries.has(subject.value)) return [quad];
    if (predicate.value === live)
      return [
        { subject, predicate: role('digest'), object: { ...literal(object.value), datatype: role('digestType') } },
        { subject, predicate: { termType: 'NamedNode', value: TYPE }, object: role('labelEntry') },
      ];
    if (predicate.value !== TYPE || object.value === role('labelEntry').value) return [quad];
    const local = object.value.startsWith(release.namespace)
      ? `gx:${object.value.slice(release.namespace.length)}`
      : object.value;
    return [{ subject, predicate: role('credentialType'), object: literal(local) }];
  };
}

function literal(value: string): Extract<Quad['object'], { termType: 'Literal' }> {
  return { termType: 'Literal', value, datatype: { termType: 'NamedNode', value: STRING }, language: '' };
}
