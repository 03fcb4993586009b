import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { Refusal } from '#refusal';
import type { Kind } from '#search';
import { toCredentialView, type CredentialView } from '../credential-view.ts';
import { parseGlobalId } from '../global-id.ts';
import { toPage, type PageView } from '../page.ts';
import type { Reader } from '../reader.ts';
import {
  OfferingConnection,
  ParticipantConnection,
  ResourceConnection,
  SearchConnection,
} from '../schema/connections.ts';
import { Credential } from '../schema/credential.ts';
import { Entity } from '../schema/entity.ts';
import {
  OfferingArguments,
  ParticipantArguments,
  ResourceArguments,
  SearchArguments,
  toSearch,
  type ListArguments,
} from '../schema/list-arguments.ts';
import { Node } from '../schema/node.ts';
import { Digest, Iri } from '../schema/scalars.ts';
import type { EntityView } from '../views.ts';

/** Most ids that one `nodes` reads. */
const MAX_NODES = 100;

/** Every question that can be asked. */
@Resolver()
export class QueryResolver {
  @Query(() => ParticipantConnection, { description: 'Legal persons that take part.' })
  participants(
    @Args({ type: () => ParticipantArguments }) args: ParticipantArguments,
    @Context('reader') reader: Reader,
  ) {
    return page(args, { type: ParticipantArguments, within: ['PARTICIPANT'], reader });
  }

  @Query(() => OfferingConnection, { description: 'What offers data.' })
  dataOfferings(@Args({ type: () => OfferingArguments }) args: OfferingArguments, @Context('reader') reader: Reader) {
    return page(args, { type: OfferingArguments, within: ['DATA'], reader });
  }

  @Query(() => OfferingConnection, { description: 'What offers a service.' })
  serviceOfferings(
    @Args({ type: () => OfferingArguments }) args: OfferingArguments,
    @Context('reader') reader: Reader,
  ) {
    return page(args, { type: OfferingArguments, within: ['SERVICE'], reader });
  }

  @Query(() => ResourceConnection, { description: 'What offerings are made of.' })
  resources(@Args({ type: () => ResourceArguments }) args: ResourceArguments, @Context('reader') reader: Reader) {
    return page(args, { type: ResourceArguments, within: ['RESOURCE'], reader });
  }

  @Query(() => SearchConnection, { description: 'Entries of all kinds.' })
  search(@Args({ type: () => SearchArguments }) args: SearchArguments, @Context('reader') reader: Reader) {
    return page(args, { type: SearchArguments, reader });
  }

  @Query(() => Node, {
    nullable: true,
    description: 'What a global id stands for; null where it stands for nothing here.',
  })
  async node(
    @Args('id', { type: () => ID, description: 'A global id.' }) id: string,
    @Context('reader') reader: Reader,
  ) {
    await reader.caughtUp();
    return nodeOf(id, reader);
  }

  @Query(() => [Node], { nullable: 'items', description: 'What global ids stand for, in their order; at most 100.' })
  async nodes(
    @Args('ids', { type: () => [ID], description: 'Global ids.' }) ids: readonly string[],
    @Context('reader') reader: Reader,
  ): Promise<readonly unknown[]> {
    if (ids.length > MAX_NODES)
      throw Refusal.of('request/parameter', { expected: `at most ${MAX_NODES} ids`, found: String(ids.length) });
    await reader.caughtUp();
    return Promise.all(ids.map((id) => nodeOf(id, reader)));
  }

  @Query(() => Entity, {
    nullable: true,
    description: 'The entry with this IRI; null where the catalogue lists none now.',
  })
  async entity(
    @Args('iri', { type: () => Iri, description: 'Its IRI.' }) iri: string,
    @Context('reader') reader: Reader,
  ) {
    await reader.caughtUp();
    return (await reader.entity(iri)) ?? null;
  }

  @Query(() => Credential, {
    nullable: true,
    description: 'A stored credential, whatever became of it; null where none has this digest.',
  })
  async credential(
    @Args('digest', { type: () => Digest, description: 'SHA-256 of its exact bytes.' }) digest: string,
    @Context('reader') reader: Reader,
  ): Promise<CredentialView | null> {
    const credential = await reader.credential(digest);
    return credential === undefined ? null : toCredentialView(credential, reader.now);
  }
}

async function page<T extends ListArguments>(
  args: T,
  { type, within, reader }: { readonly type: new () => T; readonly within?: readonly Kind[]; readonly reader: Reader },
): Promise<PageView> {
  await reader.caughtUp();
  return toPage(toSearch(args, { type, now: reader.now, ...(within === undefined ? {} : { within }) }), reader);
}

async function nodeOf(id: string, reader: Reader): Promise<EntityView | CredentialView | null> {
  const { type, key } = parseGlobalId(id) ?? {};
  if (type === undefined || key === undefined) return null;
  if (type === 'Credential') {
    const credential = await reader.credential(key);
    return credential === undefined ? null : toCredentialView(credential, reader.now);
  }
  const view = await reader.entity(key);
  return view?.__typename === type ? view : null;
}
