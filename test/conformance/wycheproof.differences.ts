const ids = (code: string, ...list: readonly number[]): { readonly [tcId: string]: string } =>
  Object.fromEntries(list.map((id) => [String(id), code]));

/**
 * Vectors that the suite calls valid and that are refused on purpose: tcId → code of the refusal. The lists may only
 * shrink.
 * - `verify/algorithm`: HS256 (symmetric algorithms do not exist here), RS384, RS512, PS384, PS512 and the unregistered
 *   ES521 are not on the allow-list of contract.md §1;
 * - `credential/encoding`: characters were inserted into the encoding, so the token would have two spellings;
 * - `credential/not-jws`: an encrypted token; encryption is not supported.
 */
export const REFUSED_THOUGH_VALID: { readonly [file: string]: { readonly [tcId: string]: string } } = {
  json_web_signature: {
    ...ids('verify/algorithm', 1, 348, 352, 357, 358, 359, 376, 377), // HS256
    ...ids('verify/algorithm', 264, 265, 266, 267, 268, 269, 270, 271), // RS384, RS512
    ...ids('verify/algorithm', 320, 321, 322, 323, 325, 326, 327, 328), // PS384, PS512
    ...ids('verify/algorithm', 346, 350), // PS384, under keys that are for PS256
    ...ids('verify/algorithm', 347, 351), // ES521
    ...ids('credential/encoding', 372, 373),
  },
  json_web_key: ids('verify/algorithm', 2, 13, 14, 15), // HS256, HS384, HS512
  json_web_crypto: { ...ids('verify/algorithm', 1, 48), ...ids('credential/not-jws', 50, 67) },
};
