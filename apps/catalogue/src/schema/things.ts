import { Field, ObjectType } from '@nestjs/graphql';
import { Address, Entity, RegistrationNumber } from './entity.ts';
import { Node } from './node.ts';

const THING = { implements: () => [Entity, Node] };

@ObjectType({ ...THING, description: 'A legal person that takes part in the data space.' })
export class Participant extends Entity {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code of its legal address.' })
  country?: string;

  @Field(() => Address, { nullable: true, description: 'Its registered address.' })
  legalAddress?: Address;

  @Field(() => Address, { nullable: true, description: 'The address of its headquarters.' })
  headquartersAddress?: Address;

  @Field(() => [RegistrationNumber], { description: 'Its registration numbers, each with the notary that attests it.' })
  registrationNumbers!: readonly RegistrationNumber[];
}

@ObjectType({ ...THING, description: 'A component of offerings: data, software, a location.' })
export class Resource extends Entity {
  @Field(() => Participant, {
    nullable: true,
    description: 'Its provider; null if the catalogue does not list it.',
  })
  provider?: Participant;

  @Field(() => [String], { description: 'Licences.' })
  licence!: readonly string[];

  @Field(() => [Resource], { description: 'The listed resources that it aggregates.' })
  aggregates!: readonly Resource[];
}

@ObjectType({ ...THING, description: 'An offering of data, of a service, or of both.' })
export class Offering extends Entity {
  @Field(() => Participant, {
    nullable: true,
    description: 'Its provider; null if the catalogue does not list it.',
  })
  provider?: Participant;

  @Field(() => [Resource], { description: 'The listed resources that it aggregates.' })
  aggregates!: readonly Resource[];

  @Field(() => [Offering], { description: 'The listed offerings that it depends on.' })
  dependsOn!: readonly Offering[];

  @Field(() => String, { nullable: true, description: 'The address at which it is reached.' })
  endpoint?: string;

  @Field(() => [String], { description: 'Licences.' })
  licence!: readonly string[];

  @Field(() => [String], { description: 'Addresses of its terms and conditions.' })
  terms!: readonly string[];

  @Field(() => [String], { description: 'Data protection regimes.' })
  regime!: readonly string[];

  @Field(() => [String], { description: 'How it is provided: public, private or hybrid.' })
  provisionType!: readonly string[];

  @Field(() => [String], { description: 'Formats: media types.' })
  format!: readonly string[];

  @Field(() => [String], { description: 'Standards that it, or its endpoint, conforms to.' })
  standard!: readonly string[];

  @Field(() => [String], { description: 'Countries whose law governs its use, ISO 3166-1 alpha-2.' })
  countryOfUse!: readonly string[];
}
