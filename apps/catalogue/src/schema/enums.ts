import { registerEnumType } from '@nestjs/graphql';

const members = <const T extends readonly string[]>(...names: T): { readonly [N in T[number]]: N } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [N in T[number]]: N };

export const KindEnum = members('PARTICIPANT', 'DATA', 'SERVICE', 'RESOURCE');
export const LevelEnum = members('SC', 'L1', 'L2', 'L3');
export const OutcomeEnum = members('COMPLIANT', 'ACCEPTED');
export const StatusEnum = members('ACTIVE', 'SUSPENDED', 'DEPRECATED', 'REVOKED', 'EXPIRED');
export const CheckEnum = members('OK', 'FAILED', 'NOT_CHECKED');
export const OrderEnum = members('RELEVANCE', 'NAME', 'NEWEST', 'LEVEL');
export const MatchedFieldEnum = members('NAME', 'KEYWORD', 'PROVIDER', 'DESCRIPTION');
export const MatchEnum = members('EXACT', 'STEM', 'PREFIX', 'PHRASE', 'PART', 'TYPO');
export const WhyNotReasonEnum = members(
  'EXPIRED',
  'SUPERSEDED',
  'REVOKED',
  'SUSPENDED',
  'NOT_THE_OWNERS_WORD',
  'NOT_LISTED_ALONE',
  'NOT_DESCRIBED',
  'REFUSED',
  'UNKNOWN',
);

const docs = (texts: Readonly<Record<string, string>>): Record<string, { description: string }> =>
  Object.fromEntries(Object.entries(texts).map(([name, description]) => [name, { description }]));

registerEnumType(KindEnum, {
  name: 'Kind',
  description:
    'The kind of an entry. An offering of data that also declares an endpoint has both kinds, DATA and SERVICE.',
  valuesMap: docs({
    PARTICIPANT: 'A legal person that takes part in the data space.',
    DATA: 'Offers data: a data product, or an offering that aggregates data.',
    SERVICE: 'Offers a service.',
    RESOURCE: 'A component of offerings: a data set, software, a location.',
  }),
});
registerEnumType(LevelEnum, {
  name: 'Level',
  description: 'The compliance level that was attested, in rising order.',
  valuesMap: docs({ SC: 'Standard Compliance.', L1: 'Label level 1.', L2: 'Label level 2.', L3: 'Label level 3.' }),
});
registerEnumType(OutcomeEnum, {
  name: 'Outcome',
  description: 'The outcome with which an entry was stored.',
  valuesMap: docs({
    COMPLIANT: 'It meets all rules of its level.',
    ACCEPTED: 'Stored by a lab instance although it does not meet all rules; `trust` says which check failed.',
  }),
});
registerEnumType(StatusEnum, {
  name: 'Status',
  description: 'The lifecycle status of a credential.',
  valuesMap: docs({
    ACTIVE: 'In effect.',
    SUSPENDED: 'Its issuer suspended it.',
    DEPRECATED: 'A newer version superseded it.',
    REVOKED: 'Its issuer revoked it.',
    EXPIRED: 'Its `validUntil` has passed.',
  }),
});
registerEnumType(CheckEnum, {
  name: 'Check',
  description: 'The result of one check.',
  valuesMap: docs({
    OK: 'Passed.',
    FAILED: 'Failed.',
    NOT_CHECKED: 'Could not be checked: neither passed nor failed.',
  }),
});
registerEnumType(OrderEnum, {
  name: 'Order',
  description: 'The order of a list. Default: RELEVANCE with a query, otherwise NAME.',
  valuesMap: docs({
    RELEVANCE: 'Best match first (BM25 over name, keywords, provider name and description).',
    NAME: 'By name, ignoring case and diacritics.',
    NEWEST: 'Most recently admitted first.',
    LEVEL: 'Highest level first.',
  }),
});
registerEnumType(MatchedFieldEnum, {
  name: 'MatchedField',
  description: 'The texts that are searched, the one with the highest weight first.',
  valuesMap: docs({
    NAME: 'Its name.',
    KEYWORD: 'Its keywords.',
    PROVIDER: 'The name of its provider.',
    DESCRIPTION: 'Its description.',
  }),
});
registerEnumType(MatchEnum, {
  name: 'Match',
  description: 'How a word of the query was found.',
  valuesMap: docs({
    EXACT: 'The word itself, ignoring case, diacritics, hyphens and `ae` for `ä`.',
    STEM: 'A form of the same word in German, English or French: `Krankheiten` for `Krankheit`.',
    PREFIX: 'A word that begins with it: `cardio*`.',
    PHRASE: 'The words in this order: `"blood sugar"`.',
    PART: 'A German compound that contains it: `Patientendaten` for `Daten`.',
    TYPO: 'A word that differs by one typing error.',
  }),
});
registerEnumType(WhyNotReasonEnum, {
  name: 'WhyNotReason',
  description: 'Why a search does not show a thing.',
  valuesMap: docs({
    EXPIRED: 'The `validUntil` of the credential that described it has passed.',
    SUPERSEDED: 'A newer credential replaced the one that described it, and no longer describes it.',
    REVOKED: 'The issuer revoked the credential that described it.',
    SUSPENDED: 'The issuer suspended the credential that describes it.',
    NOT_THE_OWNERS_WORD: 'It is described, but not by its owner: only a credential of the owner makes an entry.',
    NOT_LISTED_ALONE:
      'Its owner describes it, but things of its kind are not listed on their own: an address, a registration number.',
    NOT_DESCRIBED:
      'It is only mentioned, by reference or as text; `mentionedBy` says where. No credential describes it.',
    REFUSED: 'A submission that named it was refused within the last 30 days.',
    UNKNOWN: 'It is not known to this catalogue.',
  }),
});
