import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { authorityKey, certificate, type CertificateOptions } from '../../../test/support/x509.ts';
import { readPem } from './pem.ts';
import { validateChain, type PathVerdict } from './x509-path.ts';

const AT = '2026-11-22T12:00:00Z';
const NOW = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' };
const OVER = { notBefore: '2025-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' };

interface Authority {
  readonly name: string | x509.Name;
  readonly privateKey: KeyObject;
}
const authority = (name: string | x509.Name): Authority => ({ name, privateKey: authorityKey() });
const leafKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

/** What an authority certifies: another authority, or the leaf. */
function certified(issuer: Authority, subject?: Authority, more: Partial<CertificateOptions> = {}): Uint8Array {
  const who =
    subject === undefined
      ? { subject: 'leaf', publicKey: leafKey }
      : { subject: subject.name, publicKey: createPublicKey(subject.privateKey), ca: true };
  return readPem(certificate({ ...who, issuer, ...NOW, ...more }))[0] as Uint8Array;
}

function judged(served: readonly Uint8Array[], ...roots: readonly Uint8Array[]): PathVerdict {
  const anchors = roots.map((der, i) => ({
    name: `anchor-${i}`,
    der: Buffer.from(der).toString('base64'),
    sha256: createHash('sha256').update(der).digest('hex'),
  }));
  return validateChain(served, { anchors, at: AT });
}

const said = (verdict: PathVerdict): readonly string[] =>
  verdict.kind === 'valid' ? [] : verdict.findings.map(({ code }) => code);

function permutations<T>(items: readonly T[]): (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('a cross-signed bundle (RFC 4158 §2.3, RFC 5280 §6.1)', () => {
  const [old, renewed, stranger, sub] = ['Old Root', 'New Root', 'Stranger', 'Issuing'].map(authority) as [
    Authority,
    Authority,
    Authority,
    Authority,
  ];
  const root = certified(old, old);
  const leaf = certified(sub);
  const crossed = {
    right: certified(old, renewed),
    expired: certified(old, renewed, OVER),
    toShort: certified(old, renewed, { pathLength: 0 }),
    unknown: certified(stranger, renewed),
    self: certified(renewed, renewed),
  };

  it('is judged alike in every order, with expired, short and unknown cross-signatures in it', () => {
    const bundles = permutations([certified(renewed, sub), ...Object.values(crossed)]);
    expect(bundles).toHaveLength(720);
    const anchor = createHash('sha256').update(root).digest('hex');
    const wrong = bundles.filter((bundle) => {
      const verdict = judged([leaf, ...bundle], root);
      return verdict.kind !== 'valid' || verdict.anchor !== anchor;
    });
    expect(wrong).toEqual([]);
  });

  it('may cross at the issuing authority, and meet the anchor by one way only', () => {
    const ways = [certified(renewed, sub), certified(old, sub), certified(old, sub, OVER), certified(stranger, sub)];
    for (const bundle of permutations([...ways, crossed.expired, crossed.unknown]))
      expect(judged([leaf, ...bundle], root)).toMatchObject({ kind: 'valid' });
  });

  it('is refused alike in every order where no way is right', () => {
    const { expired, toShort, unknown } = crossed;
    const verdicts = permutations([certified(renewed, sub), expired, toShort, unknown]).map((bundle) =>
      JSON.stringify(said(judged([leaf, ...bundle], root))),
    );
    expect(new Set(verdicts).size).toBe(1);
    expect(verdicts[0]).toMatch(/trust\/chain-(expired|invalid)/);
  });

  it('is not expired because of a certificate that no way to its end needs', () => {
    const { self, expired } = crossed;
    for (const bundle of permutations([certified(renewed, sub), self, expired]))
      expect(said(judged([leaf, ...bundle]))).toEqual(['trust/unknown-anchor']);
  });

  it('costs no more than the longest search, however its certificates sign each other', () => {
    const ring = Array.from({ length: 9 }, () => certified(sub, sub));
    const layers = [0, 1, 2].map(() => authority('Issuing'));
    const [a, b, c] = layers as [Authority, Authority, Authority];
    const web = [a, b, c].flatMap((upper) => [a, b, c].map((lower) => certified(upper, lower)));
    for (const [bundle, code] of [
      [[certified(sub), ...ring], 'trust/unknown-anchor'],
      [[certified(a), ...web], 'trust/unknown-anchor'],
    ] as const) {
      const start = process.cpuUsage();
      expect(said(judged(bundle, root))).toEqual([code]);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(200);
    }
  });
});

describe('names of certificates (RFC 5280 §7.1, RFC 4518)', () => {
  const COMMON = '2.5.4.3';
  const ORGANISATION = '2.5.4.10';
  const nameOf = (...relative: readonly (readonly (readonly [type: string, value: object])[])[]): x509.Name =>
    new x509.Name(
      relative.map(
        (attributes) =>
          new x509.RelativeDistinguishedName(
            attributes.map(
              ([type, value]) => new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue(value) }),
            ),
          ),
      ),
    );
  const utf8 = (text: string): object => ({ utf8String: text });
  const printable = (text: string): object => ({ printableString: text });
  const asNamed = (own: x509.Name, said_: x509.Name): PathVerdict => {
    const who = authority(own);
    return judged([certified({ ...who, name: said_ })], certified(who, who));
  };

  it.each<readonly [string, x509.Name, x509.Name]>([
    ['the kind of string', nameOf([[COMMON, utf8('Root CA')]]), nameOf([[COMMON, printable('Root CA')]])],
    ['BMPString', nameOf([[COMMON, utf8('Wurzel Ä')]]), nameOf([[COMMON, { bmpString: 'Wurzel Ä' }]])],
    ['case', nameOf([[COMMON, utf8('Root CA')]]), nameOf([[COMMON, printable('ROOT ca')]])],
    ['case beyond ASCII', nameOf([[COMMON, utf8('Société')]]), nameOf([[COMMON, utf8('SOCIÉTÉ')]])],
    ['spaces', nameOf([[COMMON, utf8('Root CA')]]), nameOf([[COMMON, utf8('  Root   CA ')]])],
    ['normal forms', nameOf([[COMMON, utf8('Soci\u00e9t\u00e9')]]), nameOf([[COMMON, utf8('Socie\u0301te\u0301')]])],
    [
      'the order within a relative name',
      nameOf([
        [COMMON, utf8('Root')],
        [ORGANISATION, printable('Org')],
      ]),
      nameOf([
        [ORGANISATION, utf8('Org')],
        [COMMON, printable('root')],
      ]),
    ],
  ])('are one whatever %s', (_, own, other) => {
    expect(asNamed(own, other)).toMatchObject({ kind: 'valid' });
    expect(asNamed(other, own)).toMatchObject({ kind: 'valid' });
  });

  it.each<readonly [string, x509.Name, x509.Name]>([
    ['other letters', nameOf([[COMMON, utf8('Root CA')]]), nameOf([[COMMON, utf8('Root CB')]])],
    ['another attribute', nameOf([[COMMON, utf8('Root')]]), nameOf([[ORGANISATION, utf8('Root')]])],
    ['no space', nameOf([[COMMON, utf8('Root CA')]]), nameOf([[COMMON, utf8('RootCA')]])],
    ['a look-alike', nameOf([[COMMON, utf8('Root')]]), nameOf([[COMMON, utf8('R\u043eot')]])],
    ['a part more', nameOf([[COMMON, utf8('Root')]]), nameOf([[COMMON, utf8('Root')]], [[COMMON, utf8('Root')]])],
    [
      'parts in another order',
      nameOf([[COMMON, utf8('A')]], [[ORGANISATION, utf8('B')]]),
      nameOf([[ORGANISATION, utf8('B')]], [[COMMON, utf8('A')]]),
    ],
    [
      'two parts in one',
      nameOf([[COMMON, utf8('A')]], [[COMMON, utf8('B')]]),
      nameOf([
        [COMMON, utf8('A')],
        [COMMON, utf8('B')],
      ]),
    ],
    [
      'characters nobody is certain of',
      nameOf([[COMMON, utf8('Root')]]),
      nameOf([[COMMON, { teletexString: 'Root' }]]),
    ],
  ])('differ by %s', (_, own, other) => {
    expect(said(asNamed(own, other))).toEqual(['trust/unknown-anchor']);
  });

  it('are excluded by name constraints in whatever string they are written', () => {
    const constraint = (name: x509.Name): x509.Extension => {
      const subtree = new x509.GeneralSubtree({ base: new x509.GeneralName({ directoryName: name }) });
      const value = new x509.NameConstraints({ excludedSubtrees: new x509.GeneralSubtrees([subtree]) });
      const extnValue = new OctetString(AsnConvert.serialize(value));
      return new x509.Extension({ extnID: x509.id_ce_nameConstraints, critical: true, extnValue });
    };
    const who = authority('Constrained');
    const below = (name: x509.Name): PathVerdict => {
      const root = certified(who, who, { more: [constraint(name)] });
      return judged([certified(who)], root);
    };
    expect(below(nameOf([[COMMON, printable('LEAF')]]))).toMatchObject({
      findings: [{ code: 'trust/chain-invalid', found: expect.stringContaining('excluded') }],
    });
    expect(below(nameOf([[COMMON, printable('another')]]))).toMatchObject({ kind: 'valid' });
  });
});
