import { Field, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { AddressView, EntityView, RegistrationNumberView, WordView } from '#reading';
import { KindEnum } from './enums.ts';
import { Credential } from './credential.ts';
import { DateTime, Digest, Did, Iri } from './scalars.ts';
import { Texts } from './texts.ts';
import { Statement, Trust } from './trust.ts';

@ObjectType({
  description: 'What one credential says of a thing, in short, beside what others say: nothing is merged.',
})
export class Word implements WordView {
  @Field(() => Did, { description: 'Who says it.' })
  issuer!: WordView['issuer'];

  @Field(() => Boolean, { description: 'Whether he owns the thing: only his word is searched and makes the entry.' })
  isOwner!: WordView['isOwner'];

  @Field(() => Digest, { description: 'The credential it is said in.' })
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
    'An entry of the catalogue: a thing that its owner describes in a credential that is valid now, or with `includeInactive` was. What others say of it stands beside, in `words`, `credentials` and `statements`, each with its source.',
  resolveType: ({ __typename }: { readonly __typename: string }) => __typename,
})
export abstract class Entity implements Omit<EntityView, Inner> {
  @Field(() => ID, { description: 'Opaque global id, for `node`.' })
  id!: EntityView['id'];

  @Field(() => Iri, { description: 'The IRI by which credentials speak of it.' })
  iri!: EntityView['iri'];

  @Field(() => [KindEnum], { description: 'What it is.' })
  kinds!: EntityView['kinds'];

  @Field(() => [Iri], { description: 'Its classes, as its owner says.' })
  classes!: EntityView['classes'];

  @Field(() => String, {
    nullable: true,
    description: 'Its name, in the best language for the reader; `texts` tells in which.',
  })
  name!: EntityView['name'];

  @Field(() => String, { nullable: true, description: 'Its description, in the best language for the reader.' })
  description!: EntityView['description'];

  @Field(() => [String], { description: 'Its keywords, in the best language for the reader.' })
  keywords!: EntityView['keywords'];

  @Field(() => Texts, { description: 'Name, description and keywords, each with its language.' })
  texts!: Texts;

  @Field(() => DateTime, { nullable: true, description: 'When it ceases to be listed; null where no end is known.' })
  validUntil!: EntityView['validUntil'];

  @Field(() => Trust, { description: 'Why it can be relied on.' })
  trust!: Trust;

  @Field(() => [Word], {
    description: 'What each valid credential says of it, in short, the owner first. Two issuers are two words.',
  })
  words!: readonly Word[];

  @Field(() => [Credential], {
    description:
      'All valid credentials that describe it, those of its owner first, with their raw bytes and digests. Of an inactive entry: its last one too.',
  })
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
export class Address implements AddressView {
  @Field(() => Iri, { nullable: true, description: 'Its IRI, where it has one.' })
  iri?: string;

  @Field(() => String, { nullable: true, description: 'Country as it was said: ISO 3166-1 or 3166-2.' })
  countryCode?: string;

  @Field(() => [Part], { description: 'Everything else that was said of it.' })
  parts!: readonly Part[];
}

@ObjectType({ description: 'A registration number of a participant.' })
export class RegistrationNumber implements RegistrationNumberView {
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
