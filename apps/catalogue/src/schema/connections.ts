import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Entity } from './entity.ts';
import { FacetNameEnum } from './enums.ts';
import { Offering, Participant, Resource } from './things.ts';

@ObjectType({ description: 'Where a page lies in its list (GraphQL Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry of this page, for `before`.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry of this page, for `after`.' })
  endCursor?: string;
}

@ObjectType({ description: 'One value of a facet.' })
export class FacetValue {
  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => Int, { description: 'How many entries have it.' })
  count!: number;
}

@ObjectType({ description: 'How the entries divide by one property, under the query and all filters but its own.' })
export class Facet {
  @Field(() => FacetNameEnum, { description: 'What is counted by.' })
  name!: string;

  @Field(() => [FacetValue], { description: 'At most 100, the most frequent first.' })
  values!: readonly FacetValue[];
}

/** Edge and connection classes of one kind of node. */
function connectionOf(node: () => object, name: string) {
  @ObjectType(`${name}Edge`, { description: 'A hit and its place in the list.' })
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

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many entries match, exactly.' })
    totalCount!: number;
  }
  return Connection;
}

export const ParticipantConnection = connectionOf(() => Participant, 'Participant');
export const OfferingConnection = connectionOf(() => Offering, 'Offering');
export const ResourceConnection = connectionOf(() => Resource, 'Resource');
export const SearchConnection = connectionOf(() => Entity, 'Search');
