import { describe, expect, it } from '@jest/globals';
import { createIndex, type CatalogueIndex } from './catalogue-index.ts';
import type { Listing } from './listing.ts';
import type { Search, Why } from './search.ts';

const listing = (name: string, said: Partial<Listing> = {}): Listing => ({
  ...{ iri: name, kinds: ['SERVICE'], classes: [], names: [{ value: name, language: '' }], descriptions: [] },
  ...{ keywords: [], issuer: 'did:web:a.example', outcome: 'COMPLIANT', status: 'ACTIVE', values: {} },
  ...{ sequence: 0, published: 0, validFrom: 0, ...said },
});
function indexOf(...names: readonly string[]): CatalogueIndex {
  const index = createIndex();
  for (const name of names) index.put(listing(name));
  return index;
}
const found = (index: CatalogueIndex, text: string, search: Partial<Search> = {}): string[] =>
  index.search({ now: 0, text, ...search }).hits.map(({ iri }) => iri);
const sorted = (index: CatalogueIndex, text: string): string[] => found(index, text).toSorted();
const marked = (query: string, text: string): string[] =>
  indexOf(text)
    .highlight(query, text)
    .spans.map(([start, end]) => text.slice(start, end));
const why = (query: string, name: string): Why['words'][number] | undefined =>
  indexOf(name).explain({ now: 0, text: query }, name)?.words[0];

const ELIDED = "Étude de l’accès aux données d'imagerie qu’il faut";
const HYPHENS = 'e-santé: COVID-19 and ICD-10, HL7-FHIR, AI-based';

describe('the forms of a word', () => {
  it.each([
    [
      'Gesundheitsdaten für Ärzte',
      'aerzte Aerzte ärzte ÄRZTE A\u0308rzte arzte Arzt aerzt* ärz* arz* "aerzte" ärtze aetzte',
      'Ärzte',
    ],
    ['Größe', 'groesse grösse grosse Größe GRÖSSE GROESSE groess*', 'Größe'],
    ['Aerzte', 'ärzte Ärzte aerzte "ärzte" ärz*', 'Aerzte'],
    [ELIDED, 'accès acces l’accès l\'accès "l\'accès"', 'accès'],
    [ELIDED, "imagerie d'imagerie d’imagerie imageries", 'imagerie'],
    [ELIDED, "il qu'il", 'il'],
    ["a patient's record", "patient patients patient's patient’s", 'patient'],
    [HYPHENS, 'e-santé esanté e-sante esante esant* E-SANTÉ', 'e-santé'],
    [HYPHENS, 'covid19 covid-19 COVID19 covid1*', 'COVID-19'],
    [HYPHENS, 'covid', 'COVID'],
    [HYPHENS, 'icd10 icd-10', 'ICD-10'],
    [HYPHENS, 'hl7fhir HL7-FHIR "HL7 FHIR"', 'HL7-FHIR'],
    [HYPHENS, 'ai-based aibased', 'AI-based'],
    ['eHealth', 'e-health ehealth eHealth e-heal* health', 'eHealth'],
    ['an e-health service', 'e-health ehealth eHealth', 'e-health'],
    ['an e health service', 'e-health', 'e health'],
    ['Diabetesregister', 'register Diabetes registers Diabetes-Register', 'Diabetesregister'],
    ['Bilddaten', 'bild daten Bilder Bild-Daten', 'Bilddaten'],
    [
      'Krankenhausinformationssystem',
      'krankenhaus informationssystem System Informationen',
      'Krankenhausinformationssystem',
    ],
    ['Patientendaten', 'Patient patienten daten', 'Patientendaten'],
    ['Gesundheitsdatenraum', 'gesundheit daten raum Räume datenraum Gesundheitsdaten', 'Gesundheitsdatenraum'],
    ['Ärztekammer', 'ärzte aerzte arzt kammer', 'Ärztekammer'],
    ['blue poem, aerial duel', 'blue poem aerial duel', undefined],
  ])('%s is found, and marked, by %s', (name, queries, mark) => {
    const index = indexOf(name, 'something else');
    for (const query of queries.match(/"[^"]*"|\S+/g)!) {
      expect([query, found(index, query)]).toEqual([query, [name]]);
      expect([query, marked(query, name)]).toEqual([query, [mark ?? query]]);
      expect([query, found(index, `-${query}`)]).toEqual([
        query,
        bearsTypo(query) ? expect.anything() : ['something else'],
      ]);
    }
  });
  const bearsTypo = (query: string): boolean => ['ärtze', 'aetzte'].includes(query);

  it('makes nothing alike that is not', () => {
    const index = indexOf(
      'poet',
      'pot',
      'blue',
      'Ärzte',
      'Arzte',
      'Aerzte',
      'Kandidaten',
      'Haus',
      'Krankenhaus',
      'x 2026-01',
    );
    for (const word of ['poet', 'pot', 'blue', 'Kandidaten', 'Haus', 'Krankenhaus'])
      expect(found(index, word)).toEqual([word]);
    expect(sorted(index, 'aerzte')).toEqual(['Aerzte', 'Ärzte']);
    expect(sorted(index, 'arzte')).toEqual(['Arzte', 'Ärzte']);
    expect(sorted(index, 'ärzte')).toEqual(['Aerzte', 'Arzte', 'Ärzte']);
    for (const word of ['daten', 'dat', '202601', '"Kranken"']) expect([word, found(index, word)]).toEqual([word, []]);
  });

  it('stand in phrases as they are spelt, each text once', () => {
    const index = indexOf('e-health data', 'Größe der Arzte', 'Groesse der Ärzte, Grösse der Aerzte');
    expect(found(index, '"e-health data"')).toEqual(['e-health data']);
    expect(found(index, '"health data"')).toEqual(['e-health data']);
    expect(found(index, '"data e-health"')).toEqual([]);
    expect(sorted(index, '"größe der arzte"')).toEqual(['Groesse der Ärzte, Grösse der Aerzte', 'Größe der Arzte']);
    expect(found(index, '"groesse der aerzte"')).toEqual(['Groesse der Ärzte, Grösse der Aerzte']);
    expect(found(index, '"register"')).toEqual([]);
    expect(marked('"groesse der"', 'Größe der, Groesse der')).toEqual(['Größe der', 'Groesse der']);
  });

  it('ranks the word itself above its forms, and these above compounds; what stands there twice above what stands once', () => {
    const index = indexOf('Registers', 'Diabetesregister', 'Register');
    expect(found(index, 'register')).toEqual(['Register', 'Registers', 'Diabetesregister']);
  });

  it('leaves out by -word all that the word finds, by -"word" the word itself', () => {
    const index = indexOf('Daten', 'Bilddaten', 'Datum', 'e-health', 'ehealth');
    expect(sorted(index, '-daten')).toEqual(['Datum', 'e-health', 'ehealth']);
    expect(sorted(index, '-"daten"')).toEqual(['Bilddaten', 'Datum', 'e-health', 'ehealth']);
    expect(sorted(index, '-e-health')).toEqual(['Bilddaten', 'Daten', 'Datum']);
    for (const word of ['daten', 'bild', 'e-health', 'health', '"daten"', 'da*'])
      expect([...found(index, word), ...found(index, `-${word}`)].toSorted()).toEqual(sorted(index, ''));
  });

  it('tells how', () => {
    expect(why('aerzte', 'Ärzte')).toEqual({ asked: 'aerzte', matched: ['ärzte'], fields: ['NAME'], how: 'EXACT' });
    expect(why('daten', 'Bilddaten')).toEqual({
      asked: 'daten',
      matched: ['bilddaten'],
      fields: ['NAME'],
      how: 'PART',
    });
    expect(why('covid19', 'COVID-19')).toMatchObject({ matched: ['covid19'], how: 'EXACT' });
    expect(why('e-health', 'eHealth')).toMatchObject({ matched: ['ehealth'], how: 'EXACT' });
    expect(why('e-health', 'E-Health')).toMatchObject({ matched: ['e', 'health', 'ehealth'], how: 'PHRASE' });
    expect(why("l'accès", 'd’accès')).toMatchObject({ asked: "l'accès", matched: ['acces'], how: 'EXACT' });
  });

  it('are found in the name of a provider as well', () => {
    const index = createIndex();
    index.put(listing('p', { kinds: ['PARTICIPANT'], names: [{ value: 'Ärztekammer, e-Health-Büro', language: '' }] }));
    index.put(listing('o', { provider: 'p' }));
    for (const text of ['aerztekammer', 'ehealth', 'e-health', 'buero', 'kammer', '"health buero"']) {
      expect([text, found(index, text, { within: ['SERVICE'] })]).toEqual([text, ['o']]);
      const filters = [{ kind: 'providerName', text }] as const;
      expect([text, found(index, '', { within: ['SERVICE'], filters })]).toEqual([text, ['o']]);
      expect(index.explain({ now: 0, text }, 'o')?.words[0]?.fields).toEqual(['PROVIDER']);
    }
  });

  it('leave nothing behind', () => {
    const index = indexOf('Ärztekammer Bilddaten e-santé');
    index.put(listing('Ärztekammer Bilddaten e-santé', { names: [{ value: 'x', language: '' }] }));
    for (const word of ['aerztekammer', 'daten', 'esante', 'e*', 'ä*']) expect(found(index, word)).toEqual([]);
    index.put(listing('Aerzte'));
    expect(found(index, 'ärzte')).toEqual(['Aerzte']);
  });
});
