import {
  chooseTexts,
  type EdgeView,
  type EntityView,
  fieldOf,
  type Reader,
  toAddress,
  toHighlights,
  toListing,
  toRegistrationNumbers,
  toWhyHere,
} from '#reading';
import { pathOf } from './links.ts';

/** An entry as JSON and CSV tell it: the fields of GraphQL by the same names, the columns of the release under `values`. */
export type Entry = Awaited<ReturnType<typeof toEntry>>;

/** A hit: an entry, and how it comes to stand in its list. */
export type HitEntry = Awaited<ReturnType<typeof toHit>>;

/** Whom answers name as their own place in the world, and who reads for them. */
export interface Telling {
  readonly reader: Reader;
  readonly publicUrl: string;
}

/** A view → what is told of it. */
export async function toEntry(view: EntityView, { reader, publicUrl }: Telling) {
  const { said, languages, digests, __typename: type } = view;
  const { id, iri, kinds, classes, name, description, keywords, validUntil, trust, words } = view;
  const [details, provider] = await Promise.all([detailsOf(view, reader), providerOf(view, reader)]);
  const participant: Partial<ParticipantDetails> = type === 'Participant' ? await participantOf(view, reader) : {};
  return {
    ...{ type, id, iri, kinds, classes, name, description, keywords },
    texts: {
      name: chooseTexts(said.names, languages)[0],
      descriptions: chooseTexts(said.descriptions, languages),
      keywords: chooseTexts(said.keywords, languages),
    },
    ...details,
    country: details.country ?? provider?.country,
    provider,
    ...participant,
    ...{ validUntil, trust, words },
    credentials: digests.map((digest) => ({ digest, href: `${publicUrl}/credentials/${digest}` })),
    href: `${publicUrl}${pathOf(view.iri)}`,
  };
}

/** A hit → what is told of it and of why it is one. */
export async function toHit(edge: EdgeView, telling: Telling) {
  const [entry, highlights] = await Promise.all([toEntry(edge.node, telling), toHighlights(edge, telling.reader)]);
  const { score, cursor } = edge;
  return { ...entry, score, cursor, highlights, whyHere: toWhyHere(edge, telling.reader) };
}

/** What the table of the release says of an entry, as the index holds it. */
async function detailsOf(view: EntityView, reader: Reader) {
  const words = await reader.waypoints(view.own);
  const lookup = (iri: string) => words.get(iri) ?? [];
  const listing = toListing(view.own, reader.release, lookup);
  return {
    country: listing?.country,
    values: listing?.values ?? {},
    endpoint: fieldOf(view, 'endpoint', reader.release, lookup)[0],
    terms: fieldOf(view, 'terms', reader.release, lookup),
  };
}

async function providerOf({ provider, languages }: EntityView, reader: Reader) {
  if (provider === undefined) return undefined;
  const view = await reader.entity(provider, { languages });
  if (view?.__typename !== 'Participant') return { iri: provider };
  const { country } = await detailsOf(view, reader);
  return { iri: provider, name: view.name, country };
}

type ParticipantDetails = Awaited<ReturnType<typeof participantOf>>;

async function participantOf(view: EntityView, reader: Reader) {
  const [legalAddress, headquartersAddress, registrationNumbers] = await Promise.all([
    toAddress(view, 'legalAddress', reader),
    toAddress(view, 'headquartersAddress', reader),
    toRegistrationNumbers(view, reader),
  ]);
  return { legalAddress, headquartersAddress, registrationNumbers };
}
