import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { createIndex } from '#search';
import { Cards } from './reads/cards.ts';
import { CATALOGUE_INDEX, CATALOGUE_OPTIONS, type CatalogueOptions } from './catalogue-options.ts';
import { CatalogueChangedResolver } from './changes/catalogue-changed.resolver.ts';
import { ChangesController } from './changes/changes.controller.ts';
import { LogTail } from './changes/log-tail.ts';
import { SubscriptionServer } from './changes/subscription-server.ts';
import { Following } from './follow/following.ts';
import { Follow } from './follow/follow.ts';
import { toIndexOptions } from './follow/index-options.ts';
import { GraphiqlController } from './graphql/graphiql.controller.ts';
import { GraphqlController } from './graphql/graphql.controller.ts';
import { PlainFields } from './graphql/plain-fields.ts';
import type { Catalogue } from './reads/reader.ts';
import { EntityResolver } from './resolvers/entity.resolver.ts';
import { ColumnsResolver } from './resolvers/columns.resolver.ts';
import { LIST_RESOLVERS } from './resolvers/list.resolvers.ts';
import { QueryResolver } from './resolvers/query.resolver.ts';
import { OfferingResolver, ParticipantResolver, ResourceResolver } from './resolvers/thing.resolvers.ts';
import { EntriesController } from './rest/entries.controller.ts';
import { ListsController } from './rest/lists.controller.ts';
import { ReadDoor } from './rest/read-door.ts';
import { SCALARS } from './schema/scalars.ts';
import { Offering, Participant, Resource } from './schema/things.ts';
import { CATALOGUE } from './tokens.ts';

const SET_BACK =
  'The log of the store is not the one that was followed: the store was set back to an older copy, or holds another catalogue. The index is filled again from what it holds now; those who follow /changes must begin again.';

/**
 * The read side: GraphQL and GraphiQL over a store and the index that follows it. It holds no key and reaches no network.
 * `app.get(Follow)` gives the follower: `await follow.upTo(sequence)` makes a commit visible to what is read next.
 */
@Module({})
export class CatalogueModule {
  static forRoot(options: CatalogueOptions): DynamicModule {
    const { store, release, clock, pollEvery, ending, say } = options;
    const index = options.index ?? createIndex(toIndexOptions(release));
    const cards = new Cards();
    const follow = new Follow({
      ...{ store, index, release },
      ...(pollEvery === undefined ? {} : { pollEvery }),
      onTouched: (iris) => cards.drop(iris),
      onAdvance: () => tail.advanced(),
      onSetBack: () => {
        cards.clear();
        tail.setBack();
        say?.(SET_BACK);
      },
    });
    const tail: LogTail = new LogTail({ store, follow });
    ending?.addEventListener('abort', () => tail.end());
    const catalogue: Catalogue = { store, release, clock, index, follow, cards };
    const plain = new PlainFields();
    return {
      module: CatalogueModule,
      imports: [
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          autoSchemaFile: true,
          sortSchema: false,
          buildSchemaOptions: { orphanedTypes: [Participant, Offering, Resource] },
          inheritResolversFromInterfaces: true,
          resolvers: SCALARS,
          transformResolvers: plain.transformResolvers,
          transformSchema: plain.transformSchema,
          // The controller answers HTTP, so that limits, plans, errors and status codes are ours.
          routes: false,
          graphiql: false,
        }),
      ],
      controllers: [GraphiqlController, ChangesController, ListsController, EntriesController],
      providers: [
        { provide: CATALOGUE_OPTIONS, useValue: options },
        { provide: CATALOGUE_INDEX, useValue: index },
        { provide: Follow, useValue: follow },
        { provide: CATALOGUE, useValue: catalogue },
        { provide: LogTail, useValue: tail },
        GraphqlController,
        ReadDoor,
        SubscriptionServer,
        CatalogueChangedResolver,
        Following,
        QueryResolver,
        EntityResolver,
        ParticipantResolver,
        OfferingResolver,
        ResourceResolver,
        ColumnsResolver,
        ...LIST_RESOLVERS,
      ],
      exports: [Follow, CATALOGUE_INDEX],
    };
  }
}
