import { childrenOf, TAG, toAscii, toOid, type Element } from './der.ts';

/** A distinguished name, in a form in which names that mean the same are the same text. */
export interface DirectoryName {
  /** The whole name. */
  readonly text: string;
  /** Each relative name. */
  readonly parts: readonly string[];
  /** Values of PKCS #9 emailAddress attributes, which name constraints cover too (RFC 5280 §4.2.1.10). */
  readonly emails: readonly string[];
}

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** Reads a Name; throws where it is not one. */
export function readDirectoryName(element: Element | undefined): DirectoryName {
  const emails: string[] = [];
  const parts = childrenOf(element, TAG.sequence).map((relative) => {
    const attributes = childrenOf(relative, TAG.set);
    if (attributes.length === 0) throw new Error('a relative distinguished name is empty');
    const texts = attributes.map((attribute) => {
      const [type, value, ...rest] = childrenOf(attribute, TAG.sequence);
      if (value === undefined || rest.length > 0) throw new Error('an attribute of a name is malformed');
      const oid = toOid(type);
      if (oid === EMAIL_ADDRESS) emails.push(toAscii(value.content));
      const text = textOf(value);
      // What is no text is compared by its encoding.
      return JSON.stringify(
        text === undefined ? [oid, Buffer.from(value.raw).toString('hex')] : [oid, [prepared(text)]],
      );
    });
    // The order in a set follows the encoding, which the kind of string changes.
    return texts.toSorted().join('+');
  });
  return { text: parts.join(','), parts, emails };
}

const CHARACTERS: ReadonlyMap<number, string> = new Map([
  [0x0c, 'utf-8'],
  [0x13, 'utf-8'],
  [0x16, 'utf-8'],
  [0x1e, 'utf-16be'],
]);

/** UTF8String, PrintableString, IA5String and BMPString; the characters of other strings are not certain enough. */
function textOf({ tag, content }: Element): string | undefined {
  const characters = CHARACTERS.get(tag);
  if (characters === undefined) return undefined;
  if (tag !== 0x0c && tag !== 0x1e && content.some((byte) => byte > 0x7f)) return undefined;
  try {
    return new TextDecoder(characters, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/**
 * Two names are one where their texts are after this (RFC 5280 §7.1, RFC 4518 §2): the kind of string, the case and spaces without a
 * meaning do not tell them apart.
 */
function prepared(text: string): string {
  const mapped = text
    .replaceAll(/[\t-\r\u0085\p{Z}]/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Variation_Selector}\u034f\u1806\ufffc]/gu, '');
  const folded = mapped.normalize('NFKC').toLowerCase().normalize('NFKC');
  return folded.trim().replaceAll(/ +/g, ' ');
}
