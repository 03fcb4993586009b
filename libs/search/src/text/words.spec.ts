import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compoundPartsOf } from './compound-parts.ts';
import { GERMAN_PARTS } from './german-parts.ts';
import { spellingsOf } from './spellings.ts';
import { joinOfAll, joinsOf, toTokens, toWords } from './tokens.ts';
import { readWords, spell } from './words.ts';

const placesIn = (text: string): string[] => toTokens(text).map(({ start, end }) => text.slice(start, end));
const joinsIn = (text: string): string[] => joinsOf(toTokens(text)).map(({ word }) => word);

describe('the words of a text', () => {
  it('are folded, umlauts kept, with their places in UTF-16', () => {
    expect(toWords('Straße ÉTUDE Ärzte A\u0308rzte Noël œuvre')).toEqual([
      ...['strasse', 'etude', 'ärzte', 'ärzte', 'noel', 'oeuvre'],
    ]);
    expect(placesIn('👩‍⚕️ A\u0308rzte, l’accès')).toEqual(['A\u0308rzte', 'accès']);
    expect(spellingsOf('grösse')).toEqual(['grosse', 'groesse']);
    expect(spellingsOf('poet')).toEqual(['poet']);
  });

  it('leave out what French elides and the s of a possessive, and nothing else', () => {
    expect(toWords("l'accès d’imagerie qu'il LORSQU’ELLE jusqu'ici")).toEqual([
      ...['acces', 'imagerie', 'il', 'elle', 'ici'],
    ]);
    expect(toWords("patient's PATIENT’S patients' O'Brien aujourd'hui vitamin d")).toEqual([
      ...['patient', 'patient', 'patients', 'o', 'brien', 'aujourd', 'hui', 'vitamin', 'd'],
    ]);
    expect(toWords("l' d’, 's l's")).toEqual(['l', 'd', 's', 's']);
  });

  it('are joined where hyphens tie them, but not what is no word', () => {
    expect(joinsIn('e-santé, AI‐based and HL7‑FHIR')).toEqual(['esante', 'aibased', 'hl7fhir']);
    expect(joinsIn('COVID-19-Daten')).toEqual(['covid19', '19daten', 'covid19daten']);
    expect(joinsIn('2026-01-31, a - b, a--b, -c, d-, 123e4567-e89b-12d3-a456-426614174000')).toEqual([]);
    const text = 'die d’e-Sante\u0301';
    expect(joinsOf(toTokens(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['e-Sante\u0301']);
    expect(joinOfAll(toTokens('e-health'))).toBe('ehealth');
    expect(joinOfAll(toTokens('e-health data'))).toBeUndefined();
    expect(joinOfAll(toTokens('health'))).toBeUndefined();
  });

  it('are not divided, nor tied, by what is not to be seen (Unicode Default_Ignorable_Code_Point)', () => {
    const invisible = [
      '\u00ad',
      '\u034f',
      '\u061c',
      '\u115f',
      '\u180e',
      '\u200b',
      '\u200c',
      '\u200d',
      '\u200e',
      '\u2060',
    ];
    for (const one of [...invisible, '\u2066', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\u{e0001}', '\u{e0100}']) {
      expect(toWords(`Nieren${one}karzinom${one}${one}register, A\u0308${one}rzte`)).toEqual([
        ...['nierenkarzinomregister', 'ärzte'],
      ]);
      expect(toWords(`${one}(${one}) a${one} ${one}b ${one}`)).toEqual(['a', 'b']);
      expect(joinsIn(`e${one}-${one}san${one}té`)).toEqual(['esante']);
      expect(toWords(`l${one}’${one}accès patient’${one}s`)).toEqual(['acces', 'patient']);
    }
    // The places are those of the text as it was written, without what stands around the word.
    expect(placesIn('\u200bHerz\u200bkatheter\u200b, Nieren\u00adkarzinom\u2060')).toEqual([
      ...['Herz\u200bkatheter', 'Nieren\u00adkarzinom'],
    ]);
    expect(toWords('می\u200cخواهم')).toEqual(toWords('میخواهم'));
  });

  it('cost little, however much of it is invisible', () => {
    const start = performance.now();
    for (const one of ['\u00ad', '\ufe0f', '\u{e0100}', '-\u200b'])
      expect(toWords(`a${one.repeat(200_000)}.b`)).toEqual(['a', 'b']);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('are read one by one as they are read together', () => {
    const pieces = fc.constantFrom(
      ...["'", '’', '-', '\u2010', ' ', '.', '\u00ad', '«', 's', 'l', 'qu', 'Ä', 'a\u0308', '\u0308', 'ß', 'é', 'œ'],
      ...['ﬁ', '½', '数据', '\ud800', '1', 'X', '_', '\u200b', '\u200d', '\ufeff', '\ufe0f', '\u{e0100}', '\u3164'],
    );
    const text = fc.oneof(fc.string({ unit: pieces, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }));
    fc.assert(
      fc.property(text, (one) => {
        const read: string[] = [];
        const joins = readWords(one, (letters) => read.push(spell(letters)));
        expect(read).toEqual(toWords(one));
        expect(joins).toEqual(joinsIn(one));
      }),
      { numRuns: process.env['LONG'] === '1' ? 100_000 : 1000 },
    );
  });
});

describe('a German compound', () => {
  it.each([
    ['diabetesregister', 'diabet regist'],
    ['bilddaten', 'bild dat'],
    ['patientendaten', 'patient dat'],
    ['gesundheitsdatenraum', 'gesund gesundheitsdat dat datenraum raum'],
    ['aerztekammer', 'aerzt kamm'],
    ['arztekammern', 'arzt kamm'],
    ['biobankdaten', 'biobank bank bankdat dat'],
    ['ehealth', 'health'],
    ['gesundheitsamt', 'gesund'],
    ['hausarzt', 'haus arzt'],
  ])('%s is divided into listed parts', (word, stems) => {
    expect(compoundPartsOf(word)).toEqual(stems.split(' '));
  });

  it.each([
    'krankenhaus',
    'kandidaten',
    'daten',
    'poem',
    'registered',
    'xyzregister',
    'datenxyz',
    'daten'.repeat(7),
    'standards',
    'x'.repeat(64),
  ])('%s is not', (word) => expect(compoundPartsOf(word)).toEqual([]));

  it('is listed once, folded, in words of three letters or more', () => {
    expect(GERMAN_PARTS.length).toBe(new Set(GERMAN_PARTS).size);
    expect(GERMAN_PARTS.filter((part) => !/^[a-zäöü]{3,}$/.test(part))).toEqual([]);
  });

  it('costs little, whatever the word', () => {
    const start = performance.now();
    for (const word of ['daten', 'testdatentest', 'artenerna', 'nenenenen'])
      compoundPartsOf(word.repeat(10).slice(0, 40));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
