import type { Code } from './codes.ts';

/** What is expected, and what to do, where every finding of a code comes down to the same. */
export interface Remedy {
  readonly expected?: string;
  readonly fix: string;
}

/** Said of a finding that does not say it better by itself. */
export const REMEDIES: { readonly [code in Code]?: Remedy } = {
  'credential/too-large': {
    expected: 'a body of at most 1 MiB',
    fix: 'Send the credentials in several smaller presentations.',
  },
  'credential/nesting': {
    fix: 'Nest less deeply: give inner objects an id, and describe them in credentials of their own.',
  },
  'credential/structure': { fix: 'Write it as the W3C data model 2.0 requires, and sign again.' },
  'request/query-empty': {
    expected: 'a word, a "phrase" or a prefix* to search for',
    fix: 'Write a word to search for, without a minus sign before it; leave the query out to see everything.',
  },
  'admission/no-subject-id': {
    expected: 'an absolute IRI that identifies what is described',
    fix: 'Give the subject an id: an https URL under your host, or your DID for yourself.',
  },
  'rdf/empty-graph': {
    expected: 'a subject with claims',
    fix: 'State at least one property of the subject in credentialSubject, and sign again.',
  },
};
