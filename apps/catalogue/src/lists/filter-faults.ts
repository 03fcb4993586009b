import type { Finding } from '#refusal';
import { toFault, type Told, type Words } from '#web';
import { EXPECTED, FIX } from '../parameters/faults.ts';

/** Where something is wrong in the arguments, as a JSON pointer, and what was found there. */
interface Found {
  readonly pointer: string;
  readonly found: string;
}

const short = (name: string): string => name.slice(0, 80);

const noSuchClass = (name: string): Words => ({
  en: `There is no class ${short(name)} here`,
  de: `Die Klasse ${short(name)} gibt es hier nicht`,
  fr: `Il n’y a pas de classe ${short(name)} ici`,
});
const noSuchColumn = (name: string): Words => ({
  en: `There is no column ${short(name)} here`,
  de: `Die Spalte ${short(name)} gibt es hier nicht`,
  fr: `Il n’y a pas de colonne ${short(name)} ici`,
});
const NO_WORD = {
  en: 'The name of the provider has no word',
  de: 'Der Name des Anbieters enthält kein Wort',
  fr: 'Le nom du fournisseur ne contient aucun mot',
};
const A_WORD = {
  en: 'a word of the name, or several',
  de: 'ein Wort des Namens oder mehrere',
  fr: 'un mot du nom, ou plusieurs',
};
const A_CLASS = {
  en: 'a class of the release or of an entry: an IRI or a short name such as gx:ServiceOffering',
  de: 'eine Klasse des Release oder eines Eintrags: eine IRI oder ein kurzer Name wie gx:ServiceOffering',
  fr: 'une classe de la version de Gaia-X ou d’une entrée : un IRI ou un nom court tel que gx:ServiceOffering',
};

const BACKWARDS = {
  en: 'The time span ends before it begins',
  de: 'Die Zeitspanne endet, bevor sie beginnt',
  fr: 'La période se termine avant de commencer',
};

/** A span of time that holds nothing. */
export function endsBeforeItBegins(at: Found, begin: string): Finding {
  const expected = {
    en: `${begin} or later`,
    de: `${begin} oder später`,
    fr: `${begin} ou plus tard`,
  };
  return faultAt(at, { title: BACKWARDS, expected });
}

/** A class that neither the release nor an entry has. */
export function unknownClass(at: Found, nearest: string | undefined): Finding {
  return faultAt(at, { title: noSuchClass(at.found), expected: A_CLASS, fix: meant(nearest) });
}

/** A column that the index has not. */
export function unknownColumn(at: Found, columns: readonly string[], nearest: string | undefined): Finding {
  return faultAt(at, { title: noSuchColumn(at.found), expected: EXPECTED.oneOf(columns), fix: meant(nearest) });
}

/** A text that asks for nothing. */
export function nameWithoutWord(at: Found): Finding {
  return faultAt(at, { title: NO_WORD, expected: A_WORD });
}

function faultAt({ pointer, found }: Found, told: Omit<Told, 'found'>): Finding {
  return { ...toFault({ ...told, found }), pointer };
}

function meant(name: string | undefined): Words | undefined {
  return name === undefined ? undefined : FIX.didYouMean([name]);
}
