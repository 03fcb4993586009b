import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { SourcedStatement, TrustView } from '#reading';
import { CheckEnum, LevelEnum, OutcomeEnum, StatusEnum } from './enums.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';

@ObjectType({
  description: 'Why an entry can be relied on: what was checked when the credential that vouches for it was admitted.',
})
export class Trust implements TrustView {
  @Field(() => CheckEnum, { description: 'The signature of the issuer. Nothing is stored without a good one.' })
  signature!: TrustView['signature'];

  @Field(() => Did, { description: 'Who signed: the owner of the entry.' })
  issuer!: TrustView['issuer'];

  @Field(() => CheckEnum, {
    description:
      'The certificate chain of the key, up to an anchor of this catalogue. NOT_CHECKED where the key brought no chain or its host could not be reached.',
  })
  chain!: TrustView['chain'];

  @Field(() => Digest, {
    nullable: true,
    description: 'The trust anchor that the chain ends in: SHA-256 of its certificate. Null where `chain` is not OK.',
  })
  anchor!: TrustView['anchor'];

  @Field(() => CheckEnum, {
    description: 'The SHACL shapes of the release. NOT_CHECKED where no shape speaks of such a thing.',
  })
  shapes!: TrustView['shapes'];

  @Field(() => CheckEnum, {
    description:
      'The status list that the credential names: NOT_CHECKED where it could not be read; OK also where it names none.',
  })
  statusList!: TrustView['statusList'];

  @Field(() => OutcomeEnum, { description: 'The verdict.' })
  outcome!: TrustView['outcome'];

  @Field(() => LevelEnum, {
    nullable: true,
    description: 'The level that was attested; null where the entry was only accepted.',
  })
  level!: TrustView['level'];

  @Field(() => StatusEnum, { description: 'Where the credential stands in its life.' })
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
    description: 'The credential that vouches for the entry: its raw bytes are under `credential`.',
  })
  credential!: TrustView['credential'];
}

@ObjectType({ description: 'One statement, as it was signed: value, type and language are kept.' })
export class Statement implements SourcedStatement {
  @Field(() => String, { description: 'The entity, or a blank node (`_:…`) that its description leads to.' })
  subject!: string;

  @Field(() => Iri, { description: 'The property.' })
  predicate!: string;

  @Field(() => String, { description: 'A text, an IRI, or the label of a blank node.' })
  value!: string;

  @Field(() => Iri, {
    nullable: true,
    description: 'The datatype of a text without language; null for an IRI or a node.',
  })
  datatype?: string;

  @Field(() => String, { nullable: true, description: 'The language tag of a text (BCP 47).' })
  language?: string;

  @Field(() => Did, { description: 'Who said it.' })
  source!: string;

  @Field(() => String, { description: 'Id of the credential it was said in.' })
  credential!: string;

  @Field(() => Digest, { description: 'Digest of the credential it was said in.' })
  digest!: string;
}
