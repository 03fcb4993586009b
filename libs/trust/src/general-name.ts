import { readOne, toAscii, type Element } from './der.ts';
import { readDirectoryName, type DirectoryName } from './directory-name.ts';

/** A GeneralName of RFC 5280 §4.2.1.6, as far as name constraints can be decided. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly value: string }
  | { readonly kind: 'ip'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: DirectoryName }
  | { readonly kind: 'other'; readonly tag: number };

/** More names or constraints than this in one certificate are refused unread: the known denial of service is their product. */
export const MAX_NAMES = 1_000;

/** Reads a GeneralName; text must be ASCII without control characters. */
export function readGeneralName(element: Element): GeneralName {
  switch (element.tag) {
    case 0x81:
      return { kind: 'email', value: toAscii(element.content) };
    case 0x82:
      return { kind: 'dns', value: toAscii(element.content) };
    case 0x86:
      return { kind: 'uri', value: toAscii(element.content) };
    case 0x87:
      return { kind: 'ip', bytes: element.content };
    case 0xa4:
      return { kind: 'directory', name: readDirectoryName(readOne(element.content)) };
    case 0xa0:
    case 0xa3:
    case 0xa5:
    case 0x88:
      return { kind: 'other', tag: element.tag };
    default:
      throw new Error('a general name is of an unknown form');
  }
}

/** A host name of the preferred syntax (RFC 1034 §3.5); `wildcard` allows one `*` as the whole first label. */
export function isDnsName(name: string, wildcard = false): boolean {
  const host = wildcard && name.startsWith('*.') ? name.slice(2) : name;
  const labels = host.toLowerCase().split('.');
  const numeric = /^\d+$/.test(labels[labels.length - 1] ?? '');
  return host.length <= 253 && !numeric && labels.every((l) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(l));
}

/** Splits a mailbox at its last `@`; absent where it is not `local@host`. */
export function toMailbox(value: string): { readonly local: string; readonly host: string } | undefined {
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  const host = value.slice(at + 1).toLowerCase();
  const sound = at > 0 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local) && isDnsName(host);
  return sound ? { local, host } : undefined;
}
