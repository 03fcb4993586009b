/** RDF, or an envelope that is not read, by its name; and whether the same statements must be written as JSON-LD first. */
export interface OtherEnvelope {
  readonly found: string;
  readonly isRdf: boolean;
}

const HEADER = String.raw`^\s*eyJ[\w-]*`;
const ENVELOPES: readonly (readonly [form: RegExp, found: string])[] = [
  [new RegExp(String.raw`${HEADER}\.[\w-]+\.[\w-]*~`), 'an SD-JWT'],
  [new RegExp(String.raw`${HEADER}\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+\s*$`), 'an encrypted token (JWE)'],
];
const RDF: readonly (readonly [form: RegExp, found: string])[] = [
  [/^\s*(#[^\n]*\n\s*)*(@prefix|@base|prefix|base)\s/i, 'RDF as Turtle'],
  [/^\s*(<[a-z][a-z0-9+.-]*:[^>\s]*>|_:\w+)\s+<[^>\s]+>\s+[<"_]/i, 'RDF as N-Triples'],
  [/^\s*(<\?xml[^>]*>\s*)?<rdf:RDF\b/, 'RDF/XML'],
];
/** What is looked at: forms show at the beginning, and a token that is longer is none of these. */
const MOST = 1 << 16;
/** COSE_Sign1 (RFC 9052 §4.2): CBOR tag 18 and an array of four. */
const COSE_SIGN1 = [0xd2, 0x84];

/** Which other envelope or form of RDF a body is; undefined for JSON, compact JWS and everything else. */
export function otherEnvelope(body: Uint8Array): OtherEnvelope | undefined {
  if (COSE_SIGN1.every((byte, at) => body[at] === byte)) return { found: 'a COSE token', isRdf: false };
  const text = Buffer.from(body.subarray(0, MOST)).toString('latin1');
  const named = (forms: typeof RDF): string | undefined => forms.find(([form]) => form.test(text))?.[1];
  const [envelope, rdf] = [named(ENVELOPES), named(RDF)];
  if (envelope !== undefined) return { found: envelope, isRdf: false };
  return rdf === undefined ? undefined : { found: rdf, isRdf: true };
}
