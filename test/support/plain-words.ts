import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import {
  GERMAN_BEGINNINGS,
  GERMAN_ENDINGS,
  GERMAN_LINKS,
  GERMAN_PARTS,
} from '../../libs/search/src/text/german-parts.ts';

/** What words are and when they are alike, said once more, slowly; only the list of German words is that of the index. */
export const plainFold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

const ELIDED = /(?<![\p{L}\p{N}])(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’](?=[\p{L}\p{N}])/giu;
const POSSESSIVE = /(?<=[\p{L}\p{N}])['’]s(?![\p{L}\p{N}])/giu;
const foldUmlauts = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()].map((c) => ('äöü'.includes(c) ? c : plainFold(c))).join('');
const cleaned = (text: string): string => foldUmlauts(text.replaceAll(ELIDED, ' ').replaceAll(POSSESSIVE, ' '));

export const wordsOf = (text: string): string[] =>
  cleaned(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What hyphens join, and whether it is a whole text. */
export function joinsOf(text: string): readonly { readonly word: string; readonly isWhole: boolean }[] {
  const chains = cleaned(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
  return chains.flatMap((chain) => {
    const words = chain.split('-');
    if (words.length > 4) return [];
    const pairs = words.slice(1).map((word, i) => `${words[i]}${word}`);
    const joins = pairs.length > 1 ? [...pairs, words.join('')] : pairs;
    const isWhole = (word: string): boolean => word === wordsOf(text).join('') && word === words.join('');
    return joins.filter((word) => !/^\d+$/.test(word)).map((word) => ({ word, isWhole: isWhole(word) }));
  });
}

export const spellings = (word: string): readonly string[] => {
  const dotless = word.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u');
  return [dotless, word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')];
};
const anyPair = (a: string, b: string, holds: (a: string, b: string) => boolean): boolean =>
  spellings(a).some((one) => spellings(b).some((other) => holds(one, other)));

export const areSame = (a: string, b: string): boolean => anyPair(a, b, (one, other) => one === other);

const isLatin = (word: string): boolean => /^[a-z]{3,32}$/.test(word);
export const areOfOneStem = (a: string, b: string): boolean =>
  anyPair(a, b, (one, other) => {
    return isLatin(one) && isLatin(other) && [german, english, french].some((stem) => stem(one) === stem(other));
  });

interface Piece {
  readonly text: string;
  readonly link: string;
}
const listed = GERMAN_PARTS.flatMap(spellings);
const beginnings = GERMAN_BEGINNINGS.flatMap(spellings);

/** Every way to divide the rest of a word into listed parts. */
function divisions(rest: string): readonly (readonly Piece[])[] {
  return listed.flatMap((part) => {
    if (!rest.startsWith(part)) return [];
    const after = rest.slice(part.length);
    const last = GERMAN_ENDINGS.includes(after) ? [[{ text: rest, link: '' }]] : [];
    const more = GERMAN_LINKS.filter((link) => after.startsWith(link)).flatMap((link) =>
      divisions(after.slice(link.length)).map((others) => [{ text: part, link }, ...others]),
    );
    return [...last, ...more];
  });
}

function partsOf(word: string): readonly string[] {
  const led = beginnings
    .filter((one) => word.startsWith(one))
    .flatMap((text) => divisions(word.slice(text.length)).map((rest) => [{ text, link: '' }, ...rest]));
  const found = [...divisions(word), ...led];
  const fewest = Math.min(...found.map(({ length }) => length));
  const lengths = (pieces: readonly Piece[]): number[] =>
    pieces.flatMap(({ text, link }) => [text.length, -link.length]);
  const longestFirst = (a: readonly Piece[], b: readonly Piece[]): number =>
    lengths(a).reduce((order, length, i) => order || lengths(b)[i]! - length, 0);
  const [pieces = []] = found.filter(({ length }) => length === fewest).sort(longestFirst);
  if (pieces.length > 6) return [];
  const all = pieces.flatMap((_, from) => pieces.slice(from).map((_piece, i) => pieces.slice(from, from + i + 1)));
  return all
    .filter((some) => some.length < pieces.length)
    .map((some) => some.map(({ text, link }, i) => (i < some.length - 1 ? text + link : text)).join(''))
    .filter(({ length }) => length >= 4);
}

const known = new Map<string, readonly string[]>();
export function isPartOf(word: string, compound: string): boolean {
  if (!known.has(compound)) known.set(compound, spellings(compound).flatMap(partsOf));
  const parts = known.get(compound)!;
  return spellings(word).some((one) => isLatin(one) && one.length >= 4 && parts.some((p) => german(p) === german(one)));
}

/** Optimal string alignment distance, by its definition. */
export function distance(a: string, b: string): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const swapped =
      i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity;
    const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    return Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, replaced, swapped);
  };
  const cells = new Map<string, number>();
  const cell = (i: number, j: number): number => {
    const key = `${i} ${j}`;
    if (!cells.has(key)) cells.set(key, at(i, j));
    return cells.get(key)!;
  };
  return cell(a.length, b.length);
}
