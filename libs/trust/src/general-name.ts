import { readOne, TAG, toOid, type Element, childrenOf } from './der.ts';

/** A GeneralName of RFC 5280 §4.2.1.6, as far as name constraints can be decided. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly value: string }
  | { readonly kind: 'ip'; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: DirectoryName }
  | { readonly kind: 'other'; readonly tag: number };

/** A distinguished name: its encoding, and each relative name's encoding. */
export interface DirectoryName {
  readonly raw: Uint8Array;
  readonly parts: readonly Uint8Array[];
  /** Values of PKCS #9 emailAddress attributes, which name constraints cover too (RFC 5280 §4.2.1.10). */
  readonly emails: readonly string[];
}

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** More names or constraints than this in one certificate are refused unread: the known denial of service is their product. */
export const MAX_NAMES = 1_000;

/** Reads a Name; throws where it is not one. */
export function readDirectoryName(element: Element | undefined): DirectoryName {
  const emails: string[] = [];
  const parts = childrenOf(element, TAG.sequence).map((relative) => {
    const attributes = childrenOf(relative, TAG.set);
    if (attributes.length === 0) throw new Error('a relative distinguished name is empty');
    for (const attribute of attributes) {
      const [type, value, ...rest] = childrenOf(attribute, TAG.sequence);
      if (value === undefined || rest.length > 0) throw new Error('an attribute of a name is malformed');
      if (toOid(type) === EMAIL_ADDRESS) emails.push(toAscii(value.content));
    }
    return relative.raw;
  });
  return { raw: (element as Element).raw, parts, emails };
}

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

function toAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Error('a name holds a character it may not hold');
  return Buffer.from(bytes).toString('latin1');
}
