import type { Kind, Level, Status } from '#reading';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsISO31661Alpha2,
  IsOptional,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { KindEnum, LevelEnum, OutcomeEnum, StatusEnum } from './enums.ts';
import { DateTime, Iri } from './scalars.ts';

const MAX_VALUES = 100;
const MAX_TEXT = 2048;
const STATED = 'True: a value is stated. False: none is.';

/** Members of a list: not too many, each not too long, and none that says nothing. */
function Values(): PropertyDecorator {
  const said = Matches(/\S/u, { each: true, message: '$property contains an empty value' });
  return (target, key) => {
    for (const decorate of [IsOptional(), ArrayMaxSize(MAX_VALUES), MaxLength(MAX_TEXT, { each: true }), said])
      decorate(target, key);
  };
}

function Countries(): PropertyDecorator {
  const message = '$property contains a value that is not an ISO 3166-1 alpha-2 code';
  return (target, key) => {
    for (const decorate of [IsOptional(), ArrayMaxSize(MAX_VALUES), IsISO31661Alpha2({ each: true, message })])
      decorate(target, key);
  };
}

@InputType({ description: 'By kind.' })
export class KindFilter {
  @Field(() => [KindEnum], { nullable: true, description: 'Any of these kinds.' })
  @Values()
  in?: readonly Kind[];

  @Field(() => [KindEnum], { nullable: true, description: 'None of these kinds.' })
  @Values()
  not?: readonly Kind[];
}

@InputType({ description: 'By IRI.' })
export class IriFilter {
  @Field(() => [Iri], { nullable: true, description: 'Any of these IRIs, at most 100.' })
  @Values()
  in?: readonly string[];

  @Field(() => [Iri], { nullable: true, description: 'None of these IRIs, at most 100.' })
  @Values()
  not?: readonly string[];

  @Field(() => Boolean, { nullable: true, description: STATED })
  @IsOptional()
  @IsBoolean()
  stated?: boolean;
}

@InputType({
  description:
    'By class: an IRI, or its short name with a prefix of the release (`gx:DataProduct`). A class includes its subclasses. A name that neither the release nor an entry knows is refused.',
})
export class ClassFilter extends IriFilter {}

@InputType({
  description: 'By whole texts. Case does not matter, except for identifiers: `issuer`, `anchor` and columns of IRIs.',
})
export class TextFilter {
  @Field(() => [String], { nullable: true, description: 'At least one of its values is one of these, at most 100.' })
  @Values()
  in?: readonly string[];

  @Field(() => [String], { nullable: true, description: 'None of its values is one of these, at most 100.' })
  @Values()
  not?: readonly string[];

  @Field(() => Boolean, { nullable: true, description: STATED })
  @IsOptional()
  @IsBoolean()
  stated?: boolean;
}

@InputType({ description: 'By a column that the release adds; `columns` of Query lists them.' })
export class ValueFilter extends TextFilter {
  @Field(() => String, { description: 'Name of the column: `policy`.' })
  @MaxLength(100)
  column!: string;
}

@InputType({ description: 'By country.' })
export class CountryFilter {
  @Field(() => [String], { nullable: true, description: 'Any of these ISO 3166-1 alpha-2 codes: `LU`, `DE`.' })
  @Countries()
  in?: readonly string[];

  @Field(() => [String], { nullable: true, description: 'None of these ISO 3166-1 alpha-2 codes.' })
  @Countries()
  not?: readonly string[];

  @Field(() => Boolean, { nullable: true, description: STATED })
  @IsOptional()
  @IsBoolean()
  stated?: boolean;
}

@InputType({ description: 'By provider; every given condition must hold.' })
export class ProviderFilter extends IriFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of its name: at least one, and all must occur. They are matched like those of `query`.',
  })
  @IsOptional()
  @MaxLength(1000)
  name?: string;

  @Field(() => CountryFilter, { nullable: true, description: 'Country of its legal address.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CountryFilter)
  country?: CountryFilter;
}

@InputType({ description: 'By level: SC < L1 < L2 < L3.' })
export class LevelFilter {
  @Field(() => LevelEnum, { nullable: true, description: 'At least this level.' })
  @IsOptional()
  @IsEnum(LevelEnum)
  atLeast?: Level;

  @Field(() => [LevelEnum], { nullable: true, description: 'Any of these levels.' })
  @Values()
  in?: readonly Level[];

  @Field(() => [LevelEnum], { nullable: true, description: 'None of these levels.' })
  @Values()
  not?: readonly Level[];
}

@InputType({ description: 'By outcome.' })
export class OutcomeFilter {
  @Field(() => [OutcomeEnum], { nullable: true, description: 'Any of these.' })
  @Values()
  in?: readonly string[];

  @Field(() => [OutcomeEnum], { nullable: true, description: 'None of these.' })
  @Values()
  not?: readonly string[];
}

@InputType({ description: 'By lifecycle status. Any status other than ACTIVE also needs `includeInactive: true`.' })
export class StatusFilter {
  @Field(() => [StatusEnum], { nullable: true, description: 'Any of these.' })
  @Values()
  in?: readonly Status[];

  @Field(() => [StatusEnum], { nullable: true, description: 'None of these.' })
  @Values()
  not?: readonly Status[];
}

@InputType({ description: 'A span of time, both ends included.' })
export class TimeSpan {
  @Field(() => DateTime, { nullable: true, description: 'Not before.' })
  from?: string;

  @Field(() => DateTime, { nullable: true, description: 'Not after.' })
  to?: string;
}
