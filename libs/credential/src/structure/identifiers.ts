import { finding, type Finding } from '#refusal';
import type { Envelope, SignedCredential, SignedPresentation } from '../envelope.ts';
import { isObject, listOf } from '../json-value.ts';
import { partyOf } from './presentation-structure.ts';

type Signed = SignedCredential | SignedPresentation;

/** An identifier, and what it names where. */
interface Use {
  readonly id: string;
  readonly names: 'party' | 'subject' | 'presentation' | 'credential';
  readonly pointer: string;
  /** The token it stands in: one that is sent twice is one document. */
  readonly digest: string;
  readonly issuer?: string;
}

/**
 * Identifiers of presentations, credentials and subjects differ, and one of a credential is unique per issuer (ICAM, gaia-x.md
 * §3.1; VCDM 2.0 §4.4: an `id` identifies one thing). A subject may be an issuer or a holder, and several credentials may
 * speak of one; no document shares its own.
 */
export function identifierFindings({ presentation, nested = [], credentials }: Omit<Envelope, 'digest'>): Finding[] {
  const signed: readonly Signed[] = [...credentials, ...nested, ...(presentation === undefined ? [] : [presentation])];
  const uses = signed.flatMap((one) => [...parties(one), ...subjects(one)]);
  const byId = Map.groupBy(uses, ({ id }) => id);
  return signed.flatMap(({ id, pointer, digest, ...one }) => {
    if (id === undefined) return [];
    const issuer = one.kind === 'credential' ? { issuer: one.issuer } : {};
    const use: Use = { id, names: one.kind, pointer: `${pointer}/payload/id`, digest, ...issuer };
    const others = byId.get(id) ?? [];
    byId.set(id, [...others, use]);
    const other = others.find((taken) => !mayShare(use, taken));
    return other === undefined ? [] : [shared(use, other)];
  });
}

function mayShare(one: Use, other: Use): boolean {
  return one.names === other.names && (one.digest === other.digest || one.issuer !== other.issuer);
}

function parties({ document, pointer, digest }: Signed): readonly Use[] {
  return ['issuer', 'holder'].flatMap((member) => {
    const id = partyOf(document[member]);
    return id === undefined ? [] : [{ id, names: 'party', pointer: `${pointer}/payload/${member}`, digest }];
  });
}

function subjects({ kind, document, pointer, digest }: Signed): readonly Use[] {
  if (kind === 'presentation') return [];
  const value = document['credentialSubject'];
  return listOf(value).flatMap((subject, index) => {
    const id = isObject(subject) ? subject['id'] : undefined;
    if (typeof id !== 'string') return [];
    const at = `${pointer}/payload/credentialSubject${Array.isArray(value) ? `/${String(index)}` : ''}/id`;
    return [{ id, names: 'subject', pointer: at, digest }];
  });
}

function shared({ id, pointer }: Use, other: Use): Finding {
  return finding('credential/id-shared', {
    pointer,
    expected: `another identifier than at ${other.pointer}`,
    found: id.slice(0, 200),
    fix: 'Give the presentation, each credential and each subject an id of its own (a subject: the id of its credential and #cs).',
  });
}
