import { Field, ID, InterfaceType } from '@nestjs/graphql';

@InterfaceType({
  description: 'Anything that has a global id.',
  resolveType: ({ __typename }: { readonly __typename: string }) => __typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}
