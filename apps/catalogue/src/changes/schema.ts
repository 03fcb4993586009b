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
    SUPERSEDED: { description: 'A newer version replaced it.' },
    REVOKED: { description: 'Its issuer revoked it.' },
    EXPIRED: { description: 'Its validity period ended.' },
    OWNER_CHANGED: {
      description: 'Its issuer now owns what it describes, so the entry now shows what this issuer states.',
    },
  },
});

@InputType({
  description: 'Which changes to report. Every given member must match; a list matches if one of its values does.',
})
export class ChangeFilter {
  @Field(() => [ChangeKindEnum], { nullable: true, description: 'What happened.' })
  change?: readonly (keyof typeof ChangeKindEnum)[];

  @Field(() => [KindEnum], { nullable: true, description: 'The kind of the entry.' })
  kind?: readonly (keyof typeof KindEnum)[];

  @Field(() => [Iri], {
    nullable: true,
    description: 'IRI of the provider, or of the participant itself; at most 100.',
  })
  provider?: readonly string[];

  @Field(() => [Iri], { nullable: true, description: 'IRI of the entry; at most 100.' })
  iri?: readonly string[];
}

@ObjectType({ description: 'One change of the catalogue, as recorded in its log.' })
export class CatalogueChange implements ChangeView {
  @Field(() => Int, {
    description:
      'Its position in the log. After a lost connection, continue with `since` set to the last one seen plus one.',
  })
  sequence!: ChangeView['sequence'];

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  change!: ChangeView['change'];

  @Field(() => [Iri], { description: 'What the credential describes; `entity(iri)` returns its current state.' })
  iris!: ChangeView['iris'];

  @Field(() => Digest, { description: 'The credential; `credential(digest)` returns it.' })
  digest!: ChangeView['digest'];

  @Field(() => DateTime, { description: 'When it was logged.' })
  time!: ChangeView['time'];

  @Field(() => Digest, { description: 'Leaf hash of the log entry (RFC 6962).' })
  leaf!: ChangeView['leaf'];
}
