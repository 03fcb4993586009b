import { isNode, type Names, shortNameOf, type Statement } from '#reading';
import type { Release } from '#rdf';
import type { Language } from '#refusal';
import { toText } from '#web';
import { credential, said, thing, type Html } from './html.ts';
import type { PageWords } from './page-words.ts';
import { prefixesOf } from './prefixes.ts';
import type { SaidGraph } from './said-graphs.ts';

/** Statements of a page, at most, and how deep they stand within each other; the forms for machines have all. */
const MOST = 500;
const DEEPEST = 6;
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const STRING = 'http://www.w3.org/2001/XMLSchema#string';

export interface Naming {
  /** The thing that the page is about. */
  readonly iri: string;
  readonly language: Language;
  readonly words: PageWords;
  readonly names: Names;
  readonly release: Release;
}

/** What each credential states, with its source, type and language; nothing is merged. */
export function toStatementLists(graphs: readonly SaidGraph[], naming: Naming): Html {
  const budget = { left: MOST };
  return graphs.map((graph) => toPart(graph, budget, naming)).join('');
}

interface Walk {
  readonly about: ReadonlyMap<string, readonly Statement[]>;
  /** What the page has room for. */
  readonly budget: { left: number };
  readonly shown: Set<Statement>;
  /** Nodes that what is written stands in. */
  readonly within: readonly string[];
}

function toPart(graph: SaidGraph, budget: Walk['budget'], naming: Naming): Html {
  const { issuer, isOwner, digest, statements } = graph;
  const { words, iri } = naming;
  const about = Map.groupBy(statements, ({ subject }) => subject);
  const shown = new Set<Statement>();
  const rows = toRows(iri, { about, budget, shown, within: [] }, naming);
  const more = statements.length - shown.size;
  return [
    `<h3>${toText(isOwner ? words.owner(issuer) : words.other(issuer))}</h3>`,
    `<p>${toText(words.credential)}: ${credential(digest)}</p>`,
    rows === '' ? '' : `<dl class="facts">${rows}</dl>`,
    more === 0 ? '' : `<p>${toText(words.more(more))}</p>`,
  ].join('');
}

/** What is said of a node, each property once. */
function toRows(subject: string, walk: Walk, naming: Naming): Html {
  const { about, budget, shown } = walk;
  const below = { ...walk, within: [...walk.within, subject] };
  const rows = [...Map.groupBy(about.get(subject) ?? [], ({ predicate }) => predicate)].map(([predicate, of]) => {
    const values = of.slice(0, budget.left).flatMap((one) => {
      if (budget.left === 0) return [];
      budget.left -= 1;
      shown.add(one);
      return [`<dd>${toValue(one, below, naming)}</dd>`];
    });
    const term = predicate === TYPE ? toText(naming.words.class) : named(predicate, naming);
    return values.length === 0 ? '' : `<dt>${term}</dt>${values.join('')}`;
  });
  return rows.join('');
}

/** A node without a name is what is said of it; its label means nothing to anybody. */
function toValue(statement: Statement, walk: Walk, naming: Naming): Html {
  const { value, datatype, language } = statement;
  if (!isNode(statement)) {
    const marked = language ?? (datatype === STRING ? undefined : datatype);
    const note = marked === undefined ? '' : language === undefined ? named(marked, naming) : toText(language);
    return `${said({ value, language })}${note === '' ? '' : ` <small>${note}</small>`}`;
  }
  if (!value.startsWith('_:')) return named(value, naming);
  const isDeep = walk.within.length > DEEPEST || walk.within.includes(value);
  const rows = isDeep ? '' : toRows(value, walk, naming);
  return rows === '' ? '…' : `<dl>${rows}</dl>`;
}

/** A thing that has a page by its name, a term by what the release calls it, anything else by its IRI. */
function named(name: string, { names, release, language }: Naming): Html {
  if (names.listed(name) !== undefined) return thing(name, names);
  const term = release.names?.get(name)?.[language];
  const shown =
    term === undefined ? `<code>${toText(shortNameOf(name, { prefixes: prefixesOf(release) }))}</code>` : toText(term);
  return `<span title="${toText(name)}">${shown}</span>`;
}
