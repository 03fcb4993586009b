import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import {
  ClassFilter,
  CountryFilter,
  IriFilter,
  KindFilter,
  LevelFilter,
  OutcomeFilter,
  ProviderFilter,
  StatusFilter,
  TextFilter,
  TimeSpan,
  ValueFilter,
} from './conditions.ts';
import { DateTime } from './scalars.ts';

const MAX_PARTS = 20;

/** A member of a filter that is an input of its own. */
function Condition(type: () => new () => object, description: string): PropertyDecorator {
  return (target, key) => {
    for (const decorate of [Field(type, { nullable: true, description }), IsOptional(), ValidateNested(), Type(type)])
      decorate(target, key);
  };
}

/** A list of such, at most 20. */
function Conditions(type: () => new () => object, description: string): PropertyDecorator {
  return (target, key) => {
    const rules = [IsOptional(), ArrayMaxSize(MAX_PARTS), ValidateNested({ each: true }), Type(type)];
    for (const decorate of [Field(() => [type()], { nullable: true, description }), ...rules]) decorate(target, key);
  };
}

const AND = 'All of these hold; at most 20.';
const OR = 'At least one of these holds; at most 20. An empty list matches nothing.';
const NOT = 'This does not hold.';

/** What can be asked of every entry. */
@InputType({ isAbstract: true })
class EntryConditions {
  @Condition(() => ClassFilter, 'Class.')
  class?: ClassFilter;

  @Condition(() => CountryFilter, 'Country of the legal address, of the location, or of the provider.')
  country?: CountryFilter;

  @Condition(() => TextFilter, 'Keyword.')
  keyword?: TextFilter;

  @Condition(() => LevelFilter, 'Attested level.')
  level?: LevelFilter;

  @Condition(() => OutcomeFilter, 'Outcome.')
  outcome?: OutcomeFilter;

  @Condition(() => StatusFilter, 'Lifecycle status.')
  status?: StatusFilter;

  @Condition(() => TextFilter, 'DID of the signer: the owner of the entry.')
  issuer?: TextFilter;

  @Condition(
    () => TextFilter,
    'Trust anchor of the issuer’s certificate chain: SHA-256 of its certificate, lower-case hex.',
  )
  anchor?: TextFilter;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Valid at this time, according to its credentials. For a time in the past, add `includeInactive: true`.',
  })
  validAt?: string;

  @Condition(() => TimeSpan, 'When it was admitted.')
  published?: TimeSpan;

  @Conditions(() => ValueFilter, 'Columns that the release adds: all of these conditions hold; at most 20.')
  value?: readonly ValueFilter[];
}

/** What can be asked of what someone provides. */
@InputType({ isAbstract: true })
class ResourceConditions extends EntryConditions {
  @Condition(() => ProviderFilter, 'Its provider.')
  provider?: ProviderFilter;

  @Condition(() => TextFilter, 'Licence.')
  licence?: TextFilter;

  @Condition(() => IriFilter, 'Resources that it aggregates.')
  aggregates?: IriFilter;
}

@InputType({ isAbstract: true })
class OfferingConditions extends ResourceConditions {
  @Condition(() => KindFilter, 'An offering can have both kinds, DATA and SERVICE.')
  kind?: KindFilter;

  @Condition(() => CountryFilter, 'Country whose law governs its use.')
  countryOfUse?: CountryFilter;

  @Condition(() => TextFilter, 'Region whose law governs its use, ISO 3166-2: `DE-BY`.')
  regionOfUse?: TextFilter;

  @Condition(() => TextFilter, 'Data protection regime: `GDPR2016`.')
  regime?: TextFilter;

  @Condition(() => TextFilter, 'How it is provided: public, private or hybrid.')
  provisionType?: TextFilter;

  @Condition(() => TextFilter, 'Format: a media type.')
  format?: TextFilter;

  @Condition(() => TextFilter, 'Standards that it, or its endpoint, conforms to: `Dataspace Protocol 2025-1`.')
  standard?: TextFilter;

  @Condition(() => IriFilter, 'Offerings that it depends on.')
  dependsOn?: IriFilter;
}

@InputType({ description: 'Conditions on participants; every given condition must hold.' })
export class ParticipantFilter extends EntryConditions {
  @Conditions(() => ParticipantFilter, AND)
  and?: readonly ParticipantFilter[];

  @Conditions(() => ParticipantFilter, OR)
  or?: readonly ParticipantFilter[];

  @Condition(() => ParticipantFilter, NOT)
  not?: ParticipantFilter;
}

@InputType({ description: 'Conditions on resources; every given condition must hold.' })
export class ResourceFilter extends ResourceConditions {
  @Conditions(() => ResourceFilter, AND)
  and?: readonly ResourceFilter[];

  @Conditions(() => ResourceFilter, OR)
  or?: readonly ResourceFilter[];

  @Condition(() => ResourceFilter, NOT)
  not?: ResourceFilter;
}

@InputType({ description: 'Conditions on offerings; every given condition must hold.' })
export class OfferingFilter extends OfferingConditions {
  @Conditions(() => OfferingFilter, AND)
  and?: readonly OfferingFilter[];

  @Conditions(() => OfferingFilter, OR)
  or?: readonly OfferingFilter[];

  @Condition(() => OfferingFilter, NOT)
  not?: OfferingFilter;
}

@InputType({ description: 'Conditions on entries of any kind; every given condition must hold.' })
export class SearchFilter extends OfferingConditions {
  @Conditions(() => SearchFilter, AND)
  and?: readonly SearchFilter[];

  @Conditions(() => SearchFilter, OR)
  or?: readonly SearchFilter[];

  @Condition(() => SearchFilter, NOT)
  not?: SearchFilter;
}
