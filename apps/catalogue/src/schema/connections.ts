import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { FacetView } from '#reading';
import { Entity } from './entity.ts';
import { FacetNameEnum } from './facet-names.ts';
import { Offering, Participant, Resource } from './things.ts';

@ObjectType({ description: 'The position of a page in its list (GraphQL Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There are more entries after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'There are entries before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry of this page, for `before`.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry of this page, for `after`.' })
  endCursor?: string;
}

type FacetValueView = FacetView['values'][number];

@ObjectType({ description: 'One value of a facet.' })
export class FacetValue implements FacetValueView {
  @Field(() => String, { description: 'The value, as filters accept it.' })
  value!: FacetValueView['value'];

  @Field(() => String, { description: 'The value in words: the name of a provider, a country or a class.' })
  label!: FacetValueView['label'];

  @Field(() => Int, { description: 'How many entries have it.' })
  count!: FacetValueView['count'];
}

@ObjectType({
  description:
    'How the entries are distributed over the values of one property, under the query and all filters except its own.',
})
export class Facet implements FacetView {
  @Field(() => FacetNameEnum, { description: 'The property counted; VALUE for a column that the release adds.' })
  name!: FacetView['name'];

  @Field(() => String, { description: 'The column, as named in the `value` of a filter.' })
  column!: FacetView['column'];

  @Field(() => String, { description: 'Its name for display.' })
  title!: FacetView['title'];

  @Field(() => [FacetValue], { description: 'At most 100, the most frequent first.' })
  values!: FacetView['values'];
}

@ObjectType({ description: 'A column that the release of this catalogue adds: a filter (`value`) and a facet.' })
export class Column {
  @Field(() => String, { description: 'Its name in filters and facets.' })
  name!: string;

  @Field(() => String, { description: 'Its name for display.' })
  title!: string;
}

export type Type<T = unknown> = abstract new () => T;

/** Edge and connection classes of one kind of node. */
function connectionOf(node: () => object, name: string): { readonly Edge: Type; readonly Connection: Type } {
  @ObjectType(`${name}Edge`, { description: 'A hit and its position in the list.' })
  class Edge {
    @Field(() => String, { description: 'Opaque cursor of this hit.' })
    cursor!: string;

    @Field(() => Float, { description: 'How well it matches the query; 0 without one.' })
    score!: number;

    @Field(node as () => typeof Participant, { description: 'The hit.' })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { description: 'A page of a list.' })
  class Connection {
    @Field(() => [Edge], { description: 'The hits of this page with their cursors.' })
    edges!: readonly unknown[];

    @Field(() => [node() as typeof Participant], { description: 'The hits of this page.' })
    nodes!: readonly unknown[];

    @Field(() => PageInfo, { description: 'The position of this page.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many entries match, exactly.' })
    totalCount!: number;
  }
  return { Edge, Connection };
}

const participants = connectionOf(() => Participant, 'Participant');
const offerings = connectionOf(() => Offering, 'Offering');
const resources = connectionOf(() => Resource, 'Resource');
const all = connectionOf(() => Entity, 'Search');

export const ParticipantConnection = participants.Connection;
export const OfferingConnection = offerings.Connection;
export const ResourceConnection = resources.Connection;
export const SearchConnection = all.Connection;
export const CONNECTIONS = [participants, offerings, resources, all];
