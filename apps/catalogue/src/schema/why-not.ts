import { Field, ObjectType } from '@nestjs/graphql';
import type { MentionView, WhyNotView } from '#reading';
import { WhyNotReasonEnum } from './enums.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';

@ObjectType({ description: 'An entry that speaks of a thing without describing it.' })
export class Mention implements MentionView {
  @Field(() => Iri, { description: 'IRI of the entry.' })
  iri!: MentionView['iri'];

  @Field(() => String, { nullable: true, description: 'Its name, in the best language for the reader.' })
  name!: MentionView['name'];

  @Field(() => String, {
    nullable: true,
    description: 'The column in which the thing stands (`dataset`, `dependsOn`); null where it refers to it otherwise.',
  })
  column?: string;
}

@ObjectType({ description: 'One reason why a search does not show a thing.' })
export class WhyNot implements WhyNotView {
  @Field(() => WhyNotReasonEnum, { description: 'The reason.' })
  reason!: WhyNotView['reason'];

  @Field(() => String, { description: 'The reason in words, and what would change it.' })
  explanation!: WhyNotView['explanation'];

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
  codes!: WhyNotView['codes'];

  @Field(() => [Mention], {
    description: 'For NOT_DESCRIBED: entries that mention it, by reference or as a text, at most 10.',
  })
  mentionedBy!: WhyNotView['mentionedBy'];
}
