import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CredentialView } from '#reading';
import { LevelEnum, OutcomeEnum, StatusEnum } from './enums.ts';
import { Node } from './node.ts';
import { DateTime, Did, Digest, Iri } from './scalars.ts';
import { Statement } from './trust.ts';

@ObjectType({
  implements: () => [Node],
  description: 'A signed self-description as it was submitted. Its bytes never change under a digest.',
})
export class Credential implements Node, Omit<CredentialView, '__typename'> {
  @Field(() => ID, { description: 'Opaque global id, for `node`.' })
  id!: CredentialView['id'];

  @Field(() => Digest, { description: 'SHA-256 of its exact bytes.' })
  digest!: CredentialView['digest'];

  @Field(() => String, { description: 'Its own id; `urn:sha256:…` if it has none.' })
  credentialId!: CredentialView['credentialId'];

  @Field(() => Did, { description: 'The DID of its signer.' })
  issuer!: CredentialView['issuer'];

  @Field(() => Iri, { description: 'Its first subject.' })
  subject!: CredentialView['subject'];

  @Field(() => String, { description: 'Main class: `gx:ServiceOffering`.' })
  type!: CredentialView['type'];

  @Field(() => DateTime, { nullable: true, description: 'Valid from.' })
  validFrom!: CredentialView['validFrom'];

  @Field(() => DateTime, { nullable: true, description: 'Valid until; null if it has no end.' })
  validUntil!: CredentialView['validUntil'];

  @Field(() => StatusEnum, { description: 'Its lifecycle status.' })
  status!: CredentialView['status'];

  @Field(() => OutcomeEnum, { description: 'The outcome with which it was stored.' })
  outcome!: CredentialView['outcome'];

  @Field(() => LevelEnum, { nullable: true, description: 'The level that was attested.' })
  level!: CredentialView['level'];

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: CredentialView['decidedAt'];

  @Field(() => Int, { description: 'Number of the log entry of its admission.' })
  sequence!: CredentialView['sequence'];

  @Field(() => Digest, { nullable: true, description: 'The attestation issued when it was admitted.' })
  attestation!: CredentialView['attestation'];

  @Field(() => String, { description: 'Its exact bytes: a compact JWS.' })
  raw!: CredentialView['raw'];

  @Field(() => [Statement], { description: 'All it states about `subject`, exactly as signed.' })
  statements!: readonly Statement[];
}
