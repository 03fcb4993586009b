import { hash } from 'node:crypto';
import { finding, type Finding } from '#refusal';
import { olderPayload } from './foreign/foreign-form.ts';
import { headerDrifts } from './header-drifts.ts';
import { parsePayload, type Jws } from './jws.ts';
import type { JsonObject, SignedCredential, SignedPresentation } from './envelope.ts';
import { isObject, listOf, shown, textOf } from './json-value.ts';
import { attempt, type Read } from './read.ts';
import { credentialDrifts, presentationDrifts } from './document-drifts.ts';
import { credentialFindings } from './structure/credential-structure.ts';
import { partyOf, presentationOwnFindings } from './structure/presentation-structure.ts';
import type { Tolerances } from './tolerances.ts';

/** One token of a submission: its bytes, taken apart, and where it stands. */
export interface Token {
  readonly bytes: string;
  readonly jws: Jws;
  readonly pointer: string;
  readonly tolerances: Tolerances;
}

/** Token → credential that follows VCDM 2.0 and the Gaia-X profile (gaia-x.md §3.1), with every finding. */
export function readCredential(token: Token): Read<SignedCredential> {
  const { pointer, tolerances, jws } = token;
  const payload = attempt(() => parsePayload(jws, pointer));
  const document = payload.value;
  const drifts = headerDrifts('credential', jws.header, { pointer, tolerances });
  if (document === undefined) return { findings: [...payload.findings, ...drifts] };
  const at = `${pointer}/payload`;
  const older = olderPayload(document, at);
  if (older.length > 0) return { findings: [...older, ...drifts] };
  const findings = [
    ...wrapperFindings(document, at),
    ...proofFindings(document, at),
    ...credentialFindings(document, at),
    ...profileFindings(document, at),
    ...drifts,
    ...credentialDrifts(document, at, tolerances),
  ];
  const subjects = listOf(document['credentialSubject']).flatMap((s) =>
    isObject(s) && typeof s['id'] === 'string' ? [s['id']] : [],
  );
  const value: SignedCredential = {
    kind: 'credential',
    ...secured(token, document),
    issuer: partyOf(document['issuer']) ?? '',
    types: listOf(document['type']).filter((type) => typeof type === 'string'),
    subjects,
    hasStatus: document['credentialStatus'] !== undefined,
  };
  return { value, findings };
}

/** Token → presentation, without the credentials in it. */
export function readPresentation(token: Token): Read<SignedPresentation> {
  const { pointer, tolerances, jws } = token;
  const payload = attempt(() => parsePayload(jws, pointer));
  const document = payload.value;
  const drifts = headerDrifts('presentation', jws.header, { pointer, tolerances });
  if (document === undefined) return { findings: [...payload.findings, ...drifts] };
  const at = `${pointer}/payload`;
  const older = olderPayload(document, at);
  if (older.length > 0) return { findings: [...older, ...drifts] };
  const enveloping = listOf(document['type']).includes('EnvelopedVerifiablePresentation');
  const findings = [
    ...wrapperFindings(document, at),
    ...proofFindings(document, at),
    ...(enveloping ? [] : presentationOwnFindings(document, at)),
    ...drifts,
    ...presentationDrifts(document, at, tolerances),
  ];
  return {
    value: { kind: 'presentation', ...secured(token, document), signer: signerOf(jws.header, document) },
    findings,
  };
}

/** `iss`, else holder or issuer, else the DID of the key: whoever the token says has signed. */
function signerOf(header: JsonObject, document: JsonObject): string {
  for (const named of [header['iss'], document['iss'], partyOf(document['holder']), partyOf(document['issuer'])])
    if (typeof named === 'string') return named;
  return textOf(header['kid']).split('#', 1)[0] ?? '';
}

function secured({ bytes, jws, pointer }: Token, document: JsonObject): Omit<SignedPresentation, 'kind' | 'signer'> {
  const text = (member: string): string | undefined => {
    const value = document[member];
    return typeof value === 'string' ? value : undefined;
  };
  const [id, validFrom, validUntil] = ['id', 'validFrom', 'validUntil'].map(text);
  return {
    bytes,
    digest: hash('sha256', bytes, 'hex'),
    model: '2.0',
    proof: { kind: 'jose', header: jws.header, signingInput: jws.signingInput, signature: jws.signature },
    document,
    pointer,
    ...(id === undefined ? {} : { id }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

/** VC-JOSE-COSE §3.1.1: the payload is the credential itself. */
export function wrapperFindings(document: JsonObject, pointer: string): Finding[] {
  return ['vc', 'vp']
    .filter((claim) => document[claim] !== undefined)
    .map((claim) =>
      finding('credential/wrapper-claim', {
        pointer: `${pointer}/${claim}`,
        fix: `Put the members of ${claim} into the payload.`,
      }),
    );
}

/** One envelope per document: the signature of the token is verified, a proof inside it is not, and nobody shall think so. */
function proofFindings(document: JsonObject, pointer: string): Finding[] {
  return Object.entries({ proof: 'proof', 'https://w3id.org/security#proof': 'https:~1~1w3id.org~1security#proof' })
    .filter(([member]) => document[member] !== undefined)
    .map(([, step]) =>
      finding('verify/proof-ignored', {
        severity: 'info',
        pointer: `${pointer}/${step}`,
        expected: 'one envelope: the signature of the token',
        found: 'a proof inside the token',
        fix: 'Leave proof out of what is signed as a token.',
      }),
    );
}

/** What the Gaia-X profile asks beyond VCDM 2.0: a beginning, and claims that say the same as the members. */
function profileFindings(document: JsonObject, pointer: string): Finding[] {
  const findings: Finding[] = [];
  const [subject] = listOf(document['credentialSubject']);
  const pairs = [
    ['jti', document['id']],
    ['sub', isObject(subject) ? subject['id'] : undefined],
  ] as const;
  for (const [claim, member] of pairs) {
    if (document[claim] === undefined || document[claim] === member) continue;
    const said = { pointer: `${pointer}/${claim}`, expected: shown(member), found: shown(document[claim]) };
    findings.push(finding('credential/structure', said));
  }
  if (document['validFrom'] === undefined) {
    const said = { pointer: `${pointer}/validFrom`, expected: 'validFrom', found: 'nothing' };
    findings.push(finding('credential/structure', said));
  }
  return findings;
}
