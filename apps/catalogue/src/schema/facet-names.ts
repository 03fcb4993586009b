import { registerEnumType } from '@nestjs/graphql';
import { FACETS, type FacetName } from '#reading';

export const FacetNameEnum = Object.fromEntries(Object.keys(FACETS).map((name) => [name, name])) as {
  readonly [N in FacetName]: N;
};
registerEnumType(FacetNameEnum, {
  name: 'FacetName',
  description: 'What entries can be counted by.',
  valuesMap: Object.fromEntries(Object.entries(FACETS).map(([name, { description }]) => [name, { description }])),
});
