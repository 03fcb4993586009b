import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LevelEnum, OutcomeEnum, StatusEnum } from './enums.ts';
import { Node } from './node.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';
import { Statement } from './trust.ts';

@ObjectType({
  implements: () => [Node],
  description: 'A signed self-description as it was submitted. Its bytes never change under a digest.',
})
export class Credential implements Node {
  @Field(() => ID, { description: 'Opaque global id, for `node`.' })
  id!: string;

  @Field(() => Digest, { description: 'SHA-256 of its exact bytes.' })
  digest!: string;

  @Field(() => String, { description: 'Its own id; `urn:sha256:…` if it has none.' })
  credentialId!: string;

  @Field(() => Did, { description: 'The DID of its signer.' })
  issuer!: string;

  @Field(() => Iri, { description: 'Its first subject.' })
  subject!: string;

  @Field(() => String, { description: 'Main class: `gx:ServiceOffering`.' })
  type!: string;

  @Field(() => DateTime, { nullable: true, description: 'Valid from.' })
  validFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Valid until; null if it has no end.' })
  validUntil?: string;

  @Field(() => StatusEnum, { description: 'Its lifecycle status.' })
  status!: string;

  @Field(() => OutcomeEnum, { description: 'The outcome with which it was stored.' })
  outcome!: string;

  @Field(() => LevelEnum, { nullable: true, description: 'The level that was attested.' })
  level?: string;

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: string;

  @Field(() => Int, { description: 'Number of the log entry of its admission.' })
  sequence!: number;

  @Field(() => Digest, { nullable: true, description: 'The attestation issued when it was admitted.' })
  attestation?: string;

  @Field(() => String, { description: 'Its exact bytes: a compact JWS.' })
  raw!: string;

  @Field(() => [Statement], { description: 'All it states about `subject`, exactly as signed.' })
  statements!: readonly Statement[];
}
