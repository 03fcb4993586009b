import type { Language } from '#refusal';
import { createHash } from 'node:crypto';

const STYLE = [
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}',
  'h1{font-size:1.6rem;line-height:1.25;margin:1.2rem 0 .4rem}h2{font-size:1.2rem;margin:2rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid #ccc}',
  'footer{margin-top:3rem}',
  'h3{font-size:1rem;margin:1.6rem 0 .4rem}',
  'code,pre{font:.9em ui-monospace,monospace;background:#f2f2f2;border-radius:.2rem;padding:.1rem .3rem}pre{padding:.8rem;white-space:pre-wrap}',
  'a{color:#0b57a4}small{color:#595959}',
  'nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem}',
  'form{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem;margin:1.2rem 0}label{flex:1 1 14rem;display:grid;gap:.2rem;font-weight:600}',
  'input,button{font:inherit;padding:.4rem .7rem;border:1px solid #767676;border-radius:.25rem;color:inherit;background:inherit;min-width:0}',
  'input{font-weight:400}button{color:#fff;background:#0b57a4;border-color:#0b57a4;cursor:pointer}',
  'dl{margin:.4rem 0}dt{font-weight:600;margin-top:.6rem}dd{margin:0 0 .2rem}dd dl{margin:.2rem 0 .4rem;padding-left:.8rem;border-left:2px solid #ccc}dd dl dt{margin-top:.2rem}',
  '@media(min-width:40rem){.facts{display:grid;grid-template-columns:13rem 1fr;gap:.35rem 1.2rem}.facts>dt{grid-column:1;margin:0}.facts>dd{grid-column:2;margin:0}}',
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}code,pre{background:#2a2a2a}a{color:#8ec5ff}small{color:#b5b5b5}',
  'h2,dd dl{border-color:#555}button{color:#161616;background:#8ec5ff;border-color:#8ec5ff}}',
].join('');

/** The policy that goes with every `toPage`: no script, no image, no frame; the one style by its hash; forms to this origin. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

interface PageWords {
  readonly home: string;
  /** Names of the landmarks. */
  readonly ways: string;
  readonly about: string;
  readonly description: string;
}
const WORDS: Readonly<Record<Language, PageWords>> = {
  en: { home: 'Home', ways: 'Catalogue', about: 'About this instance', description: 'API description' },
  de: {
    home: 'Startseite',
    ways: 'Katalog',
    about: 'Über diese Instanz',
    description: 'Beschreibung der Schnittstelle (englisch)',
  },
  fr: {
    home: 'Accueil',
    ways: 'Catalogue',
    about: 'À propos de cette instance',
    description: 'Description de l’API (en anglais)',
  },
};

/** What stands above the matter of a page, as HTML. */
export interface Around {
  /** Ways to go beside the first page. */
  readonly ways?: readonly string[];
  readonly search?: string;
}

/**
 * A small page of text. `main` is HTML with the one `h1`; what was not written here goes through `toText` first. Every part of it lies
 * in a landmark that has a name (WCAG 2.2, 1.3.1 and 2.4.1): whoever hears a page goes straight to its matter.
 */
export function toPage(
  title: string,
  main: string,
  language: Language = 'en',
  { ways = [], search = '' }: Around = {},
): string {
  const words = WORDS[language];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${toText(title)}</title>`;
  return [
    `<!doctype html><html lang="${language}"><head>${head}<style>${STYLE}</style></head><body>`,
    `<header><nav aria-label="${toText(words.ways)}"><a href="/">${toText(words.home)}</a>${ways.join('')}</nav>${search}</header>`,
    `<main>${main}</main>`,
    `<footer aria-label="${toText(words.about)}"><small><a href="/openapi.json">${toText(words.description)}</a></small></footer>`,
    '</body></html>',
  ].join('');
}

export interface SearchForm {
  /** Path that is asked, by GET. */
  readonly action: string;
  /** What is searched, for people. */
  readonly label: string;
  readonly button: string;
  /** What was searched last. */
  readonly query?: string;
  /** Other parameters that are asked with it. */
  readonly kept?: readonly (readonly [name: string, value: string])[];
}

/** A box to search with: a plain form that needs no script. */
export function toSearchForm({ action, label, button, query = '', kept = [] }: SearchForm): string {
  const hidden = kept.map(([name, value]) => `<input type="hidden" name="${toText(name)}" value="${toText(value)}">`);
  return [
    `<form action="${toText(action)}" role="search" aria-label="${toText(label)}"><label>${toText(label)}`,
    `<input type="search" name="query" value="${toText(query)}" maxlength="1000"></label>`,
    `${hidden.join('')}<button>${toText(button)}</button></form>`,
  ].join('');
}

/** Text → HTML that shows it. */
export function toText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
