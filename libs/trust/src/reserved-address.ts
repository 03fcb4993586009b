import { parseAddress } from './address.ts';

/**
 * What no outbound connection may reach: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890), and beyond
 * them multicast, deprecated site-local (RFC 3879) and IPv4-compatible (RFC 4291 §2.5.5.1) addresses. Rows of a registry that lie
 * inside another row are not repeated. 64:ff9b::/96 is absent on purpose: the IPv4 address in it is judged.
 */
const RESERVED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
] as const;

const PREFIXES = RESERVED.map(parsePrefix);
const NAT64 = parsePrefix('64:ff9b::/96');

/** True where an address must not be dialled; what is not an address at all is refused too. */
export function isReserved(address: string): boolean {
  let bytes: Uint8Array;
  try {
    bytes = parseAddress(address);
  } catch {
    return true;
  }
  if (isInside(bytes, NAT64)) return isReservedBytes(bytes.subarray(12));
  return isReservedBytes(bytes);
}

interface Prefix {
  readonly bytes: Uint8Array;
  readonly length: number;
}

function isReservedBytes(bytes: Uint8Array): boolean {
  return PREFIXES.some((prefix) => isInside(bytes, prefix));
}

function parsePrefix(text: string): Prefix {
  const [address = '', length] = text.split('/');
  return { bytes: parseAddress(address), length: Number(length) };
}

function isInside(bytes: Uint8Array, prefix: Prefix): boolean {
  if (bytes.length !== prefix.bytes.length) return false;
  return bytes.every((byte, i) => {
    const bits = Math.min(Math.max(prefix.length - i * 8, 0), 8);
    const mask = (0xff00 >> bits) & 0xff;
    return ((byte ^ (prefix.bytes[i] ?? 0)) & mask) === 0;
  });
}
