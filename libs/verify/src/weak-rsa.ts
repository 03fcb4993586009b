const PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];
const MORE = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167];

/** For each small prime, the remainders that a ROCA modulus can leave: the powers of 65537. */
const FINGERPRINT = [...PRIMES, ...MORE].map((prime) => {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power);
  return { prime: BigInt(prime), powers };
});

/** True for a modulus of the faulty generator of CVE-2017-15361 (ROCA), whose private key can be computed. */
export function isRoca(modulus: bigint): boolean {
  return FINGERPRINT.every(({ prime, powers }) => powers.has(Number(modulus % prime)));
}
