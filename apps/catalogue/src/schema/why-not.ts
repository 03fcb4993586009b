import { Field, ObjectType } from '@nestjs/graphql';
import type { MentionView, WhyNotView } from '#reading';
import { WhyNotReasonEnum } from './enums.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';

@ObjectType({ description: 'An entry that mentions a thing without describing it.' })
export class Mention implements MentionView {
  @Field(() => Iri, { description: 'IRI of the entry.' })
  iri!: MentionView['iri'];

  @Field(() => String, { nullable: true, description: 'Its name, in the language that fits the request best.' })
  name!: MentionView['name'];

  @Field(() => String, {
    nullable: true,
    description:
      'The column that contains the thing (`dataset`, `dependsOn`); null if the entry refers to it otherwise.',
  })
  column?: string;
}

@ObjectType({ description: 'One reason why a search does not show a thing.' })
export class WhyNot implements WhyNotView {
  @Field(() => WhyNotReasonEnum, { description: 'The reason.' })
  reason!: WhyNotView['reason'];

  @Field(() => String, { description: 'The reason in words, and what would change it.' })
  explanation!: WhyNotView['explanation'];

  @Field(() => DateTime, { nullable: true, description: 'Since when, or when it was refused; null if unknown.' })
  at?: string;

  @Field(() => Digest, {
    nullable: true,
    description:
      'The credential concerned (`credential(digest)` returns it); for REFUSED the submitted bytes, which were not kept.',
  })
  digest?: string;

  @Field(() => Did, { nullable: true, description: 'The signer of that credential.' })
  issuer?: string;

  @Field(() => Did, { nullable: true, description: 'The owner of the thing.' })
  owner?: string;

  @Field(() => [String], {
    description: 'For REFUSED: the codes of the errors, the root cause first; `/problems/<code>` explains each.',
  })
  codes!: WhyNotView['codes'];

  @Field(() => [Mention], {
    description: 'For NOT_DESCRIBED: entries that mention it, by reference or as text; at most 10.',
  })
  mentionedBy!: WhyNotView['mentionedBy'];
}
