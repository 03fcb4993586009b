import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { createIndex } from '#search';
import type { ExecutionResult } from 'graphql';
import { CATALOGUE_INDEX, CATALOGUE_OPTIONS, type CatalogueOptions } from './catalogue-options.ts';
import { Following } from './following.ts';
import { Follow } from './follow.ts';
import { GraphiqlController } from './graphiql.controller.ts';
import { GraphqlController } from './graphql.controller.ts';
import type { Catalogue } from './reader.ts';
import { EntityResolver, TrustResolver } from './resolvers/entity.resolver.ts';
import { FACETS_RESOLVERS } from './resolvers/facets.resolvers.ts';
import { QueryResolver } from './resolvers/query.resolver.ts';
import { OfferingResolver, ParticipantResolver, ResourceResolver } from './resolvers/thing.resolvers.ts';
import { SCALARS } from './schema/scalars.ts';
import { Offering, Participant, Resource } from './schema/things.ts';
import { CATALOGUE } from './tokens.ts';

/**
 * The read side: GraphQL and GraphiQL over a store and the index that follows it. It holds no key and reaches no network.
 * `app.get(Follow)` gives the follower: `await follow.upTo(sequence)` makes a commit visible to what is read next.
 */
@Module({})
export class CatalogueModule {
  static forRoot(options: CatalogueOptions): DynamicModule {
    const { store, release, clock, pollEvery } = options;
    const index = options.index ?? createIndex();
    const follow = new Follow({ store, index, release, ...(pollEvery === undefined ? {} : { pollEvery }) });
    const catalogue: Catalogue = { store, release, clock, index, follow };
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
          // The controller answers HTTP, so that limits, errors and status codes are ours.
          routes: false,
          graphiql: false,
          jit: 1,
          // Errors reach the controller as they were thrown.
          errorFormatter: ({ data, errors }) => ({ statusCode: 200, response: { data, errors } as ExecutionResult }),
        }),
      ],
      controllers: [GraphqlController, GraphiqlController],
      providers: [
        { provide: CATALOGUE_OPTIONS, useValue: options },
        { provide: CATALOGUE_INDEX, useValue: index },
        { provide: Follow, useValue: follow },
        { provide: CATALOGUE, useValue: catalogue },
        Following,
        QueryResolver,
        EntityResolver,
        TrustResolver,
        ParticipantResolver,
        OfferingResolver,
        ResourceResolver,
        ...FACETS_RESOLVERS,
      ],
      exports: [Follow, CATALOGUE_INDEX],
    };
  }
}
