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

  @Field(() => String, { description: 'The id it gives itself; `urn:sha256:…` where it has none.' })
  credentialId!: string;

  @Field(() => Did, { description: 'Who signed it.' })
  issuer!: string;

  @Field(() => Iri, { description: 'What it speaks of first.' })
  subject!: string;

  @Field(() => String, { description: 'Main class: `gx:ServiceOffering`.' })
  type!: string;

  @Field(() => DateTime, { nullable: true, description: 'Valid from.' })
  validFrom?: string;

  @Field(() => DateTime, { nullable: true, description: 'Valid until; null where it has no end.' })
  validUntil?: string;

  @Field(() => StatusEnum, { description: 'Where it stands in its life.' })
  status!: string;

  @Field(() => OutcomeEnum, { description: 'The verdict under which it was stored.' })
  outcome!: string;

  @Field(() => LevelEnum, { nullable: true, description: 'The level that was attested.' })
  level?: string;

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: string;

  @Field(() => Int, { description: 'Number of the log entry of its admission.' })
  sequence!: number;

  @Field(() => Digest, { nullable: true, description: 'The attestation it was admitted with.' })
  attestation?: string;

  @Field(() => String, { description: 'Its exact bytes: a compact JWS.' })
  raw!: string;

  @Field(() => [Statement], { description: 'All it states about `subject`, read from its exact statements.' })
  statements!: readonly Statement[];
}
