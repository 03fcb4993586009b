import { Field, ID, InterfaceType } from '@nestjs/graphql';

@InterfaceType({ description: 'Anything that has a global id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}
