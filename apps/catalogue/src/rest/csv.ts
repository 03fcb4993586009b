import type { HitEntry } from './entry.ts';

/** What a spreadsheet would take for the beginning of a formula, whatever white space stands before it (CWE-1236). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** Between the values of one cell. */
const AND = ' | ';

const COLUMNS: Readonly<Record<string, (hit: HitEntry) => unknown>> = {
  iri: ({ iri }) => iri,
  kinds: ({ kinds }) => kinds,
  classes: ({ classes }) => classes,
  name: ({ name }) => name,
  description: ({ description }) => description,
  keywords: ({ keywords }) => keywords,
  country: ({ country }) => country,
  provider: ({ provider }) => provider?.iri,
  providerName: ({ provider }) => provider?.name,
  providerCountry: ({ provider }) => provider?.country,
  endpoint: ({ endpoint }) => endpoint,
  terms: ({ terms }) => terms,
  issuer: ({ trust }) => trust.issuer,
  signature: ({ trust }) => trust.signature,
  chain: ({ trust }) => trust.chain,
  anchor: ({ trust }) => trust.anchor,
  shapes: ({ trust }) => trust.shapes,
  statusList: ({ trust }) => trust.statusList,
  outcome: ({ trust }) => trust.outcome,
  level: ({ trust }) => trust.level,
  status: ({ trust }) => trust.status,
  decidedAt: ({ trust }) => trust.decidedAt,
  validUntil: ({ validUntil }) => validUntil,
  sequence: ({ trust }) => trust.sequence,
  credential: ({ trust }) => trust.credential,
  score: ({ score }) => score,
};

/**
 * Hits → CSV (RFC 4180): a header row, every cell in quotes, several values of a cell parted by ` | `. `added` are the columns
 * of the release. A cell that a spreadsheet would run begins with an apostrophe.
 */
export function toCsv(hits: readonly HitEntry[], added: readonly string[]): string {
  const names = Object.keys(COLUMNS);
  const rows = hits.map((hit) => [
    ...names.map((name) => COLUMNS[name]?.(hit)),
    ...added.map((name) => hit.values[name]),
  ]);
  return [[...names, ...added], ...rows].map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: unknown): string {
  const text = [value ?? []].flat().map(String).join(AND);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
