import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadRelease, parseTurtle, toClaims, type JsonObject } from '#rdf';
import type { Finding } from '#refusal';
import { compileShapes } from '../compile.ts';
import { report } from '../report-claims.ts';

const release = loadRelease(join(import.meta.dirname, '../../../../shapes/loire-25.11'));
const shapes = compileShapes(
  [...release.shapes].flatMap(([name, text]) => parseTurtle(text, name)),
  {
    classTree: new Map([...release.classes.values()].map(({ iri, superClasses }) => [iri, superClasses])),
    name: release.name,
    digest: release.digest,
  },
);

const SERVICE: JsonObject = {
  id: 'https://a.example/s',
  'gx:providedBy': { id: 'https://a.example/p' },
  'gx:dataProtectionRegime': 'GDPR2016',
  'gx:provisionType': 'hybrid',
  'gx:keyword': 'a',
};

async function findingsOf(type: string, subject: JsonObject): Promise<readonly Finding[]> {
  const document: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2', release.namespace],
    type: ['VerifiableCredential', type],
    issuer: 'did:web:a.example',
    credentialSubject: subject,
  };
  const said = { digest: '0'.repeat(64), issuer: 'did:web:a.example', document, pointer: '/credentials/0' };
  return (await report(await toClaims([said], release), { shapes, release, context: [] })).findings;
}

describe('a node that is described as another class', () => {
  it('is told once, at its type, with what its class does not take under it', async () => {
    const [cause, ...others] = await findingsOf('gx:DataProduct', SERVICE);
    expect(cause).toMatchObject({
      code: 'shapes/closed',
      pointer: '/credentials/0/payload/type/1',
      expected: 'gx:ServiceOffering',
      found: 'gx:DataProduct',
      fix: { patch: [{ op: 'replace', path: '/type/1', value: 'gx:ServiceOffering' }] },
    });
    const places = cause?.consequences?.map(({ pointer }) => pointer?.split('/').at(-1));
    expect(places).toEqual(expect.arrayContaining(['gx:providedBy', 'gx:dataProtectionRegime', 'gx:provisionType']));
    expect(others.filter(({ code }) => code === 'shapes/closed')).toEqual([]);
  });

  it('keeps at the top what the other class would refuse too', async () => {
    const findings = await findingsOf('gx:DataProduct', { ...SERVICE, 'gx:nonsense': 'x' });
    expect(findings.map(({ found }) => found)).toEqual(expect.arrayContaining(['gx:DataProduct', 'gx:nonsense']));
  });

  it('is not guessed from one property too many, nor from what no class takes', async () => {
    for (const subject of [
      { id: 'https://a.example/s', 'gx:provisionType': 'hybrid' },
      { id: 'https://a.example/s', 'gx:nonsense': 'x', 'gx:other': 'y', 'gx:provisionType': 'hybrid' },
    ]) {
      const findings = await findingsOf('gx:DataProduct', subject);
      expect(findings.map(({ found }) => found)).not.toContain('gx:DataProduct');
    }
  });
});

describe('a value that is a name nobody defined', () => {
  it('is told by its code list, with the name under it and a pointer to it', async () => {
    const findings = await findingsOf('gx:ServiceOffering', { ...SERVICE, 'gx:provisionType': { id: 'gx:hybrd' } });
    const place = '/credentials/0/payload/credentialSubject/gx:provisionType';
    const [cause] = findings.filter(({ pointer }) => pointer === place);
    expect(cause).toMatchObject({
      code: 'shapes/in',
      consequences: [{ code: 'rdf/undefined-term', found: 'gx:hybrd', pointer: `${place}/id` }],
    });
    expect(findings.map(({ code }) => code)).not.toContain('rdf/undefined-term');
  });
});
