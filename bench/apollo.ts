/**
 * What one would write in an afternoon: Express and Apollo Server over items in memory, in a process of its own. Asks nothing of a
 * store and has no index, no log lines and no limits; its items are the answer of ours, in the file that is its argument.
 */
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beWatched } from './watch.ts';

const typeDefs = `
  scalar IRI
  scalar DateTime
  enum Kind { PARTICIPANT DATA SERVICE RESOURCE }
  enum Order { RELEVANCE NAME NEWEST LEVEL }
  interface Entity { id: ID! iri: IRI! kinds: [Kind!]! classes: [IRI!]! name: String description: String keywords: [String!]! validUntil: DateTime }
  type Participant implements Entity { id: ID! iri: IRI! kinds: [Kind!]! classes: [IRI!]! name: String description: String keywords: [String!]! validUntil: DateTime }
  type Offering implements Entity { id: ID! iri: IRI! kinds: [Kind!]! classes: [IRI!]! name: String description: String keywords: [String!]! validUntil: DateTime }
  type Resource implements Entity { id: ID! iri: IRI! kinds: [Kind!]! classes: [IRI!]! name: String description: String keywords: [String!]! validUntil: DateTime }
  type Connection { nodes: [Entity!]! }
  type Query { search(first: Int, orderBy: Order): Connection! }
`;
const items = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly object[];
const resolvers = {
  Query: { search: (_: unknown, { first }: { first: number }) => ({ nodes: items.slice(0, first) }) },
};
const apollo = new ApolloServer({ typeDefs, resolvers });
await apollo.start();
const server = createServer(express().use('/graphql', express.json(), expressMiddleware(apollo)));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
beWatched(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => {
  server.closeAllConnections();
  await apollo.stop();
});
