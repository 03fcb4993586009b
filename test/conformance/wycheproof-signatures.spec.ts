import { expect, it } from '@jest/globals';
import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toPssKey } from '../support/pss-key.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

interface Group {
  readonly type: string;
  readonly publicKeyDer: string;
  readonly sha?: string;
  readonly mgfSha?: string;
  readonly sLen?: number | string;
  readonly tests: readonly { tcId: number; result: string; msg: string; sig: string }[];
}

/** How each type of group is verified: the options that `#verify` gives to node:crypto. */
const OPTIONS: { readonly [type: string]: (group: Group) => object } = {
  EcdsaP1363Verify: () => ({ dsaEncoding: 'ieee-p1363' }),
  EcdsaVerify: () => ({ dsaEncoding: 'der' }),
  EddsaVerify: () => ({}),
  RsassaPkcs1Verify: () => ({ padding: constants.RSA_PKCS1_PADDING }),
  RsassaPssVerify: (group) => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(group.sLen) }),
};

function keyOf(group: Group): KeyObject {
  const spki = Buffer.from(group.publicKeyDer, 'hex');
  const { sha = '', mgfSha = sha, sLen = 0 } = group;
  if (mgfSha !== sha) return toPssKey(spki, { sha, mgfSha, sLen: Number(sLen) });
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

/** Files with their number of valid, invalid and acceptable vectors. */
const FILES: readonly (readonly [string, number, number, number])[] = [
  ['ecdsa_secp256r1_sha256_p1363', 173, 89, 0],
  ['ecdsa_secp256r1_sha256', 174, 310, 0],
  ['ecdsa_secp384r1_sha384_p1363', 193, 87, 0],
  ['ecdsa_secp521r1_sha512_p1363', 231, 87, 0],
  ['ecdsa_secp256k1_sha256_p1363', 167, 85, 0],
  ['ed25519', 88, 63, 0],
  ['rsa_signature_2048_sha256', 9, 249, 1],
  ['rsa_signature_2048_sha384', 7, 250, 1],
  ['rsa_signature_2048_sha512', 8, 250, 1],
  ['rsa_signature_3072_sha256', 8, 250, 1],
  ['rsa_signature_4096_sha256', 7, 250, 1],
  ['rsa_pss_2048_sha256_mgf1_32', 63, 45, 0],
  ['rsa_pss_3072_sha256_mgf1_32', 63, 45, 0],
  ['rsa_pss_4096_sha256_mgf1_32', 63, 45, 0],
  ['rsa_pss_misc', 150, 0, 0],
];

describeWithShared('Wycheproof raw signatures against the primitive', () => {
  it.each(FILES)('%s: %i valid, %i invalid, %i acceptable', (file, valid, invalid, acceptable) => {
    const path = sharedPath('conformance', 'wycheproof', 'testvectors_v1', `${file}_test.json`);
    const { testGroups } = JSON.parse(readFileSync(path, 'utf8')) as { testGroups: Group[] };
    const rows = testGroups.flatMap((group) => {
      const key = keyOf(group);
      const digest = group.sha === undefined ? null : group.sha.replace('-', '').toLowerCase();
      const options = { key, ...OPTIONS[group.type]?.(group) };
      return group.tests.map(({ tcId, result, msg, sig }) => {
        const accepted = verify(digest, Buffer.from(msg, 'hex'), options, Buffer.from(sig, 'hex'));
        return { tcId, result, accepted };
      });
    });
    const count = (result: string): number => rows.filter((row) => row.result === result).length;
    expect([count('valid'), count('invalid'), count('acceptable')]).toEqual([valid, invalid, acceptable]);
    const wrong = rows.filter((row) => row.accepted !== (row.result === 'valid'));
    expect(wrong).toEqual([]);
  });
});
