/**
 * An ECDSA signature of JOSE (R and S as octets of the curve's `size`, RFC 7518 §3.4) → the DER of X.509 (RFC 3279 §2.2.3),
 * or undefined where its length is wrong. Integers are minimal, so every signature has one form.
 */
export function toDer(signature: Uint8Array, size: number): Uint8Array | undefined {
  if (signature.length !== 2 * size) return undefined;
  const der = new Uint8Array(2 * size + 8);
  let end = 2;
  for (const start of [0, size]) end = putInteger(der, end, signature.subarray(start, start + size));
  der[0] = 0x30;
  // Both curves that are accepted stay below 128 octets, where a length is one octet.
  der[1] = end - 2;
  return der.subarray(0, end);
}

function putInteger(der: Uint8Array, at: number, octets: Uint8Array): number {
  let first = 0;
  while (first < octets.length - 1 && octets[first] === 0) first++;
  const padding = (octets[first] ?? 0) >= 0x80 ? 1 : 0;
  der[at] = 0x02;
  der[at + 1] = octets.length - first + padding;
  der.set(octets.subarray(first), at + 2 + padding);
  return at + 2 + padding + octets.length - first;
}
