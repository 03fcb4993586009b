const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The certificates of a PEM text in order, as DER. Text between blocks is ignored (RFC 7468 §2); a broken block throws. */
export function readPem(text: string): readonly Uint8Array[] {
  const blocks = [...text.matchAll(BLOCK)].map((match) => readBase64(match[1] ?? ''));
  const announced = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  if (blocks.length === 0 || blocks.length !== announced)
    throw new Error('no certificate in PEM form, or a broken one');
  return blocks;
}

/** One entry of `x5c` (RFC 7517 §4.7): base64 DER; a PEM text of one certificate is tolerated (gaia-x.md §6.3). */
export function readX5cEntry(entry: string): Uint8Array {
  if (!entry.includes('-----BEGIN')) return readBase64(entry);
  const [only, ...rest] = readPem(entry);
  if (only === undefined || rest.length > 0) throw new Error('an x5c entry holds several certificates');
  return only;
}

function readBase64(text: string): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  if (compact.length === 0 || !BASE64.test(compact)) throw new Error('a certificate is not base64');
  return new Uint8Array(Buffer.from(compact, 'base64'));
}
