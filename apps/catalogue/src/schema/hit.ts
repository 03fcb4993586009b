import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MatchedFieldEnum, MatchEnum } from './enums.ts';

@ObjectType({ description: 'A range in a text: `[start, end)` in UTF-16 code units, as in JavaScript and Java.' })
export class Span {
  @Field(() => Int, { description: 'Index of its first unit.' })
  start!: number;

  @Field(() => Int, { description: 'Index after its last unit.' })
  end!: number;
}

@ObjectType({
  description: 'A text of a hit in which the query was found. It is plain text without markup.',
})
export class Highlight {
  @Field(() => MatchedFieldEnum, { description: 'The text of the entry that it is taken from.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Its language (BCP 47); null if it was signed without one.' })
  language?: string;

  @Field(() => String, { description: 'The text; a long one is cut around its first match, marked with `…`.' })
  text!: string;

  @Field(() => [Span], { description: 'The ranges of `text` that match, in order and without overlap.' })
  spans!: readonly Span[];
}

@ObjectType({ description: 'How one word or phrase of the query was found in a hit.' })
export class WordMatch {
  @Field(() => String, { description: 'As written in the query: `diabets`, `"blood sugar"`, `cardio*`.' })
  asked!: string;

  @Field(() => [String], { description: 'The words of the entry that match it.' })
  matched!: readonly string[];

  @Field(() => [MatchedFieldEnum], { description: 'The fields in which they occur.' })
  fields!: readonly string[];

  @Field(() => MatchEnum, { description: 'How they match it.' })
  how!: string;
}

@ObjectType({ description: 'A filter that a hit matches.' })
export class FilterMatch {
  @Field(() => String, {
    nullable: true,
    description: 'The column it applies to; null if it combines several.',
  })
  column?: string;

  @Field(() => String, { description: 'The filter in words: `country in DE, LU`.' })
  text!: string;
}

@ObjectType({ description: 'Why an entry is in a list.' })
export class WhyHere {
  @Field(() => [WordMatch], {
    description: 'Each word or phrase of the query, and what matches it.',
  })
  words!: readonly WordMatch[];

  @Field(() => [FilterMatch], { description: 'The filters it matches: all that were given.' })
  filters!: readonly FilterMatch[];
}
