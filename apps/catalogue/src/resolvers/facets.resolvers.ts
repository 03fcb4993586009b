import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Facet as Counted, FacetName } from '#search';
import type { PageView } from '../page.ts';
import type { Reader } from '../reader.ts';
import {
  Facet,
  OfferingConnection,
  ParticipantConnection,
  ResourceConnection,
  SearchConnection,
} from '../schema/connections.ts';
import { FacetNameEnum } from '../schema/enums.ts';

const ALL = Object.values(FacetNameEnum);

/** Facets of one kind of list: counted only where they are asked for. */
function facetsOf(connection: typeof OfferingConnection) {
  @Resolver(() => connection)
  class FacetsResolver {
    @ResolveField(() => [Facet], { description: 'Counts under the query; all four where no names are given.' })
    facets(
      @Parent() page: PageView,
      @Args('names', { type: () => [FacetNameEnum], nullable: true, description: 'Which facets.' })
      names: readonly FacetName[] | null | undefined,
      @Context('reader') reader: Reader,
    ): readonly Counted[] {
      const { after: _after, before: _before, last: _last, ...search } = page.search;
      return reader.index.search({ ...search, first: 1, facets: names ?? ALL }).facets;
    }
  }
  return FacetsResolver;
}

export const FACETS_RESOLVERS = [ParticipantConnection, OfferingConnection, ResourceConnection, SearchConnection].map(
  facetsOf,
);
