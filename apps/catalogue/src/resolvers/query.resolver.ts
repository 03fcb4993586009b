import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import {
  type CredentialView,
  type EntityView,
  type Kind,
  type PageView,
  parseGlobalId,
  parseLanguages,
  type Reader,
  toCredentialView,
  toPage,
  toWhyNot,
  type WhyNotView,
} from '#reading';
import { Refusal } from '#refusal';
import {
  OfferingConnection,
  ParticipantConnection,
  ResourceConnection,
  SearchConnection,
} from '../schema/connections.ts';
import { Credential } from '../schema/credential.ts';
import { Entity } from '../schema/entity.ts';
import {
  EntityArguments,
  OfferingArguments,
  ParticipantArguments,
  ResourceArguments,
  SearchArguments,
  type ListArguments,
} from '../schema/list-arguments.ts';
import { Node } from '../schema/node.ts';
import { Digest, Iri } from '../schema/scalars.ts';
import { WhyNot } from '../schema/why-not.ts';
import { facetColumnsIn } from '../graphql/facet-columns.ts';
import { parseListArguments } from '../lists/list-arguments.ts';
import type { GraphQLResolveInfo } from 'graphql';

/** Most ids that one `nodes` reads. */
const MAX_NODES = 100;

/** Every question that can be asked. */
@Resolver()
export class QueryResolver {
  @Query(() => ParticipantConnection, { description: 'Participants: the legal persons of the data space.' })
  participants(
    @Args({ type: () => ParticipantArguments }) args: ParticipantArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ) {
    return page(args, { type: ParticipantArguments, within: ['PARTICIPANT'], reader, info });
  }

  @Query(() => OfferingConnection, { description: 'Offerings of data.' })
  dataOfferings(
    @Args({ type: () => OfferingArguments }) args: OfferingArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ) {
    return page(args, { type: OfferingArguments, within: ['DATA'], reader, info });
  }

  @Query(() => OfferingConnection, { description: 'Offerings of services.' })
  serviceOfferings(
    @Args({ type: () => OfferingArguments }) args: OfferingArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ) {
    return page(args, { type: OfferingArguments, within: ['SERVICE'], reader, info });
  }

  @Query(() => ResourceConnection, { description: 'Resources: the components of offerings.' })
  resources(
    @Args({ type: () => ResourceArguments }) args: ResourceArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ) {
    return page(args, { type: ResourceArguments, within: ['RESOURCE'], reader, info });
  }

  @Query(() => SearchConnection, { description: 'Entries of all kinds.' })
  search(
    @Args({ type: () => SearchArguments }) args: SearchArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ) {
    return page(args, { type: SearchArguments, reader, info });
  }

  @Query(() => Node, {
    nullable: true,
    description:
      'The object with this global id, even if it is expired, superseded, revoked or suspended (see `trust.status`). Null if there is none.',
  })
  async node(
    @Args('id', { type: () => ID, description: 'A global id.' }) id: string,
    @Context('reader') reader: Reader,
  ) {
    await reader.caughtUp();
    return nodeOf(id, reader);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these global ids, in the same order; at most 100.',
  })
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
    description:
      'The entry with this IRI; null if a search would not show it now. `whyNot(iri)` says why; `includeInactive` includes inactive entries.',
  })
  async entity(
    @Args('iri', { type: () => Iri, description: 'Its IRI.' }) iri: string,
    @Args() { includeInactive, language }: EntityArguments,
    @Context('reader') reader: Reader,
  ) {
    await reader.caughtUp();
    const languages = typeof language === 'string' ? parseLanguages(language) : undefined;
    return (await reader.entity(iri, { includeInactive: includeInactive === true, languages })) ?? null;
  }

  @Query(() => [WhyNot], {
    description:
      'Why a search does not show the thing with this IRI, the most important reason first: expired, superseded, revoked, not described by its owner, refused, unknown. Empty if it is shown, except that a later version that was refused is still reported.',
  })
  async whyNot(
    @Args('iri', { type: () => Iri, description: 'Its IRI, as used in credentials.' }) iri: string,
    @Context('reader') reader: Reader,
  ): Promise<readonly WhyNotView[]> {
    await reader.caughtUp();
    return toWhyNot(iri, reader);
  }

  @Query(() => Credential, {
    nullable: true,
    description: 'A stored credential, whatever its status; null if none has this digest.',
  })
  async credential(
    @Args('digest', { type: () => Digest, description: 'SHA-256 of its exact bytes.' }) digest: string,
    @Context('reader') reader: Reader,
  ): Promise<CredentialView | null> {
    const credential = await reader.credential(digest);
    return credential === undefined ? null : toCredentialView(credential, reader.now);
  }
}

interface ListContext<T> {
  readonly type: new () => T;
  readonly within?: readonly Kind[];
  readonly reader: Reader;
  readonly info: GraphQLResolveInfo;
}

async function page<T extends ListArguments>(args: T, { info, ...context }: ListContext<T>): Promise<PageView> {
  const { reader } = context;
  await reader.caughtUp();
  return toPage(parseListArguments(args, context), reader, facetColumnsIn(info, reader));
}

async function nodeOf(id: string, reader: Reader): Promise<EntityView | CredentialView | null> {
  const { type, key } = parseGlobalId(id) ?? {};
  if (type === undefined || key === undefined) return null;
  if (type === 'Credential') {
    const credential = await reader.credential(key);
    return credential === undefined ? null : toCredentialView(credential, reader.now);
  }
  // Whoever was given an id may ask for it again, whatever became of what it stands for: its status tells.
  const view = await reader.entity(key, { includeInactive: true });
  return view?.__typename === type ? view : null;
}
