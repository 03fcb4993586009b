import { createHash } from 'node:crypto';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'code,pre{font-family:ui-monospace,monospace;background:#f2f2f2;padding:.1rem .3rem}pre{padding:.8rem;overflow:auto}' +
  'a{color:#0b57a4}dt{font-weight:600}' +
  'code,td,th{overflow-wrap:anywhere}table{border-collapse:collapse;table-layout:fixed;width:100%}' +
  'td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}th:first-child{width:5rem}th:last-child{width:7.5rem}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}code,pre{background:#2a2a2a}a{color:#8ec5ff}}';

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

/** Text → HTML that shows it. */
export function toText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
