import { Field, ObjectType } from '@nestjs/graphql';
import type { ChosenText } from '#reading';

@ObjectType({ description: 'A text, in which language it is, and whether that is the one that was asked for.' })
export class Text implements ChosenText {
  @Field(() => String, { description: 'The text.' })
  value!: ChosenText['value'];

  @Field(() => String, {
    nullable: true,
    description: 'Its language (BCP 47); null where it was signed without one, as texts of Loire are.',
  })
  language!: ChosenText['language'];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where none of the asked languages was there and this one stands in; null where that cannot be told, because the text was signed without a language.',
  })
  isFallback!: ChosenText['isFallback'];
}

@ObjectType({ description: 'The texts of an entry in the best language there is for the reader, each marked.' })
export class Texts {
  @Field(() => Text, { nullable: true, description: 'Its name.' })
  name?: Text;

  @Field(() => [Text], { description: 'Its descriptions.' })
  descriptions!: readonly Text[];

  @Field(() => [Text], { description: 'Its keywords.' })
  keywords!: readonly Text[];
}
