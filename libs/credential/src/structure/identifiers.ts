import { finding, type Finding } from '#refusal';
import type { SignedCredential, SignedPresentation } from '../envelope.ts';
import { isObject, listOf } from '../json-value.ts';
import { partyOf } from './presentation-structure.ts';

type Signed = SignedCredential | SignedPresentation;

/** An identifier, and what it names where. */
interface Use {
  readonly id: string;
  readonly names: 'party' | 'subject' | 'document';
  readonly pointer: string;
  /** The token it stands in: one that is sent twice is one document. */
  readonly digest: string;
}

/**
 * Identifiers of presentations, credentials and subjects differ (ICAM, gaia-x.md §3.1; VCDM 2.0 §4.4: an `id` identifies one
 * thing). A subject may be an issuer or a holder, and several credentials may speak of one; no document shares its own.
 */
export function identifierFindings(
  presentations: readonly SignedPresentation[],
  credentials: readonly SignedCredential[],
): Finding[] {
  const signed: readonly Signed[] = [...credentials, ...presentations];
  const taken = new Map<string, Use>();
  for (const use of signed.flatMap((one) => [...parties(one), ...subjects(one)])) {
    if (!taken.has(use.id)) taken.set(use.id, use);
  }
  return signed.flatMap(({ id, pointer, digest }) => {
    if (id === undefined) return [];
    const use: Use = { id, names: 'document', pointer: `${pointer}/payload/id`, digest };
    const other = taken.get(id);
    if (other === undefined) taken.set(id, use);
    const isItself = other?.names === 'document' && other.digest === digest;
    return other === undefined || isItself ? [] : [shared(use, other)];
  });
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
