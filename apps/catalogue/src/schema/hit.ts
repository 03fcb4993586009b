import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { HighlightView, WhyHereView } from '#reading';
import { MatchedFieldEnum, MatchEnum } from './enums.ts';

@ObjectType({ description: 'A place in a text: `[start, end)` in UTF-16 units, as JavaScript and Java count.' })
export class Span {
  @Field(() => Int, { description: 'Where it begins.' })
  start!: number;

  @Field(() => Int, { description: 'Where it has ended.' })
  end!: number;
}

@ObjectType({
  description: 'A text of a hit in which the query was found. The text is plain; nothing in it is mark-up.',
})
export class Highlight implements HighlightView {
  @Field(() => MatchedFieldEnum, { description: 'Which text of the entry it is from.' })
  field!: HighlightView['field'];

  @Field(() => String, { nullable: true, description: 'Its language (BCP 47); null where it was signed without one.' })
  language!: HighlightView['language'];

  @Field(() => String, { description: 'The text; a long one is cut around its first match, and `…` says so.' })
  text!: HighlightView['text'];

  @Field(() => [Span], { description: 'The places in `text` that match, in order, apart from each other.' })
  spans!: HighlightView['spans'];
}

type WordMatchView = WhyHereView['words'][number];

@ObjectType({ description: 'How one word or phrase of the query was found in a hit.' })
export class WordMatch implements WordMatchView {
  @Field(() => String, { description: 'As it was asked: `diabets`, `"blood sugar"`, `cardio*`.' })
  asked!: WordMatchView['asked'];

  @Field(() => [String], { description: 'The words of the entry that answer it.' })
  matched!: WordMatchView['matched'];

  @Field(() => [MatchedFieldEnum], { description: 'Where they stand.' })
  fields!: WordMatchView['fields'];

  @Field(() => MatchEnum, { description: 'How they answer it.' })
  how!: WordMatchView['how'];
}

type FilterMatchView = WhyHereView['filters'][number];

@ObjectType({ description: 'A filter that a hit meets.' })
export class FilterMatch implements FilterMatchView {
  @Field(() => String, {
    nullable: true,
    description: 'The column it speaks of; null where it combines several.',
  })
  column!: FilterMatchView['column'];

  @Field(() => String, { description: 'The filter in words: `country in DE, LU`.' })
  text!: FilterMatchView['text'];
}

@ObjectType({ description: 'Why an entry is a hit of the list it stands in.' })
export class WhyHere implements WhyHereView {
  @Field(() => [WordMatch], {
    description: 'Each word or phrase of the query that was looked for, and what answers it.',
  })
  words!: WhyHereView['words'];

  @Field(() => [FilterMatch], { description: 'The filters it meets: all that were said.' })
  filters!: WhyHereView['filters'];
}
