import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createKey, toPem } from '#sign';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityError } from './identity-folder.ts';
import { loadIdentity } from './identity.ts';

// contract.md §2, instance identity: made at the first start, mode 0600, and never replaced in silence.
describe('the identity of an instance', () => {
  let dir: string;
  const at = new Date('2026-11-22T00:00:00Z');
  const load = () => loadIdentity({ dir: join(dir, 'identity'), publicUrl: 'https://cadastre.example', at });
  const file = (name: string): string => join(dir, 'identity', name);
  const everything = () => readdirSync(join(dir, 'identity')).map((name) => [name, readFileSync(file(name), 'hex')]);
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'cadastre-identity-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is made once and found again', () => {
    const first = load();
    const again = load();
    expect([first.made, again.made]).toEqual([true, false]);
    expect([again.did, again.fingerprint, again.chainPem]).toEqual([first.did, first.fingerprint, first.chainPem]);
    for (const name of readdirSync(join(dir, 'identity'))) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['an empty key', () => truncateSync(file('key.pem'), 0), 'key.pem is empty'],
    ['half a key', () => truncateSync(file('key.pem'), 90), 'key.pem is truncated or damaged'],
    ['an empty chain', () => truncateSync(file('chain.pem'), 0), 'chain.pem is empty'],
    ['half a chain', () => truncateSync(file('chain.pem'), 300), 'chain.pem is truncated or damaged'],
    ['a chain without its end', () => cut('chain.pem', 0.9), 'chain.pem is truncated or damaged'],
    ['text in place of a chain', () => writeFileSync(file('chain.pem'), 'chain'), 'no certificate'],
    ['no key', () => rmSync(file('key.pem')), 'key.pem is missing; found only'],
    ['no chain', () => rmSync(file('chain.pem')), 'chain.pem is missing; found only'],
    ['the anchor alone', () => ['key.pem', 'chain.pem'].forEach((n) => rmSync(file(n))), 'key.pem is missing'],
    ['another key', () => writeFileSync(file('key.pem'), toPem(createKey('ES256'))), 'does not belong to key.pem'],
    ['all files empty', () => readdirSync(join(dir, 'identity')).forEach((n) => truncateSync(file(n), 0)), 'is empty'],
  ])('is told to be damaged: %s; and left as it is', (_, damage, told) => {
    load();
    damage();
    const left = everything();
    const fault = errorOf(load);
    expect(fault).toBeInstanceOf(IdentityError);
    expect(fault.message).toContain(told);
    expect(fault.message).toContain('backup');
    expect(everything()).toEqual(left);
  });

  it('is told to be damaged where the chain is of two authorities', () => {
    load();
    const [leaf = ''] = readFileSync(file('chain.pem'), 'utf8').split(/(?<=-----END CERTIFICATE-----\n)/);
    const other = join(dir, 'other');
    loadIdentity({ dir: other, publicUrl: 'https://cadastre.example', at });
    writeFileSync(file('chain.pem'), leaf + readFileSync(join(other, 'anchor.pem'), 'utf8'));
    expect(errorOf(load).message).toContain('no certificate of chain.pem signed the first one');
  });

  function cut(name: string, part: number): void {
    truncateSync(file(name), Math.floor(statSync(file(name)).size * part));
  }
});

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was refused');
}
