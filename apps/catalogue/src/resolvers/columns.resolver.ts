import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import {
  FACETS,
  DEFAULT_PAGE,
  type FacetView,
  type Labelling,
  labelsOf,
  parseQuery,
  type Reader,
  titleOf,
  toFacetView,
} from '#reading';
import { Refusal } from '#refusal';
import { Column, FacetValue } from '../schema/connections.ts';
import { FacetValuesArguments } from '../schema/list-arguments.ts';
import { toFilters } from '../lists/filter-faults.ts';
import { validated } from '../lists/list-arguments.ts';

/** What can be filtered and counted by. */
@Resolver()
export class ColumnsResolver {
  @Query(() => [Column], {
    description:
      'Columns that the release of this catalogue adds: filters (`value`) and facets in addition to the named ones.',
  })
  columns(@Context('reader') reader: Reader): readonly { readonly name: string; readonly title: string }[] {
    const labelling = labellingOf(reader);
    return (reader.release.columns ?? []).map(({ name }) => ({ name, title: titleOf(name, labelling) }));
  }

  @Query(() => [FacetValue], {
    description:
      'Values of one facet that begin, or have a label with a word that begins, with a given prefix; most frequent first. For facets with too many values to show.',
  })
  async facetValues(
    @Args({ type: () => FacetValuesArguments }) args: FacetValuesArguments,
    @Context('reader') reader: Reader,
  ): Promise<FacetView['values']> {
    const {
      name,
      column: said,
      prefix,
      query: asked,
      filter,
      within,
      includeInactive,
      first,
    } = validated(args, FacetValuesArguments);
    const column = said ?? (name === undefined ? '' : FACETS[name].column);
    if (column === '' || (said !== undefined && name !== undefined && name !== 'VALUE'))
      throw Refusal.of('request/parameter', { expected: '`name` of a facet, or `column`' });
    const query = parseQuery(asked);
    await reader.caughtUp();
    const labelling = labellingOf(reader);
    const values = reader.facetValues({
      column,
      prefix: prefix ?? '',
      // The index knows the names of providers itself.
      ...(column === 'provider' ? {} : { labelsOf: (value) => labelsOf(column, value, labelling) }),
      first: first ?? DEFAULT_PAGE,
      now: reader.now,
      ...(query === undefined ? {} : { text: query }),
      ...(filter === undefined ? {} : { filters: toFilters(filter, reader) }),
      ...(within === undefined ? {} : { within }),
      ...(includeInactive === true ? { includeInactive } : {}),
    });
    return toFacetView({ column, values }, labelling).values;
  }
}

function labellingOf(reader: Reader): Labelling {
  const { release, languages } = reader;
  return { release, names: reader, languages };
}
