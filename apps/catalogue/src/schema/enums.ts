import { registerEnumType } from '@nestjs/graphql';

const members = <const T extends readonly string[]>(...names: T): { readonly [N in T[number]]: N } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [N in T[number]]: N };

export const KindEnum = members('PARTICIPANT', 'DATA', 'SERVICE', 'RESOURCE');
export const LevelEnum = members('SC', 'L1', 'L2', 'L3');
export const OutcomeEnum = members('COMPLIANT', 'ACCEPTED');
export const StatusEnum = members('ACTIVE', 'SUSPENDED', 'DEPRECATED', 'REVOKED', 'EXPIRED');
export const CheckEnum = members('OK', 'FAILED', 'NOT_CHECKED');
export const OrderEnum = members('RELEVANCE', 'NAME', 'NEWEST', 'LEVEL');
export const FacetNameEnum = members('KIND', 'PROVIDER', 'COUNTRY', 'LEVEL');

const docs = (texts: Readonly<Record<string, string>>): Record<string, { description: string }> =>
  Object.fromEntries(Object.entries(texts).map(([name, description]) => [name, { description }]));

registerEnumType(KindEnum, {
  name: 'Kind',
  description:
    'What an entry is. An offering of data that also declares an endpoint is of both kinds, DATA and SERVICE.',
  valuesMap: docs({
    PARTICIPANT: 'A legal person that takes part.',
    DATA: 'Offers data: a data product, or an offering that aggregates data.',
    SERVICE: 'Offers a service.',
    RESOURCE: 'Something that offerings are made of: data sets, software, places.',
  }),
});
registerEnumType(LevelEnum, {
  name: 'Level',
  description: 'The compliance level that was attested, in rising order.',
  valuesMap: docs({ SC: 'Standard Compliance.', L1: 'Label level 1.', L2: 'Label level 2.', L3: 'Label level 3.' }),
});
registerEnumType(OutcomeEnum, {
  name: 'Outcome',
  description: 'The verdict under which an entry was stored.',
  valuesMap: docs({
    COMPLIANT: 'All rules of its level are met.',
    ACCEPTED: 'Stored by a lab instance although rules are not met; `trust` says which check failed.',
  }),
});
registerEnumType(StatusEnum, {
  name: 'Status',
  description: 'Where a credential stands in its life.',
  valuesMap: docs({
    ACTIVE: 'It counts.',
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
    NOT_CHECKED: 'It could not be checked: neither passed nor failed.',
  }),
});
registerEnumType(OrderEnum, {
  name: 'Order',
  description: 'The order of a list. Default: RELEVANCE where the query asks for something, else NAME.',
  valuesMap: docs({
    RELEVANCE: 'Best match first (BM25 over name, keywords, provider name and description).',
    NAME: 'By name, case and diacritics ignored.',
    NEWEST: 'Latest admission first.',
    LEVEL: 'Highest level first.',
  }),
});
registerEnumType(FacetNameEnum, {
  name: 'FacetName',
  description: 'What entries can be counted by.',
  valuesMap: docs({
    KIND: 'By kind.',
    PROVIDER: 'By the IRI of the provider.',
    COUNTRY: 'By country, ISO 3166-1 alpha-2; where an offering names none, that of its provider.',
    LEVEL: 'By level.',
  }),
});
