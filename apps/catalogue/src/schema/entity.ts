import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { AddressView, EntityView, RegistrationNumberView, WordView } from '#reading';
import { KindEnum } from './enums.ts';
import { Credential } from './credential.ts';
import { DateTime, Digest, Did, Iri } from './scalars.ts';
import { Texts } from './texts.ts';
import { Statement, Trust } from './trust.ts';

@ObjectType({
  description: 'What one credential says about a thing, in short. What others say is kept apart: nothing is merged.',
})
export class Word implements WordView {
  @Field(() => Did, { description: 'The issuer that says it.' })
  issuer!: WordView['issuer'];

  @Field(() => Boolean, {
    description: 'Whether the issuer owns the thing: only what the owner says is searched and makes the entry.',
  })
  isOwner!: WordView['isOwner'];

  @Field(() => Digest, { description: 'The credential that says it.' })
  digest!: WordView['digest'];

  @Field(() => Int, { description: 'Number of the log entry of its admission.' })
  sequence!: WordView['sequence'];

  @Field(() => [Iri], { description: 'The classes it gives the thing.' })
  classes!: WordView['classes'];

  @Field(() => String, { nullable: true, description: 'The name it gives the thing.' })
  name!: WordView['name'];

  @Field(() => String, { nullable: true, description: 'The description it gives the thing.' })
  description!: WordView['description'];
}

/** What resolvers read an entry by; no field of an answer. */
type Inner = '__typename' | 'provider' | 'digests' | 'own' | 'said' | 'languages' | 'fields';

@InterfaceType({
  description:
    'An entry of the catalogue: a thing that its owner describes in a credential that is valid now or, with `includeInactive`, was valid once. What others say about it is listed in `words`, `credentials` and `statements`, each with its source.',
  resolveType: ({ __typename }: { readonly __typename: string }) => __typename,
})
export abstract class Entity implements Omit<EntityView, Inner> {
  @Field(() => ID, { description: 'Opaque global id, for `node`.' })
  id!: EntityView['id'];

  @Field(() => Iri, { description: 'The IRI by which credentials refer to it.' })
  iri!: EntityView['iri'];

  @Field(() => [KindEnum], { description: 'Its kinds.' })
  kinds!: EntityView['kinds'];

  @Field(() => [Iri], { description: 'Its classes, as stated by its owner.' })
  classes!: EntityView['classes'];

  @Field(() => String, {
    nullable: true,
    description: 'Its name, in the language that fits the request best; `texts` says which one.',
  })
  name!: EntityView['name'];

  @Field(() => String, { nullable: true, description: 'Its description, in the language that fits the request best.' })
  description!: EntityView['description'];

  @Field(() => [String], { description: 'Its keywords, in the language that fits the request best.' })
  keywords!: EntityView['keywords'];

  @Field(() => Texts, { description: 'Name, description and keywords, each with its language.' })
  texts!: Texts;

  @Field(() => DateTime, { nullable: true, description: 'Until when it is listed; null if no end is known.' })
  validUntil!: EntityView['validUntil'];

  @Field(() => Trust, { description: 'What was checked about it, and with what result.' })
  trust!: Trust;

  @Field(() => [Word], {
    description:
      'What each valid credential says about it, in short, the owner first. Each issuer has an item of its own.',
  })
  words!: readonly Word[];

  @Field(() => [Credential], {
    description:
      'All valid credentials that describe it, those of its owner first, with their raw bytes and digests. For an inactive entry, also its last one.',
  })
  credentials!: readonly Credential[];

  @Field(() => [Statement], { description: 'Everything stated about it by any issuer, the owner first.' })
  statements!: readonly Statement[];
}

@ObjectType({ description: 'One property of a thing that is described inside another.' })
export class Part {
  @Field(() => String, { description: 'Name of the property in the release.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType({ description: 'A postal address.' })
export class Address implements AddressView {
  @Field(() => Iri, { nullable: true, description: 'Its IRI, if it has one.' })
  iri?: string;

  @Field(() => String, { nullable: true, description: 'Country as stated: ISO 3166-1 or 3166-2.' })
  countryCode?: string;

  @Field(() => [Part], { description: 'Everything else that is stated about it.' })
  parts!: readonly Part[];
}

@ObjectType({ description: 'A registration number of a participant.' })
export class RegistrationNumber implements RegistrationNumberView {
  @Field(() => Iri, { description: 'Its IRI.' })
  iri!: string;

  @Field(() => [Iri], { description: 'The kind of number: EORI, LEI, VAT, …' })
  classes!: readonly string[];

  @Field(() => [Part], { description: 'The number, its country and whatever else is stated.' })
  parts!: readonly Part[];

  @Field(() => Did, { description: 'The DID of the notary that attests it.' })
  source!: string;

  @Field(() => Digest, { description: 'The credential that states it.' })
  digest!: string;
}
