import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import { KindEnum } from './enums.ts';
import { Credential } from './credential.ts';
import { DateTime, Digest, Did, Iri } from './scalars.ts';
import { Statement, Trust } from './trust.ts';

@InterfaceType({
  description:
    'An entry of the catalogue: a thing that its owner describes in a credential that is valid now. What others say of it stands beside, in `credentials` and `statements`, each with its source.',
})
export abstract class Entity {
  @Field(() => ID, { description: 'Opaque global id, for `node`.' })
  id!: string;

  @Field(() => Iri, { description: 'The IRI by which credentials speak of it.' })
  iri!: string;

  @Field(() => [KindEnum], { description: 'What it is.' })
  kinds!: readonly string[];

  @Field(() => [Iri], { description: 'Its classes, as its owner says.' })
  classes!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Its description.' })
  description?: string;

  @Field(() => [String], { description: 'Keywords.' })
  keywords!: readonly string[];

  @Field(() => DateTime, { nullable: true, description: 'When it ceases to be listed; null where no end is known.' })
  validUntil?: string;

  @Field(() => Trust, { description: 'Why it can be relied on.' })
  trust!: Trust;

  @Field(() => [Credential], { description: 'All valid credentials that describe it, those of its owner first.' })
  credentials!: readonly Credential[];

  @Field(() => [Statement], { description: 'All that is stated about it, by whomever, the owner first.' })
  statements!: readonly Statement[];
}

@ObjectType({ description: 'One property of something that is described inside another thing.' })
export class Part {
  @Field(() => String, { description: 'Name of the property in the release.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType({ description: 'A postal address.' })
export class Address {
  @Field(() => Iri, { nullable: true, description: 'Its IRI, where it has one.' })
  iri?: string;

  @Field(() => String, { nullable: true, description: 'Country as it was said: ISO 3166-1 or 3166-2.' })
  countryCode?: string;

  @Field(() => [Part], { description: 'Everything else that was said of it.' })
  parts!: readonly Part[];
}

@ObjectType({ description: 'A registration number of a participant.' })
export class RegistrationNumber {
  @Field(() => Iri, { description: 'Its IRI.' })
  iri!: string;

  @Field(() => [Iri], { description: 'Which kind of number: EORI, LEI, VAT, …' })
  classes!: readonly string[];

  @Field(() => [Part], { description: 'The number, its country and what else was said.' })
  parts!: readonly Part[];

  @Field(() => Did, { description: 'Who vouches for it: a notary.' })
  source!: string;

  @Field(() => Digest, { description: 'The credential it was said in.' })
  digest!: string;
}
