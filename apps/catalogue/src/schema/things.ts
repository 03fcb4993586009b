import { Field, ObjectType } from '@nestjs/graphql';
import { Address, Entity, RegistrationNumber } from './entity.ts';
import { Node } from './node.ts';

const THING = { implements: () => [Entity, Node] };

@ObjectType({ ...THING, description: 'A legal person that takes part.' })
export class Participant extends Entity {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code of its legal address.' })
  country?: string;

  @Field(() => Address, { nullable: true, description: 'Where it is registered.' })
  legalAddress?: Address;

  @Field(() => Address, { nullable: true, description: 'Where it is led from.' })
  headquartersAddress?: Address;

  @Field(() => [RegistrationNumber], { description: 'Its registration numbers, each with the one who vouches for it.' })
  registrationNumbers!: readonly RegistrationNumber[];
}

@ObjectType({ ...THING, description: 'Part of what offerings are made of: data, software, a place.' })
export class Resource extends Entity {
  @Field(() => Participant, {
    nullable: true,
    description: 'Who provides it; null where the catalogue does not list him.',
  })
  provider?: Participant;

  @Field(() => [String], { description: 'Licences.' })
  licence!: readonly string[];

  @Field(() => [Resource], { description: 'The listed resources that it is made of.' })
  aggregates!: readonly Resource[];
}

@ObjectType({ ...THING, description: 'An offering of data, of a service, or of both.' })
export class Offering extends Entity {
  @Field(() => Participant, {
    nullable: true,
    description: 'Who offers it; null where the catalogue does not list him.',
  })
  provider?: Participant;

  @Field(() => [Resource], { description: 'The listed resources that it is made of.' })
  aggregates!: readonly Resource[];

  @Field(() => [Offering], { description: 'The listed offerings that it needs.' })
  dependsOn!: readonly Offering[];

  @Field(() => String, { nullable: true, description: 'Where it is reached.' })
  endpoint?: string;

  @Field(() => [String], { description: 'Licences.' })
  licence!: readonly string[];

  @Field(() => [String], { description: 'Terms and conditions: their addresses.' })
  terms!: readonly string[];

  @Field(() => [String], { description: 'Data protection regimes.' })
  regime!: readonly string[];

  @Field(() => [String], { description: 'The way it is provided.' })
  provisionType!: readonly string[];

  @Field(() => [String], { description: 'Formats: media types.' })
  format!: readonly string[];

  @Field(() => [String], { description: 'Standards that it, or its endpoint, conforms to.' })
  standard!: readonly string[];

  @Field(() => [String], { description: 'Countries whose law governs its use, ISO 3166-1 alpha-2.' })
  countryOfUse!: readonly string[];
}
