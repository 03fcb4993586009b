import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { CatalogueLifetime } from './catalogue-lifetime.ts';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from './catalogue-options.ts';
import { CatalogueChangedResolver } from './changes/catalogue-changed.resolver.ts';
import { ChangesController } from './changes/changes.controller.ts';
import { SubscriptionServer } from './changes/subscription-server.ts';
import { GraphiqlController } from './graphql/graphiql.controller.ts';
import { GraphqlController } from './graphql/graphql.controller.ts';
import { PlainFields } from './graphql/plain-fields.ts';
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

/**
 * The read side: GraphQL and GraphiQL, REST and pages, and the feed, over a catalogue that it starts and stops. It holds no key and reaches
 * no network.
 */
@Module({})
export class CatalogueModule {
  static forRoot(options: CatalogueOptions): DynamicModule {
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
        { provide: CATALOGUE, useValue: options.catalogue },
        GraphqlController,
        ReadDoor,
        SubscriptionServer,
        CatalogueChangedResolver,
        CatalogueLifetime,
        QueryResolver,
        EntityResolver,
        ParticipantResolver,
        OfferingResolver,
        ResourceResolver,
        ColumnsResolver,
        ...LIST_RESOLVERS,
      ],
    };
  }
}
