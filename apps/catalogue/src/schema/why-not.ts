import { Field, ObjectType } from '@nestjs/graphql';
import { WhyNotReasonEnum } from './enums.ts';
import { DateTime, Did, Digest } from './scalars.ts';

@ObjectType({ description: 'One reason why a search does not show a thing.' })
export class WhyNot {
  @Field(() => WhyNotReasonEnum, { description: 'The reason.' })
  reason!: string;

  @Field(() => String, { description: 'The reason in words, and what would change it.' })
  explanation!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when, or when it was refused; null where unknown.' })
  at?: string;

  @Field(() => Digest, {
    nullable: true,
    description:
      'The credential it is about (`credential(digest)` shows it), or for REFUSED the submitted bytes, which were not kept.',
  })
  digest?: string;

  @Field(() => Did, { nullable: true, description: 'Who signed that credential.' })
  issuer?: string;

  @Field(() => Did, { nullable: true, description: 'Who owns the thing.' })
  owner?: string;

  @Field(() => [String], {
    description: 'For REFUSED: the codes of the errors, the root cause first; `/problems/<code>` explains each.',
  })
  codes!: readonly string[];
}
