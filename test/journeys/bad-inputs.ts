import {
  credential,
  dataProduct,
  ref,
  registrationNumber,
  serviceOffering,
  virtualResource,
} from '../support/documents.ts';
import { ANSWERING, PRIVATE } from '../support/hosts.ts';
import { createTestAnchor, type Federation, type Party } from '../support/federation.ts';
import { base64url, compact, headerOf, hmacCompact, payloadOf, unsignedCompact } from '../support/tokens.ts';

/** One bad input of issue 3 §5: what is sent, and what contract.md §1 answers. */
export interface BadInput {
  readonly name: string;
  readonly body: string | Buffer;
  readonly contentType?: string;
  readonly status: number;
  /** The code itself, or every code it may be. */
  readonly code: string;
  /** Findings that stand beside the first one. */
  readonly also?: readonly string[];
}

/** Parties that the bad inputs need; add them before the trust folder is written. */
export interface Cast {
  readonly federation: Federation;
  /** In the catalogue. */
  readonly member: Party;
  /** In the catalogue too. */
  readonly other: Party;
  /** Onboarded by no one. */
  readonly newcomer: Party;
  readonly rogue: Party;
  readonly expiredChain: Party;
  readonly foreignLeaf: Party;
  readonly notAuthorised: Party;
  readonly noChain: Party;
  readonly noTerms: Party;
  readonly revokedKey: Party;
  readonly expiredKey: Party;
  readonly publishedKey: Party;
  readonly foreignController: Party;
  /** Signs registration numbers, and nobody trusts it for that. */
  readonly falseNotary: Party;
}

export function castOf(federation: Federation): Cast {
  const { at } = federation;
  return {
    federation,
    member: federation.participant({ did: 'did:web:member.example', name: 'Member' }),
    other: federation.participant({ did: 'did:web:other.example', name: 'Other' }),
    newcomer: federation.participant({ did: 'did:web:newcomer.example', name: 'Newcomer' }),
    rogue: federation.participant({
      did: 'did:web:rogue.example',
      anchor: createTestAnchor({ name: 'Rogue Anchor', at }),
    }),
    expiredChain: federation.participant({ did: 'did:web:expired-chain.example', leafDays: [-400, -10] }),
    foreignLeaf: federation.participant({ did: 'did:web:foreign-leaf.example', foreignLeaf: true }),
    notAuthorised: federation.participant({ did: 'did:web:not-authorised.example', notAuthorised: true }),
    noChain: federation.participant({ did: 'did:web:no-chain.example', chain: 'none' }),
    noTerms: federation.participant({ did: 'did:web:no-terms.example' }),
    revokedKey: federation.participant({ did: 'did:web:revoked.example', method: { revoked: federation.days(-1) } }),
    expiredKey: federation.participant({ did: 'did:web:expired.example', method: { expires: federation.days(-1) } }),
    publishedKey: federation.participant({ did: 'did:web:published.example', publishesKey: true }),
    foreignController: federation.participant({
      did: 'did:web:controlled.example',
      method: { controller: 'did:web:somebody.else.example' },
    }),
    falseNotary: federation.participant({ did: 'did:web:false-notary.example' }),
  };
}

/** Not readable: 400, 413, 415 (contract.md §1, first row). */
export function unreadable({ federation, member }: Cast): readonly BadInput[] {
  const good = federation.joining(member);
  const [head = '', body = '', signature = ''] = good.split('.');
  const text = JSON.stringify(payloadOf(good));
  const signed = (payload: string): string => compact(headerOf(good), payload, member.privateKey);
  const of = (status: number, code: string) => ({ status, code });
  return [
    { name: 'not a JWT', body: 'this is not a token', ...of(400, 'credential/not-jws') },
    { name: 'nothing at all', body: '', ...of(400, 'credential/not-jws') },
    { name: 'three dots', body: `${good}.AAAA`, ...of(400, 'credential/not-jws') },
    { name: 'padded base64url', body: `${head}.${body}.${signature}==`, ...of(400, 'credential/encoding') },
    { name: 'not base64url', body: `${head}.${body.slice(0, -2)}!!.${signature}`, ...of(400, 'credential/encoding') },
    {
      name: 'not UTF-8',
      body: `${head}.${base64url(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))}.${signature}`,
      ...of(400, 'credential/not-utf8'),
    },
    { name: 'not JSON', body: signed(text.slice(0, -1)), ...of(400, 'credential/not-json') },
    {
      name: 'duplicate member',
      body: signed(`{"type":"VerifiablePresentation",${text.slice(1)}`),
      ...of(400, 'credential/duplicate-member'),
    },
    {
      name: 'nesting 10,000',
      body: signed(`{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},${text.slice(1)}`),
      ...of(400, 'credential/nesting'),
    },
    {
      name: '__proto__ as a key',
      body: signed(`{"__proto__":{"polluted":true},${text.slice(1)}`),
      ...of(400, 'credential/forbidden-key'),
    },
    { name: '1.1 MB body', body: `${head}.${'A'.repeat(1_100_000)}.${signature}`, ...of(413, 'credential/too-large') },
    { name: 'another media type', body: good, contentType: 'text/plain', ...of(415, 'credential/media-type') },
  ];
}

/** Wrong by header, signature, time or issuer: 422 `verify/…`. */
export function unverified({ federation, member, newcomer, notAuthorised }: Cast): readonly BadInput[] {
  const document = serviceOffering(member, 'x');
  const vc = (options: Parameters<Federation['vc']>[2]): string => federation.vc(member, document, options);
  const good = vc({});
  const [head = '', body = '', signature = ''] = good.split('.');
  const payload = payloadOf<{ [member: string]: unknown }>(good);
  const tampered = base64url(JSON.stringify({ ...payload, description: 'tampered' }));
  const publicKey = JSON.stringify(member.publicJwk);
  const as = (header: object): object => ({ ...headerOf(good), ...header });
  const vcOf = (name: string, text: string, code: string): BadInput => ({
    name,
    body: text,
    contentType: 'application/vc+jwt',
    status: 422,
    code: `verify/${code}`,
  });
  return [
    vcOf('alg none', unsignedCompact(as({ alg: 'none' }), payload), 'algorithm'),
    vcOf(
      'alg none with a signature',
      `${base64url(JSON.stringify(as({ alg: 'none' })))}.${body}.${signature}`,
      'algorithm',
    ),
    vcOf('HS256 with a public key', hmacCompact(as({ alg: 'HS256' }), payload, publicKey), 'algorithm'),
    vcOf('an algorithm that is not allowed', hmacCompact(as({ alg: 'ES512' }), payload, 'x'), 'algorithm'),
    vcOf('crit', vc({ header: { crit: ['exp'] } }), 'header'),
    vcOf('b64', vc({ header: { b64: false } }), 'header'),
    vcOf('zip', vc({ header: { zip: 'DEF' } }), 'header'),
    vcOf('typ of another token', vc({ header: { typ: 'at+jwt' } }), 'token-type'),
    vcOf('a presentation sent as a credential', federation.joining(newcomer), 'token-type'),
    vcOf('kid missing', vc({ header: { kid: undefined } }), 'kid-missing'),
    vcOf('kid malformed', vc({ header: { kid: 'key-1' } }), 'kid-malformed'),
    vcOf('kid of another DID', vc({ header: { kid: newcomer.kid } }), 'kid-issuer'),
    vcOf('iss is not the issuer', vc({ header: { iss: newcomer.did } }), 'issuer-mismatch'),
    vcOf('no such key', vc({ header: { kid: `${member.did}#key-9` } }), 'key-not-found'),
    vcOf(
      'key not in assertionMethod',
      federation.vc(notAuthorised, serviceOffering(notAuthorised, 'x')),
      'key-not-authorised',
    ),
    vcOf('wrong key', vc({ signedBy: newcomer }), 'signature'),
    vcOf('tampered payload', `${head}.${tampered}.${signature}`, 'signature'),
    vcOf('expired', vc({ validFrom: federation.days(-30), validUntil: federation.days(-1) }), 'expired'),
    vcOf('not yet valid', vc({ validFrom: federation.days(2) }), 'not-yet-valid'),
    {
      name: 'one forged credential in a good presentation',
      body: federation.vp(member, [good, federation.vc(member, serviceOffering(member, 'y'), { signedBy: newcomer })]),
      status: 422,
      code: 'verify/signature',
    },
  ];
}

/** Whose key does not count: 422 `trust/…`. */
export function untrusted(cast: Cast): readonly BadInput[] {
  const { federation, rogue, expiredChain, foreignLeaf, noChain } = cast;
  const { revokedKey, expiredKey, publishedKey, foreignController } = cast;
  const by = (name: string, who: Party, code: string): BadInput => ({
    name,
    body: federation.vc(who, serviceOffering(who, 'x')),
    contentType: 'application/vc+jwt',
    status: 422,
    code: `trust/${code}`,
  });
  const unpinned = (did: string): Party => federation.participant({ did, pinned: false });
  return [
    by('unknown DID: its host answers 404', unpinned(`did:web:${ANSWERING}:nobody`), 'did-not-found'),
    by('did:web host that resolves to a private address', unpinned(`did:web:${PRIVATE}`), 'reserved-address'),
    by('did:web host that is a private address', unpinned('did:web:10.0.0.1'), 'did-malformed'),
    by('did:web host that is loopback', unpinned('did:web:localhost'), 'reserved-address'),
    by('did:web host that is no public name', unpinned('did:web:catalogue.internal'), 'host'),
    by('malformed did:web', unpinned('did:web:party.example%2Fpath'), 'did-malformed'),
    by('no chain', noChain, 'no-chain'),
    by('chain to an unknown anchor', rogue, 'unknown-anchor'),
    by('chain expired', expiredChain, 'chain-expired'),
    by('leaf is not the JWK', foreignLeaf, 'leaf-mismatch'),
    by('key revoked', revokedKey, 'key-revoked'),
    by('key expired', expiredKey, 'key-revoked'),
    by('private key published', publishedKey, 'private-key-published'),
    by('key controlled by another DID', foreignController, 'did-document'),
  ];
}

/** Read and verified, but wrong: 422 `rdf/…`, `shapes/…`, `compliance/…`, `admission/…`. */
export function wrong({ federation, member, other, newcomer, noTerms, falseNotary }: Cast): readonly BadInput[] {
  const vc = (
    name: string,
    document: Parameters<Federation['vc']>[1],
    code: string,
    also: readonly string[] = [],
  ): BadInput => ({
    name,
    body: federation.vc(member, document),
    contentType: 'application/vc+jwt',
    status: 422,
    code,
    also,
  });
  const offering = serviceOffering(member, 'x') as {
    readonly '@context': readonly unknown[];
    readonly credentialSubject: object;
  };
  const { 'gx:serviceOfferingTermsAndConditions': _terms, ...withoutTerms } = offering.credentialSubject as {
    [member: string]: unknown;
  };
  const [person = '', number = ''] = federation.onboarding(noTerms);
  const offeringOf = (who: Party, provider: Party) =>
    federation.vc(who, serviceOffering(who, 'x', { 'gx:providedBy': ref(`${provider.base}/participant`) }));
  const bad = (name: string, body: string, code: string, contentType = 'application/vp+jwt'): BadInput => ({
    name,
    body,
    contentType,
    status: 422,
    code,
  });
  return [
    vc(
      'remote context',
      { ...offering, '@context': [...offering['@context'], 'https://evil.example/context'] },
      'rdf/context',
    ),
    vc(
      'redefining context',
      { ...offering, '@context': [...offering['@context'], { gx: 'https://evil.example/' }] },
      'rdf/redefined-term',
    ),
    vc('undefined term', serviceOffering(member, 'x', { 'gx:keywrod': 'misspelt' }), 'rdf/undefined-term'),
    vc(
      'unknown class',
      credential({
        issuer: member.did,
        id: `${member.base}/c/u`,
        type: 'gx:Spaceship',
        subject: { id: `${member.base}/u`, 'schema:name': 'X' },
      }),
      'shapes/unknown-class',
    ),
    vc('missing mandatory property', { ...offering, credentialSubject: withoutTerms }, 'shapes/min-count'),
    vc('wrong datatype', virtualResource(member, 'x', { 'gx:resourcePolicy': 5 }), 'shapes/datatype'),
    vc('extra property in a closed shape', serviceOffering(member, 'x', { 'gx:vatID': 'LU00010112' }), 'shapes/closed'),
    vc(
      'a data product without its description',
      dataProduct(member, 'x', { 'gx:dataProductDescription': undefined }),
      'shapes/min-count',
    ),
    vc('an offering without id', serviceOffering(member, 'x', { id: undefined }), 'admission/no-subject-id'),
    vc(
      'a credential with the id of its subject',
      { ...offering, id: `${member.base}/services/x` },
      'credential/id-shared',
    ),
    vc(
      'a natural person',
      credential({
        issuer: member.did,
        id: `${member.base}/c/p`,
        type: 'gx:NaturalPerson',
        subject: { id: `${member.base}/p`, 'schema:name': 'Jane Example' },
      }),
      'admission/natural-person',
    ),
    bad(
      'provider not in the catalogue',
      offeringOf(member, newcomer),
      'compliance/provider-unknown',
      'application/vc+jwt',
    ),
    bad('provider of another issuer', offeringOf(other, member), 'compliance/provider-issuer', 'application/vc+jwt'),
    bad('T&C missing', federation.vp(noTerms, [person, number]), 'compliance/terms-missing'),
    bad(
      'registration number missing',
      federation.vp(
        newcomer,
        federation.onboarding(newcomer).filter((_, i) => i !== 1),
      ),
      'compliance/registration-number-missing',
    ),
    {
      ...bad(
        'registration number of an untrusted issuer',
        federation.vp(
          newcomer,
          federation
            .onboarding(newcomer)
            .map((vc, i) => (i === 1 ? federation.vc(falseNotary, registrationNumber(newcomer, falseNotary.did)) : vc)),
        ),
        'compliance/registration-number-untrusted',
      ),
      also: ['compliance/terms-missing'],
    },
  ];
}
