import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTestAnchor } from '../../../test/support/identity.ts';
import { loadTrust, type Trust } from './trust-folder.ts';
import { watchTrust } from './trust-watch.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cadastre-trust-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(name: string, content: string | object): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const anchor = createTestAnchor({ name: 'Root', at: '2026-11-22T00:00:00Z' });

describe('loadTrust', () => {
  it('trusts nothing where nothing is', () => {
    const none = loadTrust(join(dir, 'missing'));
    expect(none.state).toMatchObject({ anchors: [], acceptedTerms: [], issuers: { label: [] } });
    expect(none.state.digest).toBe(loadTrust(dir).state.digest);
    // contract.md §2, trust folder: whoever runs it is told that the folder is missing.
    expect([none.isThere, loadTrust(dir).isThere]).toEqual([false, true]);
  });

  it('does not take what cannot be read for what is empty', () => {
    put('file', 'no folder');
    expect(() => loadTrust(join(dir, 'file'))).toThrow(/ENOTDIR/);
    put('anchors', 'no folder');
    expect(() => loadTrust(dir)).toThrow(/^anchors: ENOTDIR/);
    rmSync(join(dir, 'anchors'));
    symlinkSync(join(dir, 'gone'), join(dir, 'terms.json'));
    expect(() => loadTrust(dir)).toThrow(/^terms\.json: ENOENT/);
    rmSync(join(dir, 'terms.json'));
    // It would be waited for without end.
    execFileSync('mkfifo', [join(dir, 'issuers.json')]);
    expect(() => loadTrust(dir)).toThrow('issuers.json: is not a regular file');
    rmSync(join(dir, 'issuers.json'));
    put('anchors/root.pem', '');
    expect(() => loadTrust(dir)).toThrow('anchors/root.pem: no certificate in PEM form');
  });

  it('reads every part', () => {
    put('anchors/root.pem', anchor.pem);
    put('anchors/README.md', 'why we trust it');
    put('issuers.json', { registrationNumber: ['did:web:notary.example'] });
    put('terms.json', { accepted: ['AB'.repeat(32)] });
    put('pinned/did/notary.json', { id: 'did:web:notary.example', assertionMethod: [] });
    put('pinned/urls.json', { 'https://notary.example/chain.pem': 'files/chain.pem' });
    put('pinned/files/chain.pem', anchor.pem);
    const { state, pins } = loadTrust(dir);
    expect(state.anchors).toMatchObject([{ name: 'root', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(state.issuers).toEqual({ registrationNumber: ['did:web:notary.example'], conformityBody: [], label: [] });
    expect(state.acceptedTerms).toEqual(['ab'.repeat(32)]);
    expect(pins.documents.get('did:web:notary.example')?.url).toBe('pinned/did/notary.json');
    expect(pins.urls.get('https://notary.example/chain.pem')).toBe(anchor.pem);
    expect(structuredClone(state)).toEqual(state);
  });

  it('names its state by all that was read', () => {
    put('pinned/did/notary.json', { id: 'did:web:notary.example' });
    const before = loadTrust(dir).state.digest;
    put('pinned/did/notary.json', { id: 'did:web:notary.example', assertionMethod: [] });
    expect(loadTrust(dir).state.digest).not.toBe(before);
  });

  it.each([
    ['anchors/a.pem', 'no certificate', /anchors\/a\.pem: no certificate/],
    ['anchors/a.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /anchors\/a\.pem: /],
    ['issuers.json', '{', /issuers\.json: /],
    ['issuers.json', '{"label":[],"label":[]}', /issuers\.json: member "label" twice/],
    ['issuers.json', { registrationnumber: [] }, /registrationnumber is not one of/],
    ['issuers.json', { label: 'did:web:a.example' }, /label: a list of strings/],
    ['issuers.json', { label: ['https://a.example'] }, /issuers\.json: The DID is malformed: https/],
    ['terms.json', { accepted: ['xyz'] }, /xyz is not a SHA-256/],
    ['terms.json', [], /an object is expected/],
    ['pinned/did/a.json', {}, /has no id/],
    ['pinned/did/a.json', 'null', /has no id/],
    ['pinned/urls.json', { 'http://a.example/': 'x' }, /urls\.json: The host name is not allowed/],
    ['pinned/urls.json', { 'https://a.example/': '../../etc/passwd' }, /is not in the trust folder/],
    ['pinned/urls.json', { 'https://a.example/': '/etc/passwd' }, /is not in the trust folder/],
    ['pinned/urls.json', { 'https://a.example/': 'missing.pem' }, /pinned\/missing\.pem: ENOENT/],
    ['pinned/urls.json', { 'https://a.example/': 1 }, /a file name is expected/],
  ])('explains what is wrong in %s: %j', (name, content, message) => {
    put(name, content);
    expect(() => loadTrust(dir)).toThrow(message);
  });

  it('refuses two pins of one DID', () => {
    put('pinned/did/a.json', { id: 'did:web:a.example' });
    put('pinned/did/b.json', { id: 'did:web:a.example' });
    expect(() => loadTrust(dir)).toThrow('two files pin the same DID');
  });
});

describe('watchTrust', () => {
  it('tells a change within two seconds, a broken file once, and the repair', async () => {
    const seen: (Trust | Error)[] = [];
    const told = async (count: number): Promise<void> => {
      const start = performance.now();
      while (seen.length < count && performance.now() - start < 2_000) await new Promise((r) => setTimeout(r, 20));
      expect(seen).toHaveLength(count);
    };
    const stop = watchTrust(dir, {
      onChange: (t) => seen.push(t),
      onBroken: (e) => seen.push(e),
      loaded: loadTrust(dir),
    });
    try {
      put('anchors/root.pem', anchor.pem);
      await told(1);
      expect((seen[0] as Trust).state.anchors).toHaveLength(1);
      put('issuers.json', '{');
      await told(2);
      expect((seen[1] as Error).message).toMatch(/^issuers\.json: /);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect(seen).toHaveLength(2);
      put('issuers.json', { label: ['did:web:a.example'] });
      await told(3);
      expect((seen[2] as Trust).state.issuers.label).toEqual(['did:web:a.example']);
      for (const name of ['issuers.json', 'anchors']) rmSync(join(dir, name), { recursive: true });
      await told(4);
      expect((seen[3] as Trust).state).toMatchObject({ anchors: [], issuers: { label: [] } });
      rmSync(dir, { recursive: true });
      await told(5);
      expect((seen[4] as Trust).isThere).toBe(false);
      mkdirSync(dir);
      await told(6);
      expect((seen[5] as Trust).isThere).toBe(true);
    } finally {
      stop();
    }
  });

  it('finds files that urls.json names below pinned/ or below the trust folder', () => {
    const dir = mkdtempSync(join(tmpdir(), 'trust-'));
    mkdirSync(join(dir, 'pinned'));
    mkdirSync(join(dir, 'chains'));
    writeFileSync(join(dir, 'pinned', 'a.pem'), 'A');
    writeFileSync(join(dir, 'chains', 'b.pem'), 'B');
    const urls = {
      'https://a.example/a': 'a.pem',
      'https://a.example/b': 'chains/b.pem',
      'https://a.example/c': 'pinned/a.pem',
    };
    writeFileSync(join(dir, 'pinned', 'urls.json'), JSON.stringify(urls));
    const texts = [...loadTrust(dir).pins.urls.values()].map((pin) => JSON.stringify(pin));
    expect(texts.map((text) => /"(A|B)"/.exec(text)?.[1])).toEqual(['A', 'B', 'A']);
  });
});
