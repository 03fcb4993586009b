import { finding, type Finding, type Language } from '#refusal';

/** A text in each language that findings speak. */
export type Words = Readonly<Record<Language, string>>;

/** What is said of a name or a value of a query string. */
export interface Told {
  readonly title: Words;
  readonly expected: Words;
  readonly found: string | Words;
  readonly fix?: Words | undefined;
}

const LONGEST = 80;

/** The finding on a name or a value of a query string. */
export function toFault({ title, expected, found, fix }: Told): Finding {
  const inOne = (language: Language) => ({
    ...{ title: title[language], expected: expected[language] },
    found: typeof found === 'string' ? found.slice(0, LONGEST) : found[language],
    ...(fix === undefined ? {} : { fix: fix[language] }),
  });
  return finding('request/parameter', { ...inOne('en'), translations: { de: inOne('de'), fr: inOne('fr') } });
}

/** A name is cut where it is a text of a stranger. */
const short = (name: string): string => name.slice(0, 60);

export const noSuchParameter = (name: string): Words => ({
  en: `There is no parameter ${short(name)} here`,
  de: `Den Parameter ${short(name)} gibt es hier nicht`,
  fr: `Il n’y a pas de paramètre ${short(name)} ici`,
});
export const wrongValue = (name: string): Words => ({
  en: `The parameter ${short(name)} does not accept this value`,
  de: `Der Parameter ${short(name)} nimmt diesen Wert nicht an`,
  fr: `Le paramètre ${short(name)} n’accepte pas cette valeur`,
});
export const oneOf = (names: readonly string[]): Words => ({
  en: `one of ${names.join(', ')}`,
  de: `eines von ${names.join(', ')}`,
  fr: `l’un de ${names.join(', ')}`,
});
export const didYouMean = ([...names]: readonly string[]): Words => ({
  en: `Did you mean ${names.join(' or ')}?`,
  de: `Meinten Sie ${names.join(' oder ')}?`,
  fr: `Vouliez-vous dire ${names.join(' ou ')} ?`,
});
