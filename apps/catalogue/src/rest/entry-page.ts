import { chooseTexts, type EntityView, type Labelling, labelOf, type Reader, type TrustView } from '#reading';
import type { Language } from '#refusal';
import { toPage as toHtmlPage, toText } from '#web';
import { toSummary, type Summarised } from './entry-summary.ts';
import { around, credential, definitions, said, type Html } from './html.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { SaidGraph } from './said-graphs.ts';
import { toStatementLists } from './statement-lists.ts';

/** What a page is told in, and by whom. */
export interface Paging {
  readonly language: Language;
  readonly reader: Reader;
}

/** The page of an entry: what it is, on whose word, whether it can be relied on, and all that is stated, by whom. */
export function toEntryPage(
  { view, entry }: Summarised,
  graphs: readonly SaidGraph[],
  { language, reader }: Paging,
): string {
  const words = PAGE_WORDS[language];
  const { release } = reader;
  const labelling = { release, names: reader, languages: [language] };
  const name = chooseTexts(view.said.names, view.languages)[0] ?? { value: view.iri };
  const classes = view.classes.map(
    (iri) => `<span title="${toText(iri)}">${toText(labelOf('class', iri, labelling))}</span>`,
  );
  const kinds = view.kinds.map((kind) => toText(labelOf('kind', kind, labelling)));
  const naming = { iri: view.iri, language, words, names: reader, release };
  const body = [
    `<h1>${said(name)}</h1><p>${[...kinds, ...classes].join(' · ')}</p><p><code>${toText(view.iri)}</code></p>`,
    ...chooseTexts(view.said.descriptions, view.languages).map((text) => `<p>${said(text)}</p>`),
    toSummary({ view, entry }, labelling, words),
    `<h2>${toText(words.trust)}</h2>${toTrust(view, labelling, words)}`,
    `<h2>${toText(words.statements)}</h2>${toStatementLists(graphs, naming)}`,
    `<p>${toText(words.machines)}</p>`,
  ];
  return toHtmlPage(`${name.value} · Cadastre`, body.join(''), language, around(words));
}

/** The trust block in words. That something could not be checked is neither good nor bad. */
function toTrust({ trust, validUntil }: EntityView, labelling: Labelling, words: PageWords): Html {
  const { trustRows: rows, checks, none } = words;
  const check = (name: 'signature' | 'chain' | 'shapes' | 'statusList') => toText(checks[trust[name]]);
  const label = (name: 'outcome' | 'level' | 'status') => labelled(name, trust, labelling) ?? toText(none);
  return definitions([
    [rows.signature, check('signature')],
    [rows.issuer, `<code>${toText(trust.issuer)}</code>`],
    [rows.chain, check('chain')],
    [rows.anchor, trust.anchor === undefined ? toText(none) : `<code>${toText(trust.anchor)}</code>`],
    [rows.shapes, check('shapes')],
    [rows.statusList, trust.statusList === 'OK' ? toText(words.statusGood) : check('statusList')],
    [rows.outcome, label('outcome')],
    [rows.level, label('level')],
    [rows.status, label('status')],
    [rows.decidedAt, toText(trust.decidedAt)],
    [rows.validUntil, toText(validUntil ?? none)],
    [rows.sequence, String(trust.sequence)],
    [rows.credential, credential(trust.credential)],
    [rows.attestation, trust.attestation === undefined ? toText(none) : credential(trust.attestation)],
  ]);
}

function labelled(name: 'outcome' | 'level' | 'status', trust: TrustView, labelling: Labelling): Html | undefined {
  const value = trust[name];
  return value === undefined ? undefined : toText(labelOf(name, value, labelling));
}
