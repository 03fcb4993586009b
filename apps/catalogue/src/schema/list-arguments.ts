import { type Kind, MAX_PAGE, type Order, type FacetName } from '#reading';
import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { KindEnum, OrderEnum } from './enums.ts';
import { FacetNameEnum } from './facet-names.ts';
import { OfferingFilter, ParticipantFilter, ResourceFilter, SearchFilter } from './filters.ts';

/** What is asked for, before how it is shown. */
@ArgsType()
export class QueryArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that must all occur in the name, keywords, provider name or description: `word`, `"a phrase"`, `-not`, `prefix*`. Case, diacritics and hyphens do not matter; forms of a word in German, English and French are found, German compounds by their parts, and words of five letters or more despite one typing error. An empty query returns everything; one without a word to search for (`-`, `*`, `-not` alone) is refused.',
  })
  @IsOptional()
  @MaxLength(1000)
  query?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: also expired, superseded, revoked and suspended entries, each with its status. Default: only entries that are active and valid now.',
  })
  @IsOptional()
  @IsBoolean()
  includeInactive?: boolean;
}

/** Arguments of every list. */
@ArgsType()
export class ListArguments extends QueryArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Languages of names, descriptions, keywords and labels, most preferred first, as in `Accept-Language`: `fr`, `de-LU, en;q=0.5`. Default: the header of the request. `texts` of an entry marks texts in another language.',
  })
  @IsOptional()
  @MaxLength(200)
  language?: string;

  @Field(() => OrderEnum, {
    nullable: true,
    description: 'Default: RELEVANCE with a `query`, otherwise NAME.',
  })
  @IsOptional()
  @IsEnum(OrderEnum)
  orderBy?: Order;

  @Field(() => Int, { nullable: true, description: 'Number of entries from the start, 1 to 100; default 20.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor: `endCursor` of the previous page.' })
  @IsOptional()
  @MaxLength(8192)
  after?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of entries from the end, 1 to 100. Not together with `first`.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  last?: number;

  @Field(() => String, { nullable: true, description: 'Continue before this cursor: `startCursor` of the next page.' })
  @IsOptional()
  @MaxLength(8192)
  before?: string;
}

@ArgsType()
export class ParticipantArguments extends ListArguments {
  @Field(() => ParticipantFilter, { nullable: true, description: 'Conditions that every hit must meet.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ParticipantFilter)
  filter?: ParticipantFilter;
}

@ArgsType()
export class OfferingArguments extends ListArguments {
  @Field(() => OfferingFilter, { nullable: true, description: 'Conditions that every hit must meet.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OfferingFilter)
  filter?: OfferingFilter;
}

@ArgsType()
export class ResourceArguments extends ListArguments {
  @Field(() => ResourceFilter, { nullable: true, description: 'Conditions that every hit must meet.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResourceFilter)
  filter?: ResourceFilter;
}

@ArgsType()
export class SearchArguments extends ListArguments {
  @Field(() => SearchFilter, { nullable: true, description: 'Conditions that every hit must meet.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchFilter)
  filter?: SearchFilter;
}

/** How one entry is asked for. */
@ArgsType()
export class EntityArguments {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: also if it is expired, superseded, revoked or suspended; `trust.status` says which.',
  })
  includeInactive?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Languages of its texts, most preferred first, as in `Accept-Language`.',
  })
  language?: string | null;
}

/** Arguments of `facetValues`. */
@ArgsType()
export class FacetValuesArguments extends QueryArguments {
  @Field(() => FacetNameEnum, { nullable: true, description: 'The facet; alternatively `column`.' })
  @IsOptional()
  name?: FacetName;

  @Field(() => String, { nullable: true, description: 'A column that the release adds.' })
  @IsOptional()
  @MaxLength(100)
  column?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The beginning of the values, or of words of their labels (a country, a class or a level in German, English or French): `deu` finds `DE`. Case and diacritics do not matter. Default: all values.',
  })
  @IsOptional()
  @MaxLength(200)
  prefix?: string;

  @Field(() => SearchFilter, { nullable: true, description: 'Conditions that every counted entry must meet.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchFilter)
  filter?: SearchFilter;

  @Field(() => [KindEnum], { nullable: true, description: 'Only entries of these kinds, as in the lists.' })
  @IsOptional()
  within?: readonly Kind[];

  @Field(() => Int, { nullable: true, description: 'Number of values, 1 to 100; default 20.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number;
}
