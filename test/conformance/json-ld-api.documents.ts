import type { JsonObject, JsonValue, Release } from '#rdf';
import fc from 'fast-check';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const PLAIN = { noNullPrototype: true } as const;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/**
 * Generated credentials of the Gaia-X kind: classes with contexts of their own (type-scoped), every spelling of a name, value objects,
 * nested and shared nodes, nested arrays, null; half of them with `@set`, `@list`, `@reverse`, `@included` and other rare things too. Many
 * are valid, some are not.
 */
export function documents(release: Release): fc.Arbitrary<JsonObject> {
  return fc.oneof(documentsWith(release, { rare: 0 }), documentsWith(release, { rare: 1 }));
}

/** `rare` is the weight of everything that few documents have. */
function documentsWith(release: Release, { rare }: { readonly rare: 0 | 1 }): fc.Arbitrary<JsonObject> {
  const namespaces = release.namespaces ?? [release.namespace];
  const local = (iri: string): string => iri.slice(release.namespace.length);
  const own = (iri: string): boolean => iri.startsWith(release.namespace);
  const classes = [...release.classes.keys()].filter(own).map(local);
  const properties = [...release.properties.keys()].filter(own).map(local);
  const spelt = (names: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('', '', '', 'gx:', 'gx:', ...namespaces))
      .map(([name, prefix]) => prefix + name);
  const member = fc.oneof(
    { weight: 6, arbitrary: spelt(properties) },
    { weight: 2, arbitrary: fc.constantFrom('provisionType', 'policyLanguage', 'dataProtectionRegime', 'labelLevel') },
    { weight: 2, arbitrary: fc.constantFrom('schema:name', 'https://schema.org/description', 'title', 'url', 'name') },
    { weight: rare, arbitrary: fc.constantFrom('gx:nmae', 'unknown', 'dcterms:title', 'odd name') },
  );
  const iri = fc.constantFrom(
    'https://a.example/1',
    'https://a.example/2#x',
    'did:web:a.example',
    'gx:LegalPerson',
    '_:b0',
    '_:x',
  );
  const text = fc.oneof(
    fc.constantFrom('LU', 'a', 'a', 'Grüße "x"\n', ''),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const scalar = fc.oneof(text, iri, fc.constantFrom(7, 7, 1.5, -0, 1e21, true, false));
  const valueObject = fc.oneof(
    { weight: 1 - rare, arbitrary: fc.record({ '@value': text, type: fc.constant('xsd:anyURI') }, PLAIN) },
    fc.record({ '@value': text, '@language': fc.constantFrom('en', 'de-AT', 'DE') }, PLAIN),
    fc.record({ '@value': text, '@type': fc.constantFrom('xsd:anyURI', `${XSD}date`, 'gx:Odd') }, PLAIN),
    fc.record(
      {
        '@value': fc.oneof(text, fc.constantFrom(5, 2.5)),
        type: fc.constantFrom(`${XSD}double`, 'xsd:string'),
      },
      PLAIN,
    ),
    fc.record({ '@value': scalar }, PLAIN),
    {
      weight: rare,
      arbitrary: fc.record({ '@value': fc.constant({ a: [1, 'b'] }), '@type': fc.constant('@json') }, PLAIN),
    },
  );
  const { node } = fc.letrec<{ node: JsonObject; value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: scalar },
      { weight: 2, arbitrary: valueObject },
      { weight: 2, arbitrary: fc.record({ id: iri }, PLAIN) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 4, arbitrary: tie('node') },
      { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: rare, arbitrary: fc.record({ '@set': fc.array(tie('value'), { maxLength: 2 }) }, PLAIN) },
      { weight: rare, arbitrary: fc.record({ '@list': fc.array(tie('value'), { maxLength: 3 }) }, PLAIN) },
    ),
    node: fc
      .tuple(
        fc.option(fc.tuple(fc.constantFrom('id', '@id'), iri)),
        fc.option(
          fc.tuple(
            fc.constantFrom('type', '@type'),
            fc.oneof(spelt(classes), fc.array(spelt(classes), { maxLength: 2 })),
          ),
        ),
        fc.array(fc.tuple(member, tie('value')), { maxLength: 4 }),
        fc.oneof(
          { weight: 9, arbitrary: fc.constant(null) },
          {
            weight: rare,
            arbitrary: fc.tuple(fc.constantFrom('@reverse', '@included', '@index', '@nest'), member, tie('node')),
          },
        ),
      )
      .map(([id, type, members, odd]) => ({
        ...(id === null ? {} : { [id[0]]: id[1] }),
        ...(type === null ? {} : { [type[0]]: type[1] }),
        ...Object.fromEntries(members),
        ...(odd === null ? {} : rareMember(odd)),
      })),
  }));
  const context = fc.constantFrom<JsonValue>(
    [V2, release.namespace],
    [V2, namespaces.at(-1) ?? release.namespace, { schema: 'https://schema.org/', xsd: XSD }],
    [V2, { xsd: XSD }, release.namespace, { schema: 'https://schema.org/', dcterms: 'http://purl.org/dc/terms/' }],
  );
  return fc.record(
    {
      '@context': context,
      id: fc.constant('https://a.example/credential'),
      type: fc.oneof(
        fc.constant('VerifiableCredential'),
        spelt(classes).map((name) => ['VerifiableCredential', name]),
        fc.tuple(spelt(classes), spelt(classes)).map((names) => ['VerifiableCredential', null, ...names]),
      ),
      issuer: fc.constantFrom<JsonValue>('did:web:a.example', { id: 'did:web:a.example', name: 'A' }),
      validFrom: fc.constant('2026-01-01T00:00:00Z'),
      credentialSubject: fc.oneof(node as fc.Arbitrary<JsonValue>, fc.array(node, { minLength: 1, maxLength: 3 })),
    },
    PLAIN,
  );
}

function rareMember([keyword, member, node]: readonly [string, string, JsonObject]): JsonObject {
  if (keyword === '@included') return { '@included': [node] };
  if (keyword === '@index') return { '@index': member };
  return { [keyword]: { [member]: node } };
}
