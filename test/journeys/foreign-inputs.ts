import { compact } from '../support/tokens.ts';
import type { BadInput, Cast } from './bad-inputs.ts';

const TAGUS = JSON.stringify({
  '@context': [
    'https://www.w3.org/2018/credentials/v1',
    'https://registry.lab.gaia-x.eu/development/api/trusted-shape-registry/v1/shapes/jsonld/trustframework#',
  ],
  type: ['VerifiableCredential'],
  issuer: 'did:web:tagus.example',
  issuanceDate: '2024-01-01T00:00:00Z',
  credentialSubject: { type: 'gx:LegalParticipant', id: 'https://tagus.example/participant', 'gx:legalName': 'Müller' },
  proof: { type: 'JsonWebSignature2020', jws: 'eyJhbGciOiJQUzI1NiJ9..c2ln' },
});

/** Other generations, envelopes and wrappings, with the media types they come with: whatever these are, the answer says what it is. */
export function foreign({ federation, member }: Cast): readonly BadInput[] {
  const good = federation.joining(member);
  const sent = (name: string, body: string, code: string, contentType: string): BadInput => {
    const status = code === 'wrapped-token' ? 400 : 422;
    const also = /^application\/v[cp]\+jwt$/.test(contentType) ? [] : ['credential/media-type'];
    return { name: `${name} as ${contentType}`, body, contentType, status, code: `credential/${code}`, also };
  };
  const types = [
    'application/json',
    'application/json; charset=utf-8',
    'application/ld+json',
    'application/vc+ld+json',
  ];
  const others = ['application/vp+jwt', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream'];
  const inJwt = compact(
    { alg: member.alg, typ: 'vc+jwt', cty: 'vc', kid: member.kid, iss: member.did },
    { vc: JSON.parse(TAGUS) as object },
    member.privateKey,
  );
  return [
    ...[...types, ...others].map((type) => {
      const one = sent('a Tagus credential', TAGUS, 'other-generation', type);
      return { ...one, also: [...(one.also ?? []), 'credential/embedded-proof'] };
    }),
    sent('a Tagus credential in a JWT', inJwt, 'other-generation', 'application/vc+jwt'),
    sent(
      'an event',
      JSON.stringify({ specversion: '1.0', data_base64: good }),
      'event',
      'application/cloudevents+json',
    ),
    sent('a token in quotes', JSON.stringify(good), 'wrapped-token', 'application/json'),
    sent('a token in JSON', JSON.stringify({ jwt: good }), 'wrapped-token', 'application/vp+jwt'),
    sent('an unsigned credential', '{"type":"VerifiableCredential"}', 'unsecured', 'application/vc'),
    sent('an SD-JWT', `${good}~`, 'other-envelope', 'application/vc+sd-jwt'),
    sent('Turtle', '@prefix gx: <https://w3id.org/gaia-x/development#> .', 'other-envelope', 'text/turtle'),
  ];
}
