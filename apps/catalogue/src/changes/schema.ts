import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ChangeView } from '#reading';
import { KindEnum } from '../schema/enums.ts';
import { DateTime, Digest, Iri } from '../schema/scalars.ts';

export const ChangeKindEnum = {
  ADMITTED: 'ADMITTED',
  SUPERSEDED: 'SUPERSEDED',
  REVOKED: 'REVOKED',
  EXPIRED: 'EXPIRED',
  OWNER_CHANGED: 'OWNER_CHANGED',
} as const;

registerEnumType(ChangeKindEnum, {
  name: 'ChangeKind',
  description: 'What happened to a credential.',
  valuesMap: {
    ADMITTED: { description: 'It was stored.' },
    SUPERSEDED: { description: 'A newer version took its place.' },
    REVOKED: { description: 'Its issuer took it back.' },
    EXPIRED: { description: 'Its time is over.' },
    OWNER_CHANGED: { description: 'What it describes belongs to its issuer from now on: the entry tells his word.' },
  },
});

@InputType({
  description: 'Which changes to tell of. Every member that is given must fit; in a list, one of its values.',
})
export class ChangeFilter {
  @Field(() => [ChangeKindEnum], { nullable: true, description: 'What happened.' })
  change?: readonly (keyof typeof ChangeKindEnum)[];

  @Field(() => [KindEnum], { nullable: true, description: 'What the entry is.' })
  kind?: readonly (keyof typeof KindEnum)[];

  @Field(() => [Iri], {
    nullable: true,
    description: 'IRI of the provider, or of the participant itself; at most 100.',
  })
  provider?: readonly string[];

  @Field(() => [Iri], { nullable: true, description: 'IRI of the entry; at most 100.' })
  iri?: readonly string[];
}

@ObjectType({ description: 'One change of the catalogue, as its log tells it.' })
export class CatalogueChange implements ChangeView {
  @Field(() => Int, {
    description:
      'Its place in the log. After a cut connection, go on with `since` one more than the last you have seen.',
  })
  sequence!: ChangeView['sequence'];

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  change!: ChangeView['change'];

  @Field(() => [Iri], { description: 'What the credential describes; `entity(iri)` shows it as it is now.' })
  iris!: ChangeView['iris'];

  @Field(() => Digest, { description: 'The credential; `credential(digest)` shows it.' })
  digest!: ChangeView['digest'];

  @Field(() => DateTime, { description: 'When it was logged.' })
  time!: ChangeView['time'];

  @Field(() => Digest, { description: 'Leaf hash of the log entry (RFC 6962).' })
  leaf!: ChangeView['leaf'];
}
