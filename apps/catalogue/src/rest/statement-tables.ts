import type { Release } from '#rdf';
import type { Language } from '#refusal';
import type { CatalogueIndex } from '#search';
import { toText } from '#web';
import type { Statement } from '../reads/statements.ts';
import { credential, said, thing, type Html } from './html.ts';
import type { PageWords } from './page-words.ts';
import { isNode, type SaidGraph } from './said-graphs.ts';

/** Rows of a page, at most; the forms for machines have all. */
const MOST_ROWS = 500;

/** Prefixes that everybody knows; those of the release come first. */
const KNOWN: readonly (readonly [prefix: string, namespace: string])[] = [
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
];

export interface Naming {
  /** The thing that the page is about. */
  readonly iri: string;
  readonly language: Language;
  readonly words: PageWords;
  readonly index: CatalogueIndex;
  readonly release: Release;
}

/** What each credential states, with its source, type and language; nothing is merged. */
export function toStatementTables(graphs: readonly SaidGraph[], naming: Naming): Html {
  let left = MOST_ROWS;
  return graphs
    .map((graph) => {
      const shown = graph.statements.slice(0, left);
      left -= shown.length;
      return toTable(graph, shown, naming);
    })
    .join('');
}

function toTable(
  { issuer, isOwner, digest, statements }: SaidGraph,
  shown: readonly Statement[],
  naming: Naming,
): Html {
  const { words } = naming;
  const more = statements.length - shown.length;
  const heads = words.statementHeads.map((head) => `<th scope="col">${toText(head)}</th>`).join('');
  const rows = shown.map((one) => toRow(one, naming)).join('');
  return [
    `<h3>${toText(isOwner ? words.owner(issuer) : words.other(issuer))}</h3>`,
    `<p>${toText(words.credential)}: ${credential(digest)}</p>`,
    rows === '' ? '' : `<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
    more === 0 ? '' : `<p>${toText(words.more(more))}</p>`,
  ].join('');
}

function toRow(statement: Statement, naming: Naming): Html {
  const { subject, predicate, value, datatype, language } = statement;
  const { words } = naming;
  const cells = [
    subject === naming.iri ? toText(words.itself) : named(subject, naming),
    named(predicate, naming),
    isNode(statement) ? named(value, naming) : said({ value, language }),
    isNode(statement) ? '' : language === undefined ? named(datatype ?? '', naming) : toText(language),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** A thing that has a page by its name, a term by what the release calls it, anything else by its IRI. */
function named(name: string, { index, release, language }: Naming): Html {
  if (name.startsWith('_:')) return toText(name);
  if (index.get(name)?.hidden === false) return thing(name, index);
  const term = release.names?.get(name)?.[language];
  const shown = term === undefined ? `<code>${toText(shortened(name, release))}</code>` : toText(term);
  return `<span title="${toText(name)}">${shown}</span>`;
}

function shortened(iri: string, { prefixes = new Map<string, string>() }: Release): string {
  for (const [prefix, namespace] of [...prefixes, ...KNOWN])
    if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
  return iri;
}
