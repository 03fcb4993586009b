import {
  type EdgeView,
  facetsOf,
  type FacetView,
  type HighlightView,
  type PageView,
  type Reader,
  toHighlights,
  toWhyHere,
  type WhyHereView,
  type FacetName,
} from '#reading';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CONNECTIONS, Facet } from '../schema/connections.ts';
import { FacetNameEnum } from '../schema/facet-names.ts';
import { Highlight, WhyHere } from '../schema/hit.ts';
import type { FieldContext } from './field-context.ts';

/** Facets of one kind of list, and what is said of its hits: counted and read only where it is asked for. */
function resolversOf({ Connection, Edge }: (typeof CONNECTIONS)[number]) {
  @Resolver(() => Connection)
  class FacetsResolver {
    @ResolveField(() => [Facet], {
      description:
        'Counts under the query and all filters, each facet without its own filter. Default: KIND, PROVIDER, COUNTRY and LEVEL.',
    })
    facets(
      @Parent() page: PageView,
      @Args('names', { type: () => [FacetNameEnum], nullable: true, description: 'Which facets.' })
      names: readonly FacetName[] | null | undefined,
      @Args('columns', {
        type: () => [String],
        nullable: true,
        description: 'Columns that the release adds: `columns` of Query lists them.',
      })
      columns: readonly string[] | null | undefined,
      @Context('reader') reader: Reader,
    ): readonly FacetView[] {
      return facetsOf(page, { names, columns }, reader);
    }
  }

  @Resolver(() => Edge)
  class EdgeResolver {
    @ResolveField(() => [Highlight], {
      description:
        'Texts of the hit in which the query was found, the one with the highest weight first; at most 20, none without a query.',
    })
    highlights(edge: EdgeView, _: unknown, { reader }: FieldContext): Promise<readonly HighlightView[]> {
      return toHighlights(edge, reader);
    }

    @ResolveField(() => WhyHere, { description: 'Which words of the query and which filters this hit matches.' })
    whyHere(edge: EdgeView, _: unknown, { reader }: FieldContext): WhyHereView {
      return toWhyHere(edge, reader);
    }
  }
  return [FacetsResolver, EdgeResolver];
}

export const LIST_RESOLVERS = CONNECTIONS.flatMap(resolversOf);
