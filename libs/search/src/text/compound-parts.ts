import { stemmer as german } from '@orama/stemmers/german';
import { GERMAN_BEGINNINGS, GERMAN_ENDINGS, GERMAN_LINKS, GERMAN_PARTS } from './german-parts.ts';
import { spellingsOf } from './spellings.ts';

/** Letters of a part that is looked for, at least; letters and parts of a compound, at most. */
const SHORTEST = 4;
const LONGEST = 40;
const MOST_PARTS = 6;

/** A part of a compound, `[start, end)` without its link. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Listed words, letter by letter: most words of a text are refused after a few. */
class Words {
  readonly #next = new Map<number, Words>();
  #isWord = false;

  static of(words: readonly string[]): Words {
    const all = new Words();
    for (const word of words.flatMap(spellingsOf)) {
      let at = all;
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        if (!at.#next.has(unit)) at.#next.set(unit, new Words());
        at = at.#next.get(unit)!;
      }
      at.#isWord = true;
    }
    return all;
  }

  /** Where listed words end that begin at `start`, the longest first. */
  endsIn(text: string, start: number): readonly number[] {
    let ends = NONE;
    let at = this.#next.get(text.charCodeAt(start));
    for (let i = start + 1; at !== undefined; at = at.#next.get(text.charCodeAt(i++)))
      if (at.#isWord) ends = [i, ...ends];
    return ends;
  }
}

const NONE: readonly number[] = [];
const PARTS = Words.of(GERMAN_PARTS);
const BEGINNINGS = Words.of(GERMAN_BEGINNINGS);

/**
 * The German stems of what a compound (a spelling, `spellingsOf`) is made of: each part, and parts that follow one another
 * without being all of it: `gesund`, `gesundheitsdat`, `dat`, `datenraum`, `raum` for `gesundheitsdatenraum`. A word is divided
 * only where listed parts and links make up all of it, in as few parts as can be, the longest first; so it depends on nothing
 * but the word.
 */
export function compoundPartsOf(spelling: string): readonly string[] {
  if (spelling.length > LONGEST) return [];
  const places = divide(spelling);
  if (places.length === 0) return [];
  const stems = new Set<string>();
  for (let from = 0; from < places.length; from++)
    for (let to = from; to < places.length; to++) {
      if (to - from === places.length - 1) continue;
      const part = spelling.slice(places[from]!.start, places[to]!.end);
      if (part.length >= SHORTEST) stems.add(german(part));
    }
  return [...stems];
}

/** The stem by which a word is found as a part; none where it is too short to be one, or no German word. */
export function partStemOf(spelling: string): string | undefined {
  return /^[a-z]{4,32}$/.test(spelling) ? german(spelling) : undefined;
}

/** The parts of a word; none where it is no compound. */
function divide(word: string): readonly Place[] {
  const known = new Map<number, readonly Place[] | undefined>();
  let best = divideFrom(word, 0, known);
  for (const end of BEGINNINGS.endsIn(word, 0)) {
    const rest = divideFrom(word, end, known);
    if (rest === undefined || (best !== undefined && rest.length + 1 >= best.length)) continue;
    best = [{ start: 0, end }, ...rest];
  }
  return best === undefined || best.length < 2 || best.length > MOST_PARTS ? [] : best;
}

/** The longest part is tried first, with the shortest link: of as many parts the first found stays. */
function divideFrom(
  word: string,
  start: number,
  known: Map<number, readonly Place[] | undefined>,
): readonly Place[] | undefined {
  if (known.has(start)) return known.get(start);
  let best: readonly Place[] | undefined;
  for (const end of PARTS.endsIn(word, start)) {
    if (GERMAN_ENDINGS.includes(word.slice(end))) {
      best = [{ start, end: word.length }];
      break;
    }
    for (const link of GERMAN_LINKS) {
      const rest = word.startsWith(link, end) ? divideFrom(word, end + link.length, known) : undefined;
      if (rest !== undefined && (best === undefined || rest.length + 1 < best.length)) best = [{ start, end }, ...rest];
    }
  }
  known.set(start, best);
  return best;
}
