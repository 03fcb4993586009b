import { parseFilter, type EntryFilter, type Filter, type FilterFault, type Reader } from '#reading';
import { Refusal, type Finding } from '#refusal';
import { toFault, type Told, type Words } from '#web';
import { EXPECTED, FIX } from '../parameters/faults.ts';

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

const orLater = (begin: string): Words => ({
  en: `${begin} or later`,
  de: `${begin} oder später`,
  fr: `${begin} ou plus tard`,
});
const BACKWARDS = {
  en: 'The time span ends before it begins',
  de: 'Die Zeitspanne endet, bevor sie beginnt',
  fr: 'La période se termine avant de commencer',
};

/**
 * A filter of the API → filters of the index.
 * @throws Refusal `request/parameter`, one finding for each thing that is wrong in it.
 */
export function toFilters(filter: EntryFilter, reader: Reader): readonly Filter[] {
  const parsed = parseFilter(filter, reader);
  if (parsed.kind === 'faults') throw new Refusal(parsed.faults.map(toFinding));
  return parsed.filters;
}

function toFinding(fault: FilterFault): Finding {
  const { pointer, found } = fault;
  return { ...toFault({ ...inWords(fault), found }), pointer };
}

function inWords(fault: FilterFault): Omit<Told, 'found'> {
  switch (fault.kind) {
    case 'ends-before-it-begins':
      return { title: BACKWARDS, expected: orLater(fault.begin) };
    case 'unknown-class':
      return { title: noSuchClass(fault.found), expected: A_CLASS, fix: meant(fault.nearest) };
    case 'unknown-column':
      return {
        title: noSuchColumn(fault.found),
        expected: EXPECTED.oneOf(fault.columns),
        fix: meant(fault.nearest),
      };
    case 'name-without-word':
      return { title: NO_WORD, expected: A_WORD };
  }
}

function meant(name: string | undefined): Words | undefined {
  return name === undefined ? undefined : FIX.didYouMean([name]);
}
