import { describe, expect, it } from '@jest/globals';
import type { Statement } from '#reading';
import { RELEASE } from '../../../../test/support/small-catalogue.ts';
import { PAGE_WORDS } from './page-words.ts';
import { toStatementLists } from './statement-lists.ts';

const IRI = 'urn:thing';
const said = { source: 'did:web:a.test', credential: 'urn:c', digest: 'd' };
const STRING = 'http://www.w3.org/2001/XMLSchema#string';
const naming = {
  iri: IRI,
  language: 'en',
  words: PAGE_WORDS.en,
  names: { listed: () => undefined },
  release: RELEASE,
} as const;
const show = (statements: readonly Omit<Statement, keyof typeof said>[]): string =>
  toStatementLists(
    [
      {
        ...{ name: 'urn:g', digest: 'd', issuer: 'did:web:a.test', isOwner: true, credentialId: 'urn:c' },
        statements: statements.map((one) => ({ ...one, ...said })),
      },
    ],
    naming,
  );
const leads = (subject: string, value: string, predicate = 'urn:to'): Omit<Statement, keyof typeof said> => ({
  ...{ subject, predicate, value },
});
const says = (subject: string, value: string): Omit<Statement, keyof typeof said> => ({
  ...{ subject, predicate: 'urn:says', value, datatype: STRING },
});

describe('what is stated, on a page', () => {
  it('shows a node without a name by what is said of it, each property once', () => {
    const html = show([leads(IRI, '_:b1'), says('_:b1', 'one'), says('_:b1', 'two'), leads(IRI, '_:nothing')]);
    expect(html).toContain('<dd><dl><dt><span title="urn:says"><code>urn:says</code></span></dt>');
    expect(html).toContain('<dd><span>one</span></dd><dd><span>two</span></dd></dl></dd><dd>…</dd>');
    expect(html).not.toContain('_:');
  });

  it.each([
    ['a ring', [leads(IRI, '_:b0'), leads('_:b0', '_:b1'), leads('_:b1', '_:b0')], undefined],
    ['itself', [leads(IRI, '_:b0'), leads('_:b0', '_:b0')], undefined],
    [
      'a chain',
      [leads(IRI, '_:b0'), ...Array.from({ length: 5_000 }, (_, n) => leads(`_:b${n}`, `_:b${n + 1}`))],
      '4994 more statements',
    ],
    [
      'ways that part and meet at each step',
      [
        leads(IRI, '_:b0'),
        ...Array.from({ length: 5_000 }, (_, n) =>
          ['urn:a', 'urn:b', 'urn:c', 'urn:d'].map((by) => leads(`_:b${n}`, `_:b${n + 1}`, by)),
        ).flat(),
      ],
      'more statements are left out',
    ],
    ['a lot', Array.from({ length: 700 }, (_, n) => says(IRI, `${n}`)), '200 more statements'],
  ] as const)('comes to an end with %s', (_, statements, more) => {
    const html = show(statements);
    expect(html).not.toContain('_:');
    expect(html.match(/<dd>/g)?.length).toBeLessThanOrEqual(500);
    if (more === undefined) expect(html).not.toContain('more statements');
    else expect(html).toContain(more);
  });
});
