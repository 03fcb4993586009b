import { Refusal } from '#refusal';

export type TokenKind = 'credential' | 'presentation';

/** A name of a token type, and whether it is an older form of it (gaia-x.md §3.2). */
export interface TokenName {
  readonly kind: TokenKind;
  readonly drift: boolean;
}

const NAMES = new Map<string, TokenName>([
  ['vc+jwt', { kind: 'credential', drift: false }],
  ['vp+jwt', { kind: 'presentation', drift: false }],
  ['vc+ld+jwt', { kind: 'credential', drift: true }],
  ['vp+ld+jwt', { kind: 'presentation', drift: true }],
  ['vc+ld+json+jwt', { kind: 'credential', drift: true }],
  ['vp+ld+json+jwt', { kind: 'presentation', drift: true }],
]);

/** What a `typ` header names, or undefined for every other token. */
export function tokenNameOf(typ: unknown): TokenName | undefined {
  return typeof typ === 'string' ? NAMES.get(typ) : undefined;
}

/** What `application/<name>` says, without parameters; `any` for `application/jwt`, whose kind its `typ` tells. */
export function mediaNameOf(type: string): TokenName | 'any' | undefined {
  const essence = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (essence === 'application/jwt') return 'any';
  return essence.startsWith('application/') ? tokenNameOf(essence.slice('application/'.length)) : undefined;
}

/** `Content-Type` of a submission → the token it names, or 415 (contract.md §1). Parameters are ignored. */
export function parseMediaType(mediaType: string): TokenName | 'any' {
  const name = mediaNameOf(mediaType);
  if (name !== undefined) return name;
  throw Refusal.of('credential/media-type', {
    expected: 'application/vp+jwt or application/vc+jwt',
    found: mediaType.slice(0, 100),
  });
}
