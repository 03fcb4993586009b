import type { Kind, Listing, TaggedText } from '#search';
import { seeded } from '../test/support/seeded.ts';

/** Columns of the release that the generated listings fill. */
export const RELEASE_COLUMNS = ['regime', 'licence', 'provision', 'format', 'standard', 'region', 'dependsOn'] as const;

/** Two thousand words that occur in all three languages' texts, the first ones often: see `wordOf`. */
const BEGINNINGS =
  'dia kar onko neuro radio patho immuno hemo pneumo psych derma ortho gastro nephro uro gyn ped ger tox phar bio gen prot meta mikro'.split(
    ' ',
  );
const MIDDLES = 'be lo gra ti me kra so ri na vi tu re la mo se pi do ka fe gi'.split(' ');
const ENDINGS: Readonly<Record<Language, readonly string[]>> = {
  de: 'tes logie ung heit daten system studie en befund klinik'.split(' '),
  en: 'tes logy ing ity data system study s findings clinic'.split(' '),
  fr: 'te logie tion ite données système étude s résultats clinique'.split(' '),
};
const FILLERS: Readonly<Record<Language, readonly string[]>> = {
  de: 'und der die das für mit von zur über eine einer auf Daten Gesundheit Forschung Versorgung Patienten Krankenhaus'.split(
    ' ',
  ),
  en: 'and the of for with from to on a an in data health research care patients hospital service'.split(' '),
  fr: 'et le la les des pour avec de du sur une un données santé recherche soins patients hôpital'.split(' '),
};
const PROVIDERS =
  'Klinikum Hospital Hôpital Universität Institut Registry Labor Laboratoire Clinic Verbund Réseau Network'.split(' ');
type Language = 'de' | 'en' | 'fr';
const LANGUAGES: readonly Language[] = ['de', 'en', 'fr'];
const COUNTRIES = ['DE', 'FR', 'LU', 'IT', 'ES', 'NL', 'BE', 'AT', 'PL', 'FI', 'SE', 'PT'];
const REGIMES = ['GDPR2016', 'LGPD2019', 'PDPA2012', 'CCPA2018', 'VCDPA2021'];
const LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'Apache-2.0', 'MIT', 'EUPL-1.2', 'CC-BY-NC-4.0', 'ODbL-1.0', 'GPL-3.0-only'];
const PROVISIONS = ['private', 'public', 'hybrid', 'federated'];
const FORMATS = ['text/csv', 'application/json', 'application/fhir+json', 'application/dicom', 'application/parquet'];
const STANDARDS = ['Dataspace Protocol 2025-1', 'HL7 FHIR R4', 'DICOM', 'OMOP CDM 5.4', 'ISO 27001'];
const START = Date.UTC(2025, 0, 1);
/** When the last listing of every generated catalogue was admitted; all searches of a benchmark are as of then. */
export const NOW = Date.UTC(2026, 0, 1);
/** Stands in the description of 44 % of the listings. */
export const BROAD = 'interoperabel';
/** Stands in 40 listings of every catalogue, whatever its size: the last ones. */
export const FIXED = 'quadruplex';

export interface CatalogueSize {
  /** Listings, participants included: one in twenty, at least 10. */
  readonly size: number;
  readonly seed?: number;
}

/** Listings of a catalogue, participants first: texts in de, en and fr, words and providers skewed as Zipf found them. */
export function* catalogueOf({ size, seed = 42 }: CatalogueSize): Generator<Listing> {
  const random = seeded(seed);
  const providers = Math.min(size, Math.max(10, Math.floor(size / 20)));
  for (let n = 0; n < size; n++) yield listingOf(n, { size, providers, random });
}

interface Making extends Required<Pick<CatalogueSize, 'size'>> {
  readonly providers: number;
  readonly random: () => number;
}

function listingOf(n: number, { size, providers, random }: Making): Listing {
  const zipf = (count: number): number => Math.min(count - 1, Math.floor(count ** random()) - 1);
  const pick = <T>(values: readonly T[]): T => values[zipf(values.length)]!;
  const language = pick(LANGUAGES);
  const word = (): string => wordOf(zipf(vocabularyOf(size)), language);
  const say = (words: readonly string[]): TaggedText => ({ value: words.join(' '), language: '' });
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const isParticipant = n < providers;
  const published = START + Math.floor(((NOW - START) * n) / size);
  const sentence = (count: number): string[] =>
    times(count, () => (random() < 0.45 ? pick(FILLERS[language]) : word()));
  const marks = [...(random() < 0.44 ? [BROAD] : []), ...(size - n <= 40 ? [FIXED] : [])];
  const title = isParticipant ? [pick(PROVIDERS), word(), `${n}`] : [...times(3, word), `${n % 997}`];
  const description = [...sentence(14 + zipf(40)), ...marks];
  const kinds: readonly Kind[] = isParticipant ? ['PARTICIPANT'] : pick(OFFERED);
  return {
    iri: `https://${isParticipant ? `participant-${n}` : `provider-${n % 977}`}.example/${isParticipant ? 'self' : `offering/${n}`}`,
    kinds,
    classes: [`https://w3id.org/gaia-x/development#${CLASSES[kinds[0]!]}`],
    names: [say(title)],
    descriptions: [say(description)],
    keywords: times(1 + zipf(6), () => say(random() < 0.8 ? [word()] : [word(), word()])),
    issuer: `did:web:participant-${isParticipant ? n : zipf(providers)}.example`,
    anchor: `${zipf(12)}`.padStart(64, 'a'),
    outcome: random() < 0.8 ? 'COMPLIANT' : 'ACCEPTED',
    level: pick(['SC', 'L1', 'L2', 'L3'] as const),
    status: 'ACTIVE',
    sequence: n,
    published,
    validFrom: published,
    ...(random() < 0.9 ? { validUntil: NOW + Math.floor(random() * 3e10) } : {}),
    ...(isParticipant
      ? { country: pick(COUNTRIES) }
      : { provider: `https://participant-${zipf(providers)}.example/self` }),
    values: isParticipant ? {} : releaseValues({ random, zipf, pick, n }),
  };
}

const OFFERED: readonly (readonly Kind[])[] = [['SERVICE'], ['DATA'], ['RESOURCE'], ['DATA', 'SERVICE']];
const CLASSES: Readonly<Record<Kind, string>> = {
  PARTICIPANT: 'LegalPerson',
  DATA: 'DataProduct',
  SERVICE: 'ServiceOffering',
  RESOURCE: 'VirtualResource',
};

interface Drawing {
  readonly n: number;
  readonly random: () => number;
  readonly zipf: (count: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

function releaseValues({ random, zipf, pick, n }: Drawing): Listing['values'] {
  return {
    regime: random() < 0.7 ? [pick(REGIMES)] : [],
    licence: [pick(LICENCES)],
    provision: [pick(PROVISIONS)],
    format: [pick(FORMATS), pick(FORMATS)],
    standard: random() < 0.5 ? [pick(STANDARDS)] : [],
    region: random() < 0.6 ? [pick(COUNTRIES), pick(COUNTRIES)] : [],
    dependsOn: random() < 0.1 ? [`https://provider-1.example/offering/${zipf(n + 1)}`] : [],
  };
}

/** Texts bring new words as they grow (Heaps): 10,000 at 1,000 listings, 30,000 at 100,000, 55,000 at a million. */
const vocabularyOf = (size: number): number => Math.round(1700 * size ** 0.25);

/** The word of a rank, in a language: the same root in all three, with the ending of the language. */
export function wordOf(rank: number, language: Language): string {
  const digits = rank + BEGINNINGS.length;
  const endings = ENDINGS[language];
  let text = BEGINNINGS[digits % BEGINNINGS.length]!;
  for (let rest = Math.floor(digits / BEGINNINGS.length); rest > 0; rest = Math.floor(rest / MIDDLES.length))
    text += MIDDLES[rest % MIDDLES.length]!;
  return text + endings[rank % endings.length]!;
}
