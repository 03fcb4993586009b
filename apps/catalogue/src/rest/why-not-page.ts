import type { WhyNotView } from '#reading';
import { toPage as toHtmlPage, toText } from '#web';
import { around, credential, definitions, link, type Html } from './html.ts';
import { pathOf } from './links.ts';
import type { Paging } from './entry-page.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';

/** The page of what is not listed: why, as far as it is known. */
export function toWhyNotPage(
  iri: string,
  reasons: readonly WhyNotView[],
  { language }: Pick<Paging, 'language'>,
): string {
  const words = PAGE_WORDS[language];
  const told = reasons.map((reason) => toReason(reason, words));
  const body = `<h1>${toText(words.notListed)}</h1><p><code>${toText(iri)}</code></p>${told.join('')}`;
  return toHtmlPage(`${words.notListed} · Cadastre`, body, language, around(words));
}

function toReason(told: WhyNotView, words: PageWords): Html {
  const { reason, explanation, at, digest, issuer, owner, codes, mentionedBy } = told;
  const code = (text: string | undefined): Html | undefined =>
    text === undefined ? undefined : `<code>${toText(text)}</code>`;
  const problems = codes.map((one) => `<a href="/problems/${toText(one)}"><code>${toText(one)}</code></a>`);
  // The bytes of what was refused were not kept.
  const kept = digest === undefined || reason === 'REFUSED' ? code(digest) : credential(digest);
  return [
    `<p><strong><code>${toText(reason)}</code></strong> ${toText(words.reasons[reason] ?? explanation)}</p>`,
    definitions([
      [words.since, at === undefined ? undefined : toText(at)],
      [words.credential, kept],
      [words.issuer, code(issuer)],
      [words.ownerLabel, code(owner)],
      [words.mentionedBy, mentionedBy.length === 0 ? undefined : mentionedBy.map(toMention).join(', ')],
      ['Codes', problems.length === 0 ? undefined : problems.join(', ')],
    ]),
  ].join('');
}

function toMention({ iri, name = iri }: WhyNotView['mentionedBy'][number]): Html {
  return link(pathOf(iri), name);
}
