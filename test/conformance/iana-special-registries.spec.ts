import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isReserved } from '#trust';
import { describeWithShared, sharedPath } from '../support/shared.ts';

/** Rows of a CSV file with quoted cells. */
function rowsOf(file: string): string[][] {
  const text = readFileSync(sharedPath('conformance', 'iana-special-registries', 'iana', 'data', file), 'utf8');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows[rows.length - 1]?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1).slice(1);
}

/** Address blocks, without foot-notes. */
function prefixesOf(file: string): string[] {
  return rowsOf(file).flatMap(([cell = '']) => cell.replace(/\s*\[\d+\]/g, '').split(/,\s*/));
}

/** First, last and one address in the middle of a block. */
function probesOf(prefix: string): string[] {
  const [address = '', length = ''] = prefix.split('/');
  const wide = address.includes(':');
  const bits = wide ? 128 : 32;
  const size = 1n << BigInt(bits - Number(length));
  const first = wide ? fromV6(address) : address.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return [first, first + size / 2n, first + size - 1n].map((value) => (wide ? toV6(value) : toV4(value)));
}

function fromV6(text: string): bigint {
  const [head = '', tail = ''] = text.split('::');
  const [left, right] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function toV6(value: bigint): string {
  return Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16)).join(':');
}

function toV4(value: bigint): string {
  return Array.from({ length: 4 }, (_, i) => String((value >> BigInt(24 - 8 * i)) & 0xffn)).join('.');
}

describeWithShared('IANA special-purpose address registries', () => {
  const v4 = 'iana-ipv4-special-registry-1.csv';
  const v6 = 'iana-ipv6-special-registry-1.csv';

  it('loads 25 rows with 26 prefixes, and 25 rows', () => {
    expect(rowsOf(v4)).toHaveLength(25);
    expect(prefixesOf(v4)).toHaveLength(26);
    expect(rowsOf(v6)).toHaveLength(25);
    expect(prefixesOf(v6)).toHaveLength(25);
  });

  it('refuses the first, the last and a middle address of every prefix', () => {
    const probes = [...prefixesOf(v4), ...prefixesOf(v6)].flatMap((prefix) =>
      probesOf(prefix).map((address) => ({ prefix, address })),
    );
    const reached = probes.filter(({ address }) => !isReserved(address));
    // NAT64 is taken apart and the IPv4 address in it judged: 128.0.0.0, in its middle, is a public one.
    expect(reached).toEqual([{ prefix: '64:ff9b::/96', address: '64:ff9b:0:0:0:0:8000:0' }]);
  });

  it('refuses multicast, site-local, compatible addresses, reserved ones in NAT64, and what is no address', () => {
    const refused = ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ffff::1', 'fec0::1', '::7f00:1', '::8.8.8.8'];
    const hidden = ['64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '::ffff:8.8.8.8', '2002:7f00:1::', 'fe80::1%eth0'];
    const none = ['', 'localhost', '127.1', '0x7f000001', '1.2.3.4.5', '8.8.8.8/32'];
    expect([...refused, ...hidden, ...none].filter((address) => !isReserved(address))).toEqual([]);
  });

  it('lets public addresses through, also just beside a reserved block', () => {
    const open = ['8.8.8.8', '9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '223.255.255.255'];
    const wide = ['2606:4700::1111', '2a00:1450::1', '2001:200::1', '64:ff9b::8.8.8.8', '3ffe::1'];
    expect([...open, ...wide].filter(isReserved)).toEqual([]);
  });
});
