import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inLanguage, Refusal } from '#refusal';
import { describeWithShared, sharedPath } from '../../../../test/support/shared.ts';
import { foreignFindings, parseEnvelope } from '../index.ts';

/** `code: what was found` of every finding. */
const told = (body: string | Buffer): readonly string[] =>
  foreignFindings(Buffer.from(body)).map(({ code, found }) => `${code.replace('credential/', '')}: ${found}`);

const JWS = 'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InVybjp4In0.c2ln';
const TAGUS = [
  'https://www.w3.org/2018/credentials/v1',
  'https://registry.lab.gaia-x.eu/development/api/trusted-shape-registry/v1/shapes/jsonld/trustframework#',
];
const LOIRE = ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/gaia-x/development#'];
const credential = (context: readonly string[], more: object = {}): object => ({
  '@context': context,
  type: ['VerifiableCredential'],
  issuer: 'did:web:a.example',
  credentialSubject: { id: 'https://a.example/x', name: 'Erika Mustermann' },
  ...more,
});
const proof = (type: string): object => ({ proof: { type, jws: 'eyJiNjQiOmZhbHNlfQ..c2ln' } });
const event = { specversion: '1.0', type: 'eu.gaia-x.credential', source: '/x', id: '1', subject: null };

/** What people send (contract.md §1: a compact JWS is taken), and how it is told. */
const SENT: readonly (readonly [name: string, body: string | Buffer | object, ...told: readonly string[]])[] = [
  [
    'a Tagus credential',
    credential(TAGUS, proof('JsonWebSignature2020')),
    'other-generation: a credential of Gaia-X Tagus (22.10) with embedded proofs (JsonWebSignature2020)',
    'embedded-proof: a credential of Gaia-X Tagus (22.10) with embedded proofs (JsonWebSignature2020)',
  ],
  [
    'a list of Tagus credentials without proofs',
    [credential(TAGUS), credential(TAGUS)],
    'other-generation: a credential of Gaia-X Tagus (22.10) without a signature',
  ],
  [
    'a 22.06 self-description',
    {
      selfDescriptionCredential: credential(
        [TAGUS[0]!, 'https://registry.gaia-x.eu/v2206/api/shape'],
        proof('Jws2020'),
      ),
      complianceCredential: credential([TAGUS[0]!], proof('JsonWebSignature2020')),
    },
    'other-generation: a self-description with its compliance credential of Gaia-X 22.06 with embedded proofs (Jws2020, JsonWebSignature2020)',
    'embedded-proof: a self-description with its compliance credential of Gaia-X 22.06 with embedded proofs (Jws2020, JsonWebSignature2020)',
  ],
  [
    'a 22.04 draft that names classes by part',
    { '@context': { 'gax-participant': 'https://x.example/' }, '@type': 'gax-participant:LegalPerson' },
    'other-generation: claims of Gaia-X 22.06 without a signature',
  ],
  [
    'a Loire credential with a data integrity proof',
    credential(LOIRE, proof('DataIntegrityProof')),
    'embedded-proof: a credential of Gaia-X Loire with embedded proofs (DataIntegrityProof)',
  ],
  [
    'a Loire credential that is not signed',
    credential(LOIRE),
    'unsecured: a credential of Gaia-X Loire without a signature',
  ],
  [
    'a Loire presentation of signed credentials that is not signed itself',
    {
      '@context': LOIRE,
      type: 'VerifiablePresentation',
      verifiableCredential: [{ id: `data:application/vc+jwt,${JWS}` }],
    },
    'unsecured: a presentation of Gaia-X Loire without a signature',
  ],
  [
    'a credential of another world',
    credential(LOIRE.slice(0, 1)),
    'unsecured: a credential of W3C VCDM 2.0 without a signature',
  ],
  [
    'a credential without a context',
    { type: 'VerifiableCredential', credentialSubject: {} },
    'unsecured: a credential of W3C VC without a signature',
  ],
  [
    'a proof whose type is a text of the sender',
    credential(LOIRE, proof('Erika Mustermann')),
    'embedded-proof: a credential of Gaia-X Loire with embedded proofs (proof)',
  ],
  [
    'an event with a Tagus credential',
    { ...event, data: credential(TAGUS, proof('JsonWebSignature2020')) },
    'event: a CloudEvents event with a credential of Gaia-X Tagus (22.10) in it',
  ],
  ['an event with a token', { ...event, data_base64: JWS }, 'event: a CloudEvents event with a token in it'],
  ['an event with nothing in it', event, 'event: a CloudEvents event'],
  [
    'claims for the XFSC provider',
    { claims: [], verifiableCredentials: [] },
    'other-generation: a request to the XFSC claim compliance provider',
  ],
  [
    'what an XFSC catalogue answers, a document in a text',
    { meta: { sdHash: 'x' }, content: JSON.stringify(credential(TAGUS)) },
    'other-generation: a credential of Gaia-X Tagus (22.10) without a signature',
  ],
  [
    'JSON that was encoded twice',
    JSON.stringify(JSON.stringify(credential(LOIRE))),
    'unsecured: a credential of Gaia-X Loire without a signature',
  ],
  ['a token in quotes', `"${JWS}"`, 'wrapped-token: a JWS in quotes'],
  ['a token in quotes, with a line end', `"${JWS}"\n`, 'wrapped-token: a JWS in quotes'],
  ['a token as jwt', { jwt: JWS }, 'wrapped-token: a JWS in the member jwt of a JSON object'],
  [
    'a token as verifiablePresentation',
    { verifiablePresentation: JWS },
    'wrapped-token: a JWS in the member verifiablePresentation of a JSON object',
  ],
  [
    'a token in an answer of a wallet',
    { vp: { token: JWS } },
    'wrapped-token: a JWS in the member token of a JSON object',
  ],
  ['a list of tokens', [JWS, JWS], 'wrapped-token: a JWS in a JSON array'],
  [
    'an enveloped credential by itself',
    { '@context': LOIRE[0], type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${JWS}` },
    'wrapped-token: a JWS in the member id of a JSON object',
  ],
  ['a data URL', `data:application/vc+jwt,${JWS}`, 'wrapped-token: a JWS in a data: URL'],
  ['a JWS in JSON', { payload: 'e30', signatures: [] }, 'other-envelope: a JWS in its JSON serialization'],
  ['an SD-JWT', `${JWS}~WyJhIiwiYiJd~`, 'other-envelope: an SD-JWT'],
  ['a JWE', 'eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn', 'other-envelope: an encrypted token (JWE)'],
  ['a COSE token', Buffer.from('d28443a10126a0', 'hex'), 'other-envelope: a COSE token'],
  ['Turtle', '# me\n@prefix gx: <https://w3id.org/gaia-x/development#> .\n', 'other-envelope: RDF as Turtle'],
  ['Turtle of SPARQL style', 'PREFIX gx: <https://w3id.org/gaia-x/development#>\n', 'other-envelope: RDF as Turtle'],
  ['N-Triples', '<urn:a> <urn:b> "c" .\n', 'other-envelope: RDF as N-Triples'],
  ['RDF/XML', '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="x">', 'other-envelope: RDF/XML'],
  // What tells nothing stays what it is.
  ['a token', JWS],
  ['three dots', `${JWS}.x`],
  ['nothing', ''],
  ['a text', 'this is not a token'],
  ['JSON of anything', { hello: 'world' }],
  ['a text in quotes', '"hello"'],
  ['half of a document', '{"@context": ["https://www.w3.org/2018/credentials/v1"'],
  ['a page', '<!doctype html><title>x</title>'],
];

const bytesOf = (body: string | Buffer | object): Buffer =>
  typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body));

describe('what is sent in place of a compact JWS', () => {
  it.each(SENT)('%s is told as what it is', (_, body, ...expected) => {
    expect(told(bytesOf(body))).toEqual(expected);
  });

  it.each(SENT)('%s: nothing of its content is repeated, and each sentence speaks every language', (_, body) => {
    for (const one of foreignFindings(bytesOf(body))) {
      expect(JSON.stringify(one)).not.toContain('Mustermann');
      for (const other of [inLanguage(one, 'de'), inLanguage(one, 'fr')]) {
        expect([other.expected, other.found]).not.toContain(one.expected);
        expect(other.found === one.found && one.found !== 'RDF/XML').toBe(false);
        expect(other.fix?.text).not.toBe(one.fix?.text);
      }
    }
  });

  it('is told by parseEnvelope too, whatever media type of a token it comes with', () => {
    for (const mediaType of ['application/vp+jwt', 'application/vc+jwt', 'application/jwt'])
      expect(() => parseEnvelope(bytesOf(credential(TAGUS, { name: 'é' })), { mediaType })).toThrow(
        expect.objectContaining({ code: 'credential/other-generation' }),
      );
  });

  it('is looked at in linear time', () => {
    const long = [`[${'['.repeat(500_000)}`, '#\n'.repeat(500_000), `eyJ${'a.'.repeat(500_000)}`, '"'.repeat(1 << 20)];
    for (const body of [...long, `{"a":"${'\\u0061'.repeat(150_000)}"}`, `<${'a:'.repeat(500_000)}`]) {
      const start = performance.now();
      expect(foreignFindings(Buffer.from(body))).toEqual([]);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});

/** The real files of older generations; the folder is read when the suite is declared, so it may not be there. */
function realFiles(): readonly string[] {
  const root = sharedPath('reference', 'data', 'gaia-x', 'examples');
  if (!existsSync(root)) return [];
  return ['tagus', 'events', 'unsigned-loire'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${folder}/${file}`)
      .sort(),
  );
}

describeWithShared('real files of other generations and forms', () => {
  const read = (file: string): Buffer => readFileSync(sharedPath('reference', 'data', 'gaia-x', 'examples', file));
  const files = realFiles();
  const signedTagus = files.filter((file) => file.startsWith('tagus/') && !file.includes('unsigned'));

  it('are 28 of Tagus, 6 of its claims, an event, and 12 of Loire that are not signed', () => {
    expect([signedTagus.length, files.length]).toEqual([28, 28 + 6 + 1 + 12]);
  });

  it.each(files.filter((file) => file.startsWith('tagus/')))('%s is told to be of an older generation', (file) => {
    const [first = ''] = told(read(file));
    if (!file.endsWith('Input.json')) expect(first).toMatch(/^other-generation: .* of Gaia-X Tagus \(22\.10\) with/);
    else expect(first).toBe('other-generation: a request to the XFSC claim compliance provider');
    const isProved = read(file).includes('"JsonWebSignature2020"') && !file.endsWith('Input.json');
    expect(
      told(read(file))
        .slice(1)
        .map((text) => text.split(':')[0]),
    ).toEqual(isProved ? ['embedded-proof'] : []);
    expect(() => parseEnvelope(read(file), { mediaType: 'application/vp+jwt' })).toThrow(Refusal);
  });

  it.each([
    [
      'tagus/official-fixtures/participant-vp.json',
      'other-generation: a presentation of Gaia-X Tagus (22.10) with embedded proofs (JsonWebSignature2020)',
    ],
    [
      'tagus/claim-compliance-provider/legalParticipant.json',
      'other-generation: a credential of Gaia-X Tagus (22.10) with embedded proofs (JsonWebSignature2020)',
    ],
    [
      'tagus/official-fixtures/virtual-resource.json',
      'other-generation: a presentation of Gaia-X Tagus (22.10) without a signature',
    ],
    [
      'tagus/official-fixtures/service-offering-sd.json',
      'other-generation: a self-description with its compliance credential of Gaia-X Tagus (22.10) with embedded proofs (JsonWebSignature2020)',
    ],
    [
      'tagus/unsigned-claims/LegalParticipant-instance.json',
      'other-generation: claims of Gaia-X Tagus (22.10) without a signature',
    ],
    ['events/ces-v1-event.json', 'event: a CloudEvents event with a credential of Gaia-X Tagus (22.10) in it'],
  ])('%s', (file, expected) => {
    expect(told(read(file))[0]).toBe(expected);
  });

  it.each(files.filter((file) => file.startsWith('unsigned-loire/')))('%s is told not to be signed', (file) => {
    expect(told(read(file))[0]).toMatch(
      /^unsecured: (a credential|a presentation|claims) of (Gaia-X Loire|W3C VCDM 2\.0) /,
    );
  });
});
