import { createHash } from 'node:crypto';
import { readRegular } from '#files';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Refusal } from '#refusal';
import { parseCertificate } from './certificate.ts';
import { parseDid } from './did.ts';
import { toDidDocument } from './did-document.ts';
import { parseTarget } from './host-name.ts';
import { readPem } from './pem.ts';
import type { Pins } from './pins.ts';
import { parseStrictJson } from './strict-json.ts';
import type { TrustState } from './trust-state.ts';

/** The operator's trust folder, read whole. */
export interface Trust {
  readonly state: TrustState;
  readonly pins: Pins;
  /** False where there is no such folder: then nobody and nothing is trusted. */
  readonly isThere: boolean;
}

/** What is wrong with the trust folder, said with the file's name. */
export class TrustFolderError extends Error {
  override readonly name = 'TrustFolderError';
}

const MAX_FILE = 1_048_576;
const ISSUER_LISTS = ['registrationNumber', 'conformityBody', 'label'] as const;

/**
 * Reads the trust folder: `anchors/*.pem`, `issuers.json`, `terms.json`, `pinned/did/*.json`, `pinned/urls.json` (URL → file in
 * `pinned/`); every part may be absent, and an absent list is *nobody* and *nothing* (contract.md §2). Throws
 * TrustFolderError on the first thing that is wrong.
 */
export function loadTrust(dir: string): Trust {
  const folder = new Folder(dir);
  const anchors = folder.list('anchors', '.pem').flatMap((file) => folder.reading(file, readAnchors));
  const issuers = folder.json('issuers.json', readIssuers) ?? { registrationNumber: [], conformityBody: [], label: [] };
  const acceptedTerms = folder.json('terms.json', readTerms) ?? [];
  const documents = folder.list(join('pinned', 'did'), '.json').map((file) => folder.reading(file, readPinnedDid));
  const files = folder.json(join('pinned', 'urls.json'), readUrls) ?? [];
  const urls = files.map(([url, file]) => [url, folder.pinned(file)] as const);
  const byDid = new Map(documents.map((pin) => [pin.value.id, pin]));
  if (byDid.size < documents.length) throw new TrustFolderError('pinned/did: two files pin the same DID');
  const distinct = [...new Map(anchors.map((anchor) => [anchor.sha256, anchor])).values()];
  return {
    state: { digest: folder.digest(), anchors: distinct, issuers, acceptedTerms },
    pins: { documents: byDid, urls: new Map(urls) },
    isThere: folder.isThere,
  };
}

/** Reads files below one folder and keeps a digest over all that was read. */
class Folder {
  private readonly dir: string;
  private readonly hash = createHash('sha256');
  readonly isThere: boolean;

  constructor(dir: string) {
    this.dir = resolve(dir);
    this.isThere = this.names('.') !== undefined;
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  list(name: string, ending: string): readonly string[] {
    const files = (this.names(name) ?? []).filter((file) => file.endsWith(ending) && !file.startsWith('.'));
    return files.toSorted().map((file) => join(name, file));
  }

  /** What a folder holds; undefined where there is none. One that cannot be read is not taken for one that is empty. */
  private names(name: string): readonly string[] | undefined {
    try {
      return readdirSync(join(this.dir, name));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw new TrustFolderError(`${name === '.' ? '' : `${name}: `}${message}`);
    }
  }

  /** A file that may be absent, as strict JSON. */
  json<T>(name: string, read: (value: unknown) => T): T | undefined {
    if (this.names(dirname(name))?.includes(basename(name)) !== true) return undefined;
    return this.reading(name, ({ bytes }) => read(parseStrictJson(bytes)));
  }

  /** Reads a file with a reader; whatever it throws is told with the file's name. */
  reading<T>(name: string, read: (file: TrustFile) => T): T {
    try {
      const bytes = readRegular(join(this.dir, name), MAX_FILE);
      this.hash.update(`${name.replaceAll(sep, '/')} ${bytes.length}\n`).update(bytes);
      return read({ name: name.replaceAll(sep, '/'), bytes: new Uint8Array(bytes) });
    } catch (error) {
      const why =
        error instanceof Refusal
          ? error.findings.map((f) => `${f.title}: ${f.found}`).join('; ')
          : (error as Error).message;
      throw new TrustFolderError(`${name.replaceAll(sep, '/')}: ${why}`);
    }
  }

  /** A file that `urls.json` names: relative to `pinned/`, or to the trust folder, never outside of it. */
  pinned(file: string): string {
    const candidates = [join(this.dir, 'pinned', file), join(this.dir, file)].map((path) => relative(this.dir, path));
    const out = isAbsolute(file) || candidates[0]?.split(sep)[0] === '..';
    if (out) throw new TrustFolderError(`pinned/urls.json: ${file} is not in the trust folder`);
    const there = candidates.find((path) => path.split(sep)[0] !== '..' && existsSync(join(this.dir, path)));
    const name = there ?? join('pinned', file);
    return this.reading(name, ({ bytes }) => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  }
}

interface TrustFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function readAnchors({ name, bytes }: TrustFile): TrustState['anchors'] {
  return readPem(Buffer.from(bytes).toString('latin1')).map((der) => {
    const { sha256, extensions, weakness } = parseCertificate(der);
    if (!extensions.authority) throw new Error('the certificate is not of a certification authority');
    if (weakness !== undefined) throw new Error(`the key is too weak: ${weakness}`);
    return { name: name.replace(/^anchors\/|\.pem$/g, ''), der: Buffer.from(der).toString('base64'), sha256 };
  });
}

function readIssuers(value: unknown): TrustState['issuers'] {
  const lists = readRecord(value, ISSUER_LISTS);
  const dids = (name: (typeof ISSUER_LISTS)[number]): readonly string[] =>
    readTexts(lists[name] ?? [], name).map((did) => parseDid(did).did);
  return {
    registrationNumber: dids('registrationNumber'),
    conformityBody: dids('conformityBody'),
    label: dids('label'),
  };
}

function readTerms(value: unknown): readonly string[] {
  const { accepted = [] } = readRecord(value, ['accepted'] as const);
  const hashes = readTexts(accepted, 'accepted').map((hash) => hash.toLowerCase());
  const odd = hashes.find((hash) => !/^[0-9a-f]{64}$/.test(hash));
  if (odd !== undefined) throw new Error(`accepted: ${odd} is not a SHA-256 in hexadecimal`);
  return hashes;
}

function readPinnedDid({ name, bytes }: TrustFile) {
  const json = parseStrictJson(bytes) as { readonly id?: unknown } | null;
  if (typeof json?.id !== 'string') throw new Error('the DID document has no id');
  const value = toDidDocument(json, parseDid(json.id).did);
  return { value, url: name, text: Buffer.from(bytes).toString('utf8') };
}

function readUrls(value: unknown): readonly (readonly [url: string, file: string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('an object URL → file is expected');
  return Object.entries(value as Record<string, unknown>).map(([url, file]) => {
    if (typeof file !== 'string' || file === '') throw new Error(`${url}: a file name is expected`);
    parseTarget(url, (host) => host);
    return [url, file] as const;
  });
}

function readRecord<K extends string>(value: unknown, names: readonly K[]): { readonly [name in K]?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('an object is expected');
  const odd = Object.keys(value).find((name) => !(names as readonly string[]).includes(name));
  if (odd !== undefined) throw new Error(`${odd} is not one of ${names.join(', ')}`);
  return value;
}

function readTexts(value: unknown, name: string): readonly string[] {
  const sound = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (!sound) throw new Error(`${name}: a list of strings is expected`);
  return value;
}
