import { finding, type Finding } from '#refusal';
import { partyOf, type JsonValue, type SignedCredential, type SignedPresentation } from '#credential';
import type { Need } from '#trust';
import { shown } from './header-rules.ts';

export type Part = SignedCredential | SignedPresentation;

/** `<DID>#<fragment>`, ASCII, at most 512 characters (trust.md §5). */
const DID_URL = /^(did:[a-z0-9]+:[A-Za-z0-9._:%-]+)#[A-Za-z0-9._~:@!$&'()*+,;=%/?-]+$/;

/** The DID that a `kid` belongs to, or undefined where it is not an absolute DID URL with a fragment. */
export function didOfKid(kid: unknown): string | undefined {
  return typeof kid === 'string' && kid.length <= 512 ? DID_URL.exec(kid)?.[1] : undefined;
}

/** The DID that must have signed a part. */
export function signerOf(part: Part): string {
  return part.kind === 'credential' ? part.issuer : part.signer;
}

/** The key that a part needs, where its header names one of the signer's. */
export function needOf(part: Part): Need | undefined {
  if (part.proof.kind !== 'jose') return undefined;
  const kid = part.proof.header['kid'];
  const did = signerOf(part);
  return typeof kid === 'string' && didOfKid(kid) === did ? { did, kid } : undefined;
}

/** Who says it and who signed it are one: `iss` in header and payload, issuer or holder, and the DID of `kid`. */
export function signerFindings(part: Part): Finding[] {
  if (part.proof.kind !== 'jose') return [];
  const { header } = part.proof;
  const signer = signerOf(part);
  const { document, pointer } = part;
  const named: [string, JsonValue | undefined][] = [
    ['/header/iss', header['iss']],
    ['/payload/iss', document['iss']],
    ...(part.kind === 'presentation'
      ? ([
          ['/payload/holder', document['holder'] === undefined ? undefined : (partyOf(document['holder']) ?? '')],
          ['/payload/issuer', document['issuer'] === undefined ? undefined : (partyOf(document['issuer']) ?? '')],
        ] as [string, JsonValue | undefined][])
      : []),
  ];
  const findings = named
    .filter(([, who]) => who !== undefined && who !== signer)
    .map(([at, who]) =>
      finding('verify/issuer-mismatch', { pointer: `${pointer}${at}`, expected: signer, found: shown(who) }),
    );
  return [...findings, ...kidFindings(part, header['kid'], findings.length > 0 ? header['iss'] : signer)];
}

/** Where `iss` is already wrong, a `kid` that follows it is no second cause. */
function kidFindings(part: Part, kid: JsonValue | undefined, owner: JsonValue | undefined): Finding[] {
  const pointer = `${part.pointer}/header/kid`;
  if (kid === undefined) return [finding('verify/kid-missing', { pointer, expected: `${signerOf(part)}#…` })];
  const did = didOfKid(kid);
  if (did === undefined)
    return [finding('verify/kid-malformed', { pointer, expected: 'a DID with a fragment', found: shown(kid) })];
  if (did === signerOf(part) || did === owner) return [];
  return [finding('verify/kid-issuer', { pointer, expected: `a key of ${signerOf(part)}`, found: shown(kid) })];
}
