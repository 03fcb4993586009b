import { isAscii, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { finding, Refusal, type Finding } from '#refusal';
import { openEnveloped } from './data-url.ts';
import type { Envelope, SignedCredential, SignedPresentation } from './envelope.ts';
import { foreignFindings } from './foreign/foreign-form.ts';
import { isObject, listOf, shown, textOf } from './json-value.ts';
import { located } from './located.ts';
import { parseJws, type Jws } from './jws.ts';
import { parseMediaType, tokenNameOf, type TokenKind, type TokenName } from './media-type.ts';
import { attempt } from './read.ts';
import { envelopedKind } from './structure/presentation-structure.ts';
import { readCredential, readPresentation } from './token.ts';
import { ALL_TOLERANCES, driftFinding, type Tolerances } from './tolerances.ts';

export interface EnvelopeOptions {
  /** `Content-Type` of the submission. */
  readonly mediaType: string;
  /** Default 1 MiB. */
  readonly maxBytes?: number;
  /** Default: every drift of gaia-x.md §3.2 is accepted. */
  readonly tolerances?: Tolerances;
  /** Default 256. */
  readonly maxCredentials?: number;
}

/**
 * Bytes of a submission → Envelope (contract.md §1, VCDM 2.0, VC-JOSE-COSE §3.1), structurally sound and not verified.
 *
 * @throws Refusal with the errors of every token in it, and the drifts that were seen.
 */
export function parseEnvelope(body: Uint8Array, options: EnvelopeOptions): Envelope {
  const { maxBytes = 1 << 20, maxCredentials = 256, tolerances = ALL_TOLERANCES } = options;
  const media = parseMediaType(options.mediaType);
  if (body.byteLength > maxBytes)
    throw Refusal.of('credential/too-large', { pointer: '', expected: `at most ${String(maxBytes)} bytes` });
  const { bytes, jws } = tokenOf(body, media !== 'any' && media.kind === 'credential' ? '/credentials/0' : '');
  const draft: Draft = {
    tolerances,
    maxCredentials,
    findings: [],
    credentials: [],
    presentations: [],
    tokens: new Map(),
  };
  const kind = kindOf(media, jws);
  const drifted = media === 'any' || media.drift;
  if (drifted) {
    const expected = `application/${kind === 'credential' ? 'vc' : 'vp'}+jwt`;
    draft.findings.push(driftFinding('mediaType', tolerances, { expected, found: options.mediaType.slice(0, 100) }));
  }
  if (kind === 'credential') addCredential({ bytes, jws }, draft);
  else addPresentation({ bytes, jws }, draft);
  return toEnvelope(bytes, kind, draft);
}

/** The body as one token. What is none is told by what it is, where that can be said. */
function tokenOf(body: Uint8Array, pointer: string): Raw {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const read = attempt(() => {
    if (isAscii(body)) return parseJws(bytes, pointer);
    if (!isUtf8(body)) throw Refusal.of('credential/not-utf8', { pointer: '' });
    throw Refusal.of('credential/not-jws', { pointer: '', found: 'characters outside ASCII' });
  });
  if (read.value !== undefined) return { bytes, jws: read.value };
  const foreign = foreignFindings(body);
  throw new Refusal(foreign.length > 0 ? foreign : read.findings);
}

/** What is collected while the tokens of one submission are read. */
interface Draft {
  readonly tolerances: Tolerances;
  readonly maxCredentials: number;
  readonly findings: Finding[];
  /** In order of appearance; holds a place for those that could not be read. */
  readonly credentials: (SignedCredential | undefined)[];
  readonly presentations: (SignedPresentation | undefined)[];
  /** Pointer → token, for the line numbers of what is wrong in it. */
  readonly tokens: Map<string, string>;
}
interface Raw {
  readonly bytes: string;
  readonly jws: Jws;
}

/** The media type and `typ` must name the same kind; a `typ` of another token is left to verification. */
function kindOf(media: TokenName | 'any', jws: Jws): TokenKind {
  const typ = jws.header['typ'];
  const named = tokenNameOf(typ);
  const found = shown(typ);
  if (media === 'any') {
    if (named === undefined)
      throw Refusal.of('verify/token-type', { pointer: '/header/typ', expected: 'vp+jwt or vc+jwt', found });
    return named.kind;
  }
  if (named !== undefined && named.kind !== media.kind) {
    const pointer = `${media.kind === 'credential' ? '/credentials/0' : ''}/header/typ`;
    const [own, other] = media.kind === 'credential' ? ['vc+jwt', 'vp+jwt'] : ['vp+jwt', 'vc+jwt'];
    const fix = `Send it with Content-Type: application/${other}, or sign it with typ ${own}.`;
    throw Refusal.of('verify/token-type', { pointer, expected: own, found, fix });
  }
  return media.kind;
}

function addCredential({ bytes, jws }: Raw, draft: Draft): void {
  const pointer = `/credentials/${String(draft.credentials.length)}`;
  draft.tokens.set(pointer, bytes);
  const read = readCredential({ bytes, jws, pointer, tolerances: draft.tolerances });
  draft.credentials.push(read.value);
  draft.findings.push(...read.findings);
}

/** The first presentation is the submitted one; those inside it stand under `/presentations/…`, one level deep. */
function addPresentation({ bytes, jws }: Raw, draft: Draft): void {
  const count = draft.presentations.length;
  const pointer = count === 0 ? '' : `/presentations/${String(count - 1)}`;
  draft.tokens.set(pointer, bytes);
  const read = readPresentation({ bytes, jws, pointer, tolerances: draft.tolerances });
  draft.presentations.push(read.value);
  draft.findings.push(...read.findings);
  const document = read.value?.document;
  if (document === undefined) return;
  const at = `${pointer}/payload`;
  if (envelopedKind(document) === 'presentation') {
    addEnveloped(document, { at, nestable: count === 0 }, draft);
    return;
  }
  const held = document['verifiableCredential'];
  const items = listOf(held);
  if (draft.credentials.length + items.length > draft.maxCredentials) {
    const said = { pointer: `${at}/verifiableCredential`, expected: `at most ${String(draft.maxCredentials)}` };
    draft.findings.push(finding('credential/too-many-credentials', { ...said, found: String(items.length) }));
    return;
  }
  items.forEach((item, index) => {
    const place = {
      at: `${at}/verifiableCredential${Array.isArray(held) ? `/${String(index)}` : ''}`,
      nestable: count === 0,
    };
    addEnveloped(item, place, draft);
  });
}

function addEnveloped(
  item: ReturnType<typeof listOf>[number],
  place: { at: string; nestable: boolean },
  draft: Draft,
): void {
  if (!isObject(item)) {
    draft.findings.push(
      finding('credential/structure', { pointer: place.at, expected: 'an object', found: shown(item) }),
    );
    return;
  }
  const signed = envelopedKind(item) !== undefined || textOf(item['id']).startsWith('data:');
  if (!signed) {
    const fix = 'Sign the credential and put it in as an EnvelopedVerifiableCredential.';
    draft.findings.push(finding('credential/unsecured', { pointer: place.at, fix }));
    return;
  }
  const opened = openEnveloped(item, place.at, draft.tolerances);
  draft.findings.push(...opened.findings);
  if (opened.token === undefined) return;
  if (opened.kind === 'presentation' && !place.nestable) {
    draft.findings.push(finding('credential/structure', { pointer: place.at, expected: 'one level of presentations' }));
    return;
  }
  addToken(opened.kind, opened.token, draft);
}

function addToken(kind: TokenKind, bytes: string, draft: Draft): void {
  const list = kind === 'credential' ? draft.credentials : draft.presentations;
  const index = kind === 'credential' ? list.length : list.length - 1;
  const read = attempt(() => parseJws(bytes, `/${kind}s/${String(index)}`));
  draft.findings.push(...read.findings);
  if (read.value === undefined) list.push(undefined);
  else if (kind === 'credential') addCredential({ bytes, jws: read.value }, draft);
  else addPresentation({ bytes, jws: read.value }, draft);
}

function toEnvelope(bytes: string, kind: TokenKind, draft: Draft): Envelope {
  const { findings, tokens } = draft;
  if (kind === 'presentation' && draft.credentials.length === 0 && !findings.some((f) => f.severity === 'error')) {
    const pointer = '/payload/verifiableCredential';
    findings.push(finding('credential/structure', { pointer, expected: 'at least one credential', found: 'none' }));
  }
  if (findings.some((f) => f.severity === 'error'))
    throw new Refusal(
      located(
        [...findings.filter((f) => f.severity === 'error'), ...findings.filter((f) => f.severity !== 'error')],
        tokens,
      ),
    );
  const [submitted] = kind === 'credential' ? draft.credentials : draft.presentations;
  const [presentation, ...nested] = draft.presentations.filter((p) => p !== undefined);
  return {
    // The submitted token was hashed when it was read.
    digest: submitted?.digest ?? hash('sha256', bytes, 'hex'),
    ...(presentation === undefined ? {} : { presentation }),
    ...(nested.length === 0 ? {} : { nested }),
    credentials: draft.credentials.filter((c) => c !== undefined),
    findings,
  };
}
