import { didYouMean, oneOf, type Words } from '#web';

export const noNegation = (name: string): Words => ({
  en: `The parameter ${name} has no negation`,
  de: `Der Parameter ${name} hat keine Verneinung`,
  fr: `Le paramètre ${name} n’a pas de négation`,
});

/** What is expected. */
export const EXPECTED = {
  oneOf,
  /** Of what may be negated here; the name alone where nothing may. */
  negated: (name: string, names: readonly string[]): Words =>
    names.length === 0
      ? { en: `${name} without not.`, de: `${name} ohne not.`, fr: `${name} sans not.` }
      : {
          en: `not. before one of ${names.join(', ')}`,
          de: `not. vor einem von ${names.join(', ')}`,
          fr: `not. devant l’un de ${names.join(', ')}`,
        },
  values: (most: number): Words =>
    most === 1
      ? { en: 'one value', de: 'ein einziger Wert', fr: 'une seule valeur' }
      : { en: `at most ${most} values`, de: `höchstens ${most} Werte`, fr: `au plus ${most} valeurs` },
  characters: (most: number): Words => ({
    en: `at most ${most} characters`,
    de: `höchstens ${most} Zeichen`,
    fr: `au plus ${most} caractères`,
  }),
  number: (least: number, most: number): Words => ({
    en: `a whole number from ${least} to ${most}`,
    de: `eine ganze Zahl von ${least} bis ${most}`,
    fr: `un nombre entier de ${least} à ${most}`,
  }),
  country: {
    en: 'a country code of two letters (ISO 3166-1 alpha-2), such as LU or DE',
    de: 'ein Ländercode aus zwei Buchstaben (ISO 3166-1 alpha-2), etwa LU oder DE',
    fr: 'un code de pays à deux lettres (ISO 3166-1 alpha-2), par exemple LU ou DE',
  },
  iri: {
    en: 'a full IRI that begins with https:// or did:',
    de: 'eine vollständige IRI, die mit https:// oder did: beginnt',
    fr: 'un IRI complet qui commence par https:// ou did:',
  },
  moment: {
    en: 'a date (2026-11-22), or a date and time with its zone (2026-11-22T10:00:00Z)',
    de: 'ein Datum (2026-11-22) oder Datum und Uhrzeit mit Zeitzone (2026-11-22T10:00:00Z)',
    fr: 'une date (2026-11-22), ou une date et une heure avec leur fuseau (2026-11-22T10:00:00Z)',
  },
} as const;

export const NOTHING: Words = { en: 'nothing', de: 'nichts', fr: 'rien' };
export const found = (count: number): Words => ({
  en: `${count} values`,
  de: `${count} Werte`,
  fr: `${count} valeurs`,
});

/** What to do. */
export const FIX = {
  didYouMean,
  nextPage: {
    en: 'Pages are continued by cursor: follow links.next of the answer, or rel="next" of its Link header; it contains after.',
    de: 'Seiten werden mit einem Cursor fortgesetzt: Folgen Sie links.next der Antwort oder rel="next" ihres Link-Headers; darin steht after.',
    fr: 'Les pages se parcourent par curseur : suivez links.next de la réponse, ou rel="next" de son en-tête Link ; il contient after.',
  },
  /** Where a parameter beside this one takes what was written. */
  elsewhere: (name: string, text: string): Words => ({
    en: `${name} accepts one value and no negation: write ${text}.`,
    de: `${name} nimmt einen einzigen Wert ohne Verneinung: schreiben Sie ${text}.`,
    fr: `${name} prend une seule valeur sans négation : écrivez ${text}.`,
  }),
} as const;
