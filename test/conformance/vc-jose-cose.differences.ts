/**
 * Tests of the JOSE group that end otherwise than the suite expects: number → how they end here, and why.
 * 4: P-521 (ES512) is not on the allow-list of contract.md §1. 7: the presentation itself verifies, but an SD-JWT and a
 * COSE credential in it are formats that are not read.
 */
export const ENDS_OTHERWISE: { readonly [number: string]: readonly string[] } = {
  '4': ['the key is not one that is signed with'],
  '7': ['credential/enveloped-type', 'credential/enveloped-type'],
};

/**
 * What the suite's tokens do that the Gaia-X profile refuses, and the test profile lets pass: `kid` is a thumbprint and
 * not a DID URL, and `iat` is a text.
 */
export const TEST_PROFILE: readonly string[] = [
  'verify/kid-malformed /header/kid',
  'verify/time-malformed /payload/iat',
];
