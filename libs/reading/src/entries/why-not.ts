import type { StoredFragment } from '#graph';
import { toMillis } from '#lifecycle';
import { mainOf, ownWords } from '../follower/listing.ts';
import { toMentions, type MentionView } from './mentions.ts';
import type { Reader } from '../reader.ts';

export interface WhyNotView {
  readonly reason: Reason;
  readonly explanation: string;
  readonly at?: string;
  readonly digest?: string;
  readonly issuer?: string;
  readonly owner?: string;
  readonly codes: readonly string[];
  /** Of what is not described: entries that speak of it all the same. */
  readonly mentionedBy: readonly MentionView[];
}
type Reason = keyof typeof EXPLANATIONS;

const EXPLANATIONS = {
  EXPIRED:
    'The validUntil of the credential that described it has passed. A newer one from the same issuer would show it again.',
  SUPERSEDED: 'A newer credential replaced the one that described it, and no longer describes it.',
  REVOKED: 'The issuer revoked the credential that described it. A newer one from the same issuer would show it again.',
  SUSPENDED: 'The issuer suspended the credential that describes it.',
  NOT_THE_OWNERS_WORD:
    'It is described by an issuer that does not own it. Its owner is the issuer whose DID it is or whose host it is on, otherwise the issuer that described it first; only a credential of the owner makes an entry.',
  NOT_LISTED_ALONE:
    'Its owner describes it, but it is neither a participant nor an offering nor a resource: it is shown with the entries that refer to it.',
  NOT_DESCRIBED:
    'It is only mentioned: no credential here describes it. Its owner can make it an entry with a credential whose subject has exactly this IRI: as a participant, an offering, a data product or a resource. Until then it can be found through what mentions it.',
  REFUSED: 'A submission that named it was refused; nothing of it was stored. The codes say what to correct.',
  UNKNOWN: 'No credential here describes it, none that was refused in the last 30 days did, and no entry refers to it.',
} as const;

const why = (reason: Reason, said: Partial<WhyNotView> = {}): WhyNotView => ({
  reason,
  explanation: EXPLANATIONS[reason],
  codes: [],
  mentionedBy: [],
  ...said,
});

/**
 * Why a search does not show a thing, the weightiest reason first. Nothing where it does; but what was refused after the
 * version that is shown was admitted is told all the same. What is hidden is unknown.
 */
export async function toWhyNot(iri: string, reader: Reader): Promise<readonly WhyNotView[]> {
  if (!reader.maySee(iri)) return [why('UNKNOWN')];
  const shown = await reader.entity(iri);
  const refused = (await reader.refusals(iri)).map(({ at, digest, codes }) => why('REFUSED', { at, digest, codes }));
  if (shown !== undefined) {
    const since = toMillis(shown.trust.decidedAt);
    return refused.filter(({ at }) => at !== undefined && toMillis(at) > since);
  }
  const owner = await reader.ownerOf(iri);
  const fragments = await reader.fragments(iri);
  const described = [
    ...(await ownersReasons(iri, fragments, reader)),
    ...othersReasons(fragments.filter((f) => reader.isValid(f))),
  ];
  const known = [...described, ...refused, ...(described.length > 0 ? [] : await mentions(iri, reader))];
  if (known.length === 0) return [why('UNKNOWN')];
  return known.map((reason) => (owner === undefined ? reason : { ...reason, owner }));
}

/** Nobody describes it: who speaks of it all the same. */
async function mentions(iri: string, reader: Reader): Promise<readonly WhyNotView[]> {
  const { isMentioned, by } = await toMentions(iri, reader);
  return isMentioned ? [why('NOT_DESCRIBED', { mentionedBy: by })] : [];
}

/** What became of the owner's word. */
async function ownersReasons(
  iri: string,
  fragments: readonly StoredFragment[],
  reader: Reader,
): Promise<readonly WhyNotView[]> {
  const own = ownWords(fragments);
  const [newest] = own;
  if (newest === undefined) return lastReasons(iri, reader);
  const said = { digest: newest.digest, issuer: newest.issuer };
  const main = mainOf(own, reader.release);
  if (main === undefined) return [why('NOT_LISTED_ALONE', said)];
  const { digest, issuer, validUntil } = main;
  return reader.isValid(main)
    ? [why('SUSPENDED', { digest, issuer })]
    : [why('EXPIRED', { digest, issuer, ...(validUntil === undefined ? {} : { at: validUntil }) })];
}

async function lastReasons(iri: string, reader: Reader): Promise<readonly WhyNotView[]> {
  const ended = await reader.lastCredential(iri);
  if (ended === undefined) return [];
  const { digest, issuer, status, validUntil } = ended.credential;
  const reason = status === 'expired' ? 'EXPIRED' : status === 'revoked' ? 'REVOKED' : 'SUPERSEDED';
  const at = reason === 'EXPIRED' ? validUntil : ended.at;
  return [why(reason, { digest, issuer, ...(at === undefined ? {} : { at }) })];
}

/** One reason for each issuer who is not the owner. */
function othersReasons(fragments: readonly StoredFragment[]): readonly WhyNotView[] {
  const others = new Map(fragments.filter((f) => !f.listed).map((f) => [f.issuer, f]));
  return [...others.values()].map(({ digest, issuer, decidedAt }) =>
    why('NOT_THE_OWNERS_WORD', { digest, issuer, at: decidedAt }),
  );
}
