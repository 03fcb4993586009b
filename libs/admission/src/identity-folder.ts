import { readRegular, writeDurably } from '#files';
import { loadKey, toX5c, type SigningKey } from '#sign';
import { X509Certificate } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Why the identity of the instance cannot be used, and what to do. It is never made anew in the place of one that is damaged. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
}

/** Texts of the files. The anchor is that of an identity that was made here; an operator's own needs none. */
export interface IdentityFiles {
  readonly 'chain.pem': string;
  readonly 'anchor.pem': string;
  readonly 'anchor-key.pem': string;
  readonly 'key.pem': string;
}
export interface KeyAndChain {
  readonly key: SigningKey;
  /** Leaf first, PEM. */
  readonly chainPem: string;
}

const NAMES = ['chain.pem', 'anchor.pem', 'anchor-key.pem', 'key.pem'] as const;
const LARGEST = 1_048_576;

/**
 * Reads `key.pem` and `chain.pem`; undefined where the folder holds no file of an identity, or is not there.
 * @throws IdentityError where one of them is missing, empty or no PEM, or where key and chain do not belong together.
 */
export function readIdentity(dir: string): KeyAndChain | undefined {
  const there = namesIn(dir);
  if (there.length === 0) return undefined;
  for (const name of ['key.pem', 'chain.pem'] as const)
    if (!there.includes(name)) throw damaged(dir, `${name} is missing; found only ${there.join(', ')}`);
  const key = read(dir, 'key.pem', loadKey);
  const chainPem = read(dir, 'chain.pem', (text) => (toCertificates(text), text));
  const [leaf, ...others] = toCertificates(chainPem);
  if (leaf?.checkPrivateKey(key.privateKey) !== true)
    throw damaged(dir, 'the first certificate of chain.pem does not belong to key.pem');
  // A bundle may hold more than one path, in any order; the leaf is the one that is ours.
  if (others.length > 0 && !others.some((one) => leaf.verify(one.publicKey)))
    throw damaged(dir, 'no certificate of chain.pem signed the first one');
  return { key, chainPem };
}

/** Writes the files, with mode 0600. The key comes last: where it is there, everything is. */
export function writeIdentity(dir: string, files: IdentityFiles): void {
  for (const name of NAMES) writeDurably(join(dir, name), files[name], 0o600);
}

function namesIn(dir: string): readonly string[] {
  try {
    const names = readdirSync(dir);
    return NAMES.filter((name) => names.includes(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new IdentityError(`The identity folder ${dir} cannot be read: ${(error as Error).message}`);
  }
}

function read<T>(dir: string, name: string, parse: (text: string) => T): T {
  let text: string;
  try {
    text = readRegular(join(dir, name), LARGEST).toString('utf8');
  } catch (error) {
    throw damaged(dir, `${name}: ${(error as Error).message}`);
  }
  if (text.trim() === '') throw damaged(dir, `${name} is empty`);
  try {
    return parse(text);
  } catch (error) {
    throw damaged(dir, `${name} is truncated or damaged (${(error as Error).message})`);
  }
}

function toCertificates(pem: string): readonly X509Certificate[] {
  const begun = pem.split('-----BEGIN CERTIFICATE-----').length - 1;
  const whole = toX5c(pem);
  if (begun === 0 || whole.length < begun) throw new Error(begun === 0 ? 'no certificate' : 'a certificate has no end');
  return whole.map((der) => new X509Certificate(Buffer.from(der, 'base64')));
}

function damaged(dir: string, why: string): IdentityError {
  return new IdentityError(
    `The identity in ${dir} is damaged: ${why}. Restore all its files from your backup (docs/operations.md, Backup). ` +
      'Only if it is lost for good: move the rest of it away and start with --new-identity.',
  );
}
