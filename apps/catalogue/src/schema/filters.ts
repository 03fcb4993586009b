import { Field, InputType } from '@nestjs/graphql';
import type { Kind, Level } from '#search';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsISO31661Alpha2, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { KindEnum, LevelEnum } from './enums.ts';
import { Iri } from './scalars.ts';

const MAX_VALUES = 100;

@InputType({ description: 'By kind.' })
export class KindFilter {
  @Field(() => [KindEnum], { nullable: true, description: 'Any of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(MAX_VALUES)
  @IsEnum(KindEnum, { each: true })
  in?: readonly Kind[];
}

@InputType({ description: 'By IRI.' })
export class IriFilter {
  @Field(() => [Iri], { nullable: true, description: 'Any of these IRIs, at most 100.' })
  @IsOptional()
  @ArrayMaxSize(MAX_VALUES)
  @MaxLength(2048, { each: true })
  in?: readonly string[];
}

@InputType({ description: 'By country.' })
export class CountryFilter {
  @Field(() => [String], { nullable: true, description: 'Any of these ISO 3166-1 alpha-2 codes: `LU`, `DE`.' })
  @IsOptional()
  @ArrayMaxSize(MAX_VALUES)
  @IsISO31661Alpha2({ each: true, message: 'country.in holds a value that is not an ISO 3166-1 alpha-2 code' })
  in?: readonly string[];
}

@InputType({ description: 'By level.' })
export class LevelFilter {
  @Field(() => LevelEnum, { nullable: true, description: 'At least this level: SC < L1 < L2 < L3.' })
  @IsOptional()
  @IsEnum(LevelEnum)
  atLeast?: Level;
}

@InputType({ description: 'Which participants; all that is said must hold.' })
export class ParticipantFilter {
  @Field(() => CountryFilter, { nullable: true, description: 'Country of the legal address.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CountryFilter)
  country?: CountryFilter;

  @Field(() => LevelFilter, { nullable: true, description: 'Attested level.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LevelFilter)
  level?: LevelFilter;
}

@InputType({ description: 'Which resources; all that is said must hold.' })
export class ResourceFilter extends ParticipantFilter {
  @Field(() => IriFilter, { nullable: true, description: 'Who provides it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IriFilter)
  provider?: IriFilter;
}

@InputType({ description: 'Which offerings; all that is said must hold.' })
export class OfferingFilter extends ResourceFilter {
  @Field(() => KindFilter, { nullable: true, description: 'An offering may be of both kinds, DATA and SERVICE.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => KindFilter)
  kind?: KindFilter;
}

@InputType({ description: 'Which entries of any kind; all that is said must hold.' })
export class SearchFilter extends OfferingFilter {}
