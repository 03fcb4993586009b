import type { JsonObject, JsonValue } from '#rdf';
import { readdirSync, readFileSync } from 'node:fs';
import { sharedPath } from '../support/shared.ts';

const EXAMPLES = ['reference', 'data', 'gaia-x', 'examples'] as const;

/** A copied example as it was sent: the payload of a token, or the JSON itself. */
export interface Example {
  readonly name: string;
  readonly document: JsonObject;
}

export const read = (...parts: readonly string[]): string =>
  readFileSync(sharedPath(...EXAMPLES, ...parts), 'utf8').trim();

export const decode = (jwt: string): JsonObject =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as JsonObject;

/** The credentials of the real presentation. */
export function presented(): readonly JsonObject[] {
  const presentation = decode(read('loire', 'gaia-x-aisbl.participant.vp.jwt'));
  const enveloped = presentation['verifiableCredential'] as unknown as readonly { readonly id: string }[];
  return enveloped.map(({ id }) => decode(id.replace(/^[^,;]*[,;]/, '')));
}

/** Every Loire example there is, signed or not; each credential of the real presentation is one of its own. */
export function examples(): readonly Example[] {
  const files = ['loire', 'unsigned-loire/ascs', 'unsigned-loire/harbour'].flatMap((folder) =>
    readdirSync(sharedPath(...EXAMPLES, folder))
      .filter((name) => /\.(?:json|jwt)$/.test(name))
      .sort()
      .map((name) => ({ name, text: read(folder, name) })),
  );
  return [
    ...files.map(({ name, text }) => ({
      name,
      document: name.endsWith('.jwt') ? decode(text) : (JSON.parse(text) as JsonObject),
    })),
    ...presented().map((document, at) => ({ name: `presented credential ${String(at + 1)}`, document })),
  ];
}

/**
 * The example with contexts that are at hand: the named one of Gaia-X, those of the W3C, and prefixes. What stands in
 * a context of an ecosystem's own is read as Gaia-X's vocabulary, on our side and on the official one alike.
 */
export function withContexts(document: JsonObject, gaiaX: string): JsonObject {
  const prefixes = { schema: 'https://schema.org/', vcard: 'http://www.w3.org/2006/vcard/ns#', gx: gaiaX };
  const own = document['@context'];
  const inline = (Array.isArray(own) ? (own as readonly JsonValue[]) : [own]).filter(
    (context) => typeof context === 'object' && context !== null && !Array.isArray(context) && isPrefixes(context),
  );
  return {
    ...(withoutContexts(document) as JsonObject),
    '@context': ['https://www.w3.org/ns/credentials/v2', gaiaX, prefixes, ...(inline as readonly JsonValue[])],
  };
}

function isPrefixes(context: object): boolean {
  return Object.values(context).every((value) => typeof value === 'string' && /[#/]$/.test(value));
}

function withoutContexts(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutContexts);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== '@context');
  return Object.fromEntries(members.map(([name, inner]) => [name, withoutContexts(inner)]));
}
