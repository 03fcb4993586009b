import type { Language } from '#refusal';
import { GERMAN } from './words/de.ts';
import { ENGLISH } from './words/en.ts';
import { FRENCH } from './words/fr.ts';
import type { PageWords } from './words/page-words.ts';

export type { PageWords } from './words/page-words.ts';

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH };
