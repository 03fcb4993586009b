import type { ColumnRow, Release } from '#rdf';
import type { Reader } from '../reader.ts';
import { FACETS, facetNameOf, type FacetKind } from './facet-names.ts';
import { localNameOf, shortNameOf } from './class-names.ts';

const LANGUAGES = ['en', 'de', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];
type Title = Readonly<Record<Language, string>>;

/** What the caller may know things by. */
export type Names = Pick<Reader, 'listed'>;

/** What labels are made from. */
export interface Labelling {
  readonly release: Release;
  /** Tells what is listed under an IRI. */
  readonly names: Names;
  /** Languages of the reader, most wanted first. */
  readonly languages: readonly string[];
}

const title = (en: string, de: string, fr: string): Title => ({ en, de, fr });

/** Values of closed lists of our own, in words. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Title>>>> = {
  kind: {
    PARTICIPANT: title('Participant', 'Teilnehmer', 'Participant'),
    DATA: title('Data', 'Daten', 'Données'),
    SERVICE: title('Service', 'Dienst', 'Service'),
    RESOURCE: title('Resource', 'Ressource', 'Ressource'),
  },
  level: {
    SC: title('Standard Compliance', 'Standardkonformität', 'Conformité standard'),
    L1: title('Label level 1', 'Label Stufe 1', 'Label niveau 1'),
    L2: title('Label level 2', 'Label Stufe 2', 'Label niveau 2'),
    L3: title('Label level 3', 'Label Stufe 3', 'Label niveau 3'),
  },
  outcome: {
    COMPLIANT: title('Compliant', 'Konform', 'Conforme'),
    ACCEPTED: title('Accepted by a lab', 'Im Labor angenommen', 'Accepté par un laboratoire'),
  },
  status: {
    ACTIVE: title('Active', 'Aktiv', 'Actif'),
    SUSPENDED: title('Suspended', 'Ausgesetzt', 'Suspendu'),
    DEPRECATED: title('Superseded', 'Abgelöst', 'Remplacé'),
    REVOKED: title('Revoked', 'Widerrufen', 'Révoqué'),
    EXPIRED: title('Expired', 'Abgelaufen', 'Expiré'),
  },
};

/** What people call a column, in the reader's language as far as we speak it. */
export function titleOf(column: string, { release, languages }: Labelling): string {
  const facet: FacetKind = FACETS[facetNameOf(column)];
  const titles = release.columns?.find(({ name }) => name === column)?.title ?? facet.title;
  return titles?.[spoken(languages)] ?? column;
}

/** A value of a column in words; the value itself where there are none. */
export function labelOf(column: string, value: string, { release, names, languages }: Labelling): string {
  return inWords(column, value, { release, names, language: spoken(languages) });
}

/** What people call a value of a column, in all languages we speak, and for a class its names in the release. */
export function labelsOf(column: string, value: string, within: Omit<Labelling, 'languages'>): readonly string[] {
  const form = formOf(column, within.release);
  if (form === 'iri') return [inWords(column, value, { ...within, language: 'en' })];
  const short = form === 'class' ? [localNameOf(value), shortNameOf(value, within.release)] : [];
  return [...short, ...LANGUAGES.map((language) => inWords(column, value, { ...within, language }))];
}

interface Wording extends Omit<Labelling, 'languages'> {
  readonly language: Language;
}

function inWords(column: string, value: string, { release, names, language }: Wording): string {
  switch (formOf(column, release)) {
    case 'country':
      return nameOf('region', value, language);
    case 'language':
      return nameOf('language', value, language);
    case 'iri': {
      const name = names.listed(value)?.name ?? '';
      return name === '' ? value : name;
    }
    case 'class':
      return release.names?.get(value)?.[language] ?? release.classes.get(value)?.label ?? value;
    case 'region':
    case undefined:
      return VALUES[column]?.[value]?.[language] ?? value;
  }
}

function formOf(column: string, { columns }: Release): ColumnRow['form'] | 'class' {
  if (column === 'country' || column === 'providerCountry') return 'country';
  if (column === 'provider') return 'iri';
  if (column === 'class') return 'class';
  return columns?.find(({ name }) => name === column)?.form;
}

const NAMES = new Map<string, Intl.DisplayNames>();
/** Names that were asked for: there are some hundred countries and languages, and whoever asks for more pays for it. */
const TOLD = new Map<string, string>();
const MOST_TOLD = 2_000;

/** The name of a country or a language; the code as it was said where it is none. */
function nameOf(type: 'region' | 'language', code: string, language: Language): string {
  const key = `${language} ${type} ${code}`;
  const told = TOLD.get(key);
  if (told !== undefined) return told;
  const names = NAMES.get(`${language} ${type}`) ?? new Intl.DisplayNames([language], { type });
  NAMES.set(`${language} ${type}`, names);
  const name = isCode(type, code) ? (names.of(code) ?? code) : code;
  if (TOLD.size < MOST_TOLD) TOLD.set(key, name);
  return name;
}

/** What `Intl` takes; it throws at anything else. */
function isCode(type: 'region' | 'language', code: string): boolean {
  return type === 'region' ? /^[A-Z]{2}$/.test(code) : /^[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2})?$/.test(code);
}

function spoken(languages: readonly string[]): Language {
  const base = languages.map((range) => range.slice(0, 2)).find((tag) => tag === 'en' || tag === 'de' || tag === 'fr');
  return base ?? 'en';
}
