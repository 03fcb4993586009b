import {
  credentialFindings,
  parseEnvelope,
  parseJson,
  parsePayload,
  parseJws,
  type JsonObject,
  type JsonValue,
} from '#credential';
import { parseTurtle, toClaims, type Claims, type Release, type SignedClaims } from '#rdf';
import type { Finding } from '#refusal';
import { createHash } from 'node:crypto';
import { Misuse } from './misuse.ts';

/** Where the text stands that a credential was read from, so that a pointer becomes a line. */
export interface Source {
  /** What pointers into the credential begin with: `/credentials/0/payload`. */
  readonly prefix: string;
  readonly text: string;
  /** What the credential's own pointers begin with inside that text. */
  readonly base: string;
  /** The text is the decoded payload of a token, so its lines are not those of the file. */
  readonly decoded: boolean;
}

/** What a file says, and where. */
export interface Document {
  /** The claims it makes. Refused where they cannot be made. */
  readonly toClaims: (release: Release) => Promise<Claims>;
  readonly sources: readonly Source[];
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A file → claims, by what it looks like: a compact JWS (credential or presentation), a JSON-LD payload, or Turtle. Nothing
 * is verified. Throws a `Refusal` for what cannot be read, and a `Misuse` for a file that is none of these.
 */
export function readDocument(bytes: Uint8Array): Document {
  const text = Buffer.from(bytes).toString('utf8').trim();
  if (/^[\w-]+\.[\w-]*\.[\w-]*$/.test(text)) return ofToken(text);
  if (text.startsWith('{')) return ofPayload(bytes);
  return ofTurtle(text);
}

function ofToken(token: string): Document {
  const { credentials, findings } = parseEnvelope(Buffer.from(token), { mediaType: 'application/jwt' });
  const sources = credentials.map(({ bytes, pointer }) => {
    const text = Buffer.from(bytes.split('.')[1] ?? '', 'base64url').toString('utf8');
    return { prefix: `${pointer}/payload`, text, base: '', decoded: true };
  });
  return { toClaims: claimsOf(credentials, findings.filter(isTold)), sources };
}

function claimsOf(credentials: readonly SignedClaims[], findings: readonly Finding[]): Document['toClaims'] {
  return async (release) => {
    const claims = await toClaims(credentials, release);
    return { ...claims, findings: [...findings, ...claims.findings] };
  };
}

/** That a file was sent without a media type is not its fault. */
const isTold = ({ code }: Finding): boolean => code !== 'credential/media-type-drift';

function ofPayload(bytes: Uint8Array): Document {
  const text = Buffer.from(bytes).toString('utf8');
  const read = heldIn(parseJson(bytes) as JsonObject).map(({ held, at }) => credentialOf(held, at, text));
  const credentials = read.map(({ credential }) => credential);
  const structure = credentials.flatMap(({ document, pointer }) => credentialFindings(document, `${pointer}/payload`));
  return { toClaims: claimsOf(credentials, structure), sources: read.map(({ source }) => source) };
}

/** The credentials of a payload with their pointers: itself, or those that a presentation holds. */
function heldIn(document: JsonObject): readonly { readonly held: JsonObject; readonly at: string }[] {
  const types = [document['type'] ?? document['@type']].flat();
  if (types.includes('VerifiableCredential')) return [{ held: document, at: '' }];
  if (!types.includes('VerifiablePresentation')) {
    throw new Misuse('The file is JSON, but its type is neither VerifiableCredential nor VerifiablePresentation.');
  }
  const held = document['verifiableCredential'];
  const items = Array.isArray(held) ? (held as readonly JsonValue[]) : held === undefined ? [] : [held];
  if (items.length === 0) throw new Misuse('The presentation contains no credential.');
  return items.map((item, index) => {
    const at = `/verifiableCredential${Array.isArray(held) ? `/${String(index)}` : ''}`;
    if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new Misuse(`${at} is not an object.`);
    return { held: item as JsonObject, at };
  });
}

function credentialOf(
  held: JsonObject,
  at: string,
  text: string,
): { readonly credential: SignedClaims; readonly source: Source } {
  const prefix = `${at}/payload`;
  const data = /^data:[^,]*,(.+)$/s.exec(typeof held['id'] === 'string' ? held['id'] : '')?.[1];
  if (data === undefined) {
    const credential = { digest: sha256(JSON.stringify(held)), issuer: issuerOf(held), document: held, pointer: at };
    return { credential, source: { prefix, text, base: at, decoded: false } };
  }
  const jws = parseJws(data.trim(), at);
  const document = parsePayload(jws, at);
  const payload = Buffer.from(data.split('.')[1] ?? '', 'base64url').toString('utf8');
  const credential = { digest: sha256(data), issuer: issuerOf(document), document, pointer: at };
  return { credential, source: { prefix, text: payload, base: '', decoded: true } };
}

function issuerOf({ issuer }: JsonObject): string {
  if (typeof issuer === 'string') return issuer;
  const id =
    typeof issuer === 'object' && issuer !== null && !Array.isArray(issuer) ? (issuer as JsonObject)['id'] : '';
  return typeof id === 'string' ? id : '';
}

function ofTurtle(text: string): Document {
  let quads;
  try {
    quads = parseTurtle(text);
  } catch (error) {
    throw new Misuse(
      `The file is neither a credential nor Turtle: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const named = { digest: sha256(text), issuer: '', pointer: '', id: '', subject: '', subjects: [], types: [] };
  const claims = { credentials: [{ ...named, quads, statements: '' }], findings: [] };
  return { toClaims: () => Promise.resolve(claims), sources: [] };
}
