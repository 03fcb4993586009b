import { createHash } from 'node:crypto';

const STYLE = [
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}',
  'h1{font-size:1.6rem;line-height:1.25;margin:1.2rem 0 .4rem}h2{font-size:1.2rem;margin:2rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid #ccc}',
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

/** A small page of text. `body` is HTML; what was not written here goes through `toText` first. */
export function toPage(title: string, body: string, language = 'en'): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${toText(title)}</title>`;
  return `<!doctype html><html lang="${language}"><head>${head}<style>${STYLE}</style></head><body>${body}</body></html>`;
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
    `<form action="${toText(action)}" role="search"><label>${toText(label)}`,
    `<input type="search" name="query" value="${toText(query)}" maxlength="1000"></label>`,
    `${hidden.join('')}<button>${toText(button)}</button></form>`,
  ].join('');
}

/** Text → HTML that shows it. */
export function toText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
