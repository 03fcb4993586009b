import { registerEnumType } from '@nestjs/graphql';
import { FACETS, type FacetName } from '#reading';

export const FacetNameEnum = Object.fromEntries(Object.keys(FACETS).map((name) => [name, name])) as {
  readonly [N in FacetName]: N;
};
registerEnumType(FacetNameEnum, {
  name: 'FacetName',
  description: 'The properties by which entries can be counted.',
  valuesMap: Object.fromEntries(Object.entries(FACETS).map(([name, { description }]) => [name, { description }])),
});
