import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Refusal } from '#refusal';
import { MAX_PAGE, type Kind, type Order, type Search } from '#search';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsEnum,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { OrderEnum } from './enums.ts';
import { OfferingFilter, ParticipantFilter, ResourceFilter, SearchFilter } from './filters.ts';

/** Arguments of every list. */
@ArgsType()
export class ListArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that must all occur in name, keywords, provider name or description: `word`, `"a phrase"`, `-not`, `prefix*`. Case and diacritics do not matter; no text is an error.',
  })
  @IsOptional()
  @MaxLength(1000)
  query?: string;

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

/**
 * Arguments → a search of the index. A null is as good as nothing said.
 * @throws Refusal `request/parameter`, one finding for each argument that cannot be used.
 */
export function toSearch<T extends ListArguments & { filter?: SearchFilter }>(
  given: T,
  { type, within, now }: { readonly type: new () => T; readonly within?: readonly Kind[]; readonly now: number },
): Search {
  const said = validated(given, type);
  const { kind, provider, country, level } = said.filter ?? {};
  return withoutNulls({
    text: said.query,
    within,
    kinds: kind?.in,
    providers: provider?.in,
    countries: country?.in,
    level: level?.atLeast,
    orderBy: said.orderBy,
    first: said.first,
    after: said.after,
    last: said.last,
    before: said.before,
    now,
  }) as Search;
}

function validated<T extends object>(given: T, type: new () => T): T {
  const instance = plainToInstance(type, withoutNulls(given));
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length === 0) return instance;
  const findings = errors.flatMap((error) => toTexts(error, []));
  throw new Refusal(
    findings.map(({ path, text, value }) => ({
      code: 'request/parameter',
      severity: 'error',
      title: `${path}: ${text}`,
      expected: text,
      found: String(value).slice(0, 80),
    })),
  );
}

interface Fault {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
}

function toTexts(
  { property, constraints, children, value }: ValidationError,
  above: readonly string[],
): readonly Fault[] {
  const path = [...above, property];
  const own = Object.values(constraints ?? {}).map((text) => ({ path: path.join('.'), text, value: value as unknown }));
  return [...own, ...(children ?? []).flatMap((child) => toTexts(child, path))];
}

function withoutNulls(value: object): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]: [string, unknown]) => {
      if (v === null || v === undefined) return [];
      return [[key, typeof v === 'object' && !Array.isArray(v) ? withoutNulls(v) : v]];
    }),
  );
}
