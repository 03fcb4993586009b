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
      'Words that must all occur in name, keywords, provider name or description: `word`, `"a phrase"`, `-not`, `prefix*`. Case, diacritics and hyphens do not matter; forms of a word in German, English and French are found, German compounds by their parts, and a word of five letters or more with one typing error. A blank text asks for everything; one without a word to look for (`-`, `*`, `-not` alone) is refused.',
  })
  @IsOptional()
  @MaxLength(1000)
  query?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: also what is expired, superseded, revoked or suspended, each with its status. Default: only what is active and valid now.',
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
      'Languages of names, descriptions, keywords and labels, most wanted first, as in `Accept-Language`: `fr`, `de-LU, en;q=0.5`. Default: the header of the request. `texts` of an entry marks what is in another language.',
  })
  @IsOptional()
  @MaxLength(200)
  language?: string;

  @Field(() => OrderEnum, {
    nullable: true,
    description: 'Default: RELEVANCE where `query` asks for something, else NAME.',
  })
  @IsOptional()
  @IsEnum(OrderEnum)
  orderBy?: Order;

  @Field(() => Int, { nullable: true, description: 'The first so many, 1 to 100; 20 where nothing is said.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor: `endCursor` of the page before.' })
  @IsOptional()
  @MaxLength(8192)
  after?: string;

  @Field(() => Int, { nullable: true, description: 'The last so many, 1 to 100. Not together with `first`.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  last?: number;

  @Field(() => String, { nullable: true, description: 'Stop before this cursor: `startCursor` of the page after.' })
  @IsOptional()
  @MaxLength(8192)
  before?: string;
}

@ArgsType()
export class ParticipantArguments extends ListArguments {
  @Field(() => ParticipantFilter, { nullable: true, description: 'What must hold of every hit.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ParticipantFilter)
  filter?: ParticipantFilter;
}

@ArgsType()
export class OfferingArguments extends ListArguments {
  @Field(() => OfferingFilter, { nullable: true, description: 'What must hold of every hit.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OfferingFilter)
  filter?: OfferingFilter;
}

@ArgsType()
export class ResourceArguments extends ListArguments {
  @Field(() => ResourceFilter, { nullable: true, description: 'What must hold of every hit.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ResourceFilter)
  filter?: ResourceFilter;
}

@ArgsType()
export class SearchArguments extends ListArguments {
  @Field(() => SearchFilter, { nullable: true, description: 'What must hold of every hit.' })
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
    description: 'True: also where it is expired, superseded, revoked or suspended; `trust.status` says so.',
  })
  includeInactive?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Languages of its texts, most wanted first, as in `Accept-Language`.',
  })
  language?: string | null;
}

/** Arguments of `facetValues`. */
@ArgsType()
export class FacetValuesArguments extends QueryArguments {
  @Field(() => FacetNameEnum, { nullable: true, description: 'The facet; or `column`.' })
  @IsOptional()
  name?: FacetName;

  @Field(() => String, { nullable: true, description: 'A column that the release adds.' })
  @IsOptional()
  @MaxLength(100)
  column?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the values begin with, or words of what people call them (a country, a class, a level in German, English or French): `deu` finds `DE`. Case and diacritics do not matter. All values where nothing is said.',
  })
  @IsOptional()
  @MaxLength(200)
  prefix?: string;

  @Field(() => SearchFilter, { nullable: true, description: 'What must hold of every entry that is counted.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchFilter)
  filter?: SearchFilter;

  @Field(() => [KindEnum], { nullable: true, description: 'Only entries of these kinds, as the lists have them.' })
  @IsOptional()
  within?: readonly Kind[];

  @Field(() => Int, { nullable: true, description: 'So many values, 1 to 100; 20 where nothing is said.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number;
}
