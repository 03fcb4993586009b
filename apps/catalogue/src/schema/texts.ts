import { Field, ObjectType } from '@nestjs/graphql';
import type { ChosenText } from '#reading';

@ObjectType({ description: 'A text, its language, and whether that is a language that was asked for.' })
export class Text implements ChosenText {
  @Field(() => String, { description: 'The text.' })
  value!: ChosenText['value'];

  @Field(() => String, {
    nullable: true,
    description: 'Its language (BCP 47); null if it was signed without one, as texts of Loire are.',
  })
  language!: ChosenText['language'];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True if none of the requested languages was available and this text replaces it; null if that is unknown because the text was signed without a language.',
  })
  isFallback!: ChosenText['isFallback'];
}

@ObjectType({
  description: 'The texts of an entry in the language that fits the request best, each with its language.',
})
export class Texts {
  @Field(() => Text, { nullable: true, description: 'Its name.' })
  name?: Text;

  @Field(() => [Text], { description: 'Its descriptions.' })
  descriptions!: readonly Text[];

  @Field(() => [Text], { description: 'Its keywords.' })
  keywords!: readonly Text[];
}
