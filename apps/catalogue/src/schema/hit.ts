import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { HighlightView, WhyHereView } from '#reading';
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
export class Highlight implements HighlightView {
  @Field(() => MatchedFieldEnum, { description: 'The text of the entry that it is taken from.' })
  field!: HighlightView['field'];

  @Field(() => String, { nullable: true, description: 'Its language (BCP 47); null if it was signed without one.' })
  language!: HighlightView['language'];

  @Field(() => String, { description: 'The text; a long one is cut around its first match, marked with `…`.' })
  text!: HighlightView['text'];

  @Field(() => [Span], { description: 'The ranges of `text` that match, in order and without overlap.' })
  spans!: HighlightView['spans'];
}

type WordMatchView = WhyHereView['words'][number];

@ObjectType({ description: 'How one word or phrase of the query was found in a hit.' })
export class WordMatch implements WordMatchView {
  @Field(() => String, { description: 'As written in the query: `diabets`, `"blood sugar"`, `cardio*`.' })
  asked!: WordMatchView['asked'];

  @Field(() => [String], { description: 'The words of the entry that match it.' })
  matched!: WordMatchView['matched'];

  @Field(() => [MatchedFieldEnum], { description: 'The fields in which they occur.' })
  fields!: WordMatchView['fields'];

  @Field(() => MatchEnum, { description: 'How they match it.' })
  how!: WordMatchView['how'];
}

type FilterMatchView = WhyHereView['filters'][number];

@ObjectType({ description: 'A filter that a hit matches.' })
export class FilterMatch implements FilterMatchView {
  @Field(() => String, {
    nullable: true,
    description: 'The column it applies to; null if it combines several.',
  })
  column!: FilterMatchView['column'];

  @Field(() => String, { description: 'The filter in words: `country in DE, LU`.' })
  text!: FilterMatchView['text'];
}

@ObjectType({ description: 'Why an entry is in a list.' })
export class WhyHere implements WhyHereView {
  @Field(() => [WordMatch], {
    description: 'Each word or phrase of the query, and what matches it.',
  })
  words!: WhyHereView['words'];

  @Field(() => [FilterMatch], { description: 'The filters it matches: all that were given.' })
  filters!: WhyHereView['filters'];
}
