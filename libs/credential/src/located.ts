import type { Finding } from '#refusal';
import type { Envelope } from './envelope.ts';
import { placeOf } from './json-places.ts';

/** A pointer into a submission that leads into the payload of one of its tokens: which token, and where in its payload. */
const INTO_PAYLOAD = /^((?:\/(?:credentials|presentations)\/\d+)?)\/payload(\/.*)?$/s;

/** Pointer of a token in its submission → the token, a compact JWS. */
export type Tokens = ReadonlyMap<string, string>;

/** The tokens of an envelope. */
export function tokensOf({ presentation, nested = [], credentials }: Envelope): Tokens {
  const parts = [...(presentation === undefined ? [] : [presentation]), ...nested, ...credentials];
  return new Map(parts.map(({ pointer, bytes }) => [pointer, bytes]));
}

/**
 * Findings that point into a payload, with the place in the sender's own bytes: `path.pointer` and `path.line` of the
 * decoded payload of that token; their consequences too. Those about headers and whole tokens stay as they are.
 */
export function located(findings: readonly Finding[], tokens: Tokens): readonly Finding[] {
  const payloads = new Map<string, string | undefined>();
  const payloadOf = (token: string): string | undefined => {
    if (!payloads.has(token)) payloads.set(token, decoded(tokens.get(token)));
    return payloads.get(token);
  };
  const locate = (finding: Finding): Finding => {
    const { consequences } = finding;
    const folded = consequences === undefined ? {} : { consequences: consequences.map(locate) };
    const [, token, pointer = ''] = INTO_PAYLOAD.exec(finding.pointer ?? '') ?? [];
    const payload = token === undefined ? undefined : payloadOf(token);
    if (payload === undefined) return { ...finding, ...folded };
    const line = placeOf(payload, pointer)?.line;
    return { ...finding, ...folded, path: { ...finding.path, pointer, ...(line === undefined ? {} : { line }) } };
  };
  return findings.map(locate);
}

function decoded(token: string | undefined): string | undefined {
  const payload = token?.split('.')[1];
  return payload === undefined ? undefined : Buffer.from(payload, 'base64url').toString('utf8');
}
