import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { SourcedStatement, TrustView } from '#reading';
import { CheckEnum, LevelEnum, OutcomeEnum, StatusEnum } from './enums.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';

@ObjectType({
  description: 'What was checked when the credential behind an entry was admitted, and with what result.',
})
export class Trust implements TrustView {
  @Field(() => CheckEnum, { description: 'The signature of the issuer. Nothing is stored without a valid one.' })
  signature!: TrustView['signature'];

  @Field(() => Did, { description: 'The signer: the owner of the entry.' })
  issuer!: TrustView['issuer'];

  @Field(() => CheckEnum, {
    description:
      'The certificate chain of the key, up to an anchor of this catalogue. NOT_CHECKED if the key has no chain or its host could not be reached.',
  })
  chain!: TrustView['chain'];

  @Field(() => Digest, {
    nullable: true,
    description: 'The trust anchor at which the chain ends: SHA-256 of its certificate. Null if `chain` is not OK.',
  })
  anchor!: TrustView['anchor'];

  @Field(() => CheckEnum, {
    description: 'The SHACL shapes of the release. NOT_CHECKED if no shape applies.',
  })
  shapes!: TrustView['shapes'];

  @Field(() => CheckEnum, {
    description:
      'The status list that the credential names: NOT_CHECKED if it could not be read; OK also if the credential names none.',
  })
  statusList!: TrustView['statusList'];

  @Field(() => OutcomeEnum, { description: 'The outcome.' })
  outcome!: TrustView['outcome'];

  @Field(() => LevelEnum, {
    nullable: true,
    description: 'The level that was attested; null if the entry was only accepted.',
  })
  level!: TrustView['level'];

  @Field(() => StatusEnum, { description: 'The lifecycle status of the credential.' })
  status!: TrustView['status'];

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: TrustView['decidedAt'];

  @Field(() => Int, { description: 'Number of the log entry of its admission.' })
  sequence!: TrustView['sequence'];

  @Field(() => Digest, {
    nullable: true,
    description: 'The attestation of this catalogue (a Gaia-X label credential).',
  })
  attestation!: TrustView['attestation'];

  @Field(() => Digest, {
    description: 'The credential behind the entry; `credential(digest)` returns its raw bytes.',
  })
  credential!: TrustView['credential'];
}

@ObjectType({ description: 'One statement as it was signed, with value, type and language.' })
export class Statement implements SourcedStatement {
  @Field(() => String, { description: 'The entity, or a blank node (`_:…`) in its description.' })
  subject!: string;

  @Field(() => Iri, { description: 'The property.' })
  predicate!: string;

  @Field(() => String, { description: 'A text, an IRI, or the label of a blank node.' })
  value!: string;

  @Field(() => Iri, {
    nullable: true,
    description: 'The datatype of a text without a language; null for an IRI or a blank node.',
  })
  datatype?: string;

  @Field(() => String, { nullable: true, description: 'The language tag of a text (BCP 47).' })
  language?: string;

  @Field(() => Did, { description: 'The issuer that stated it.' })
  source!: string;

  @Field(() => String, { description: 'Id of the credential that states it.' })
  credential!: string;

  @Field(() => Digest, { description: 'Digest of the credential that states it.' })
  digest!: string;
}
