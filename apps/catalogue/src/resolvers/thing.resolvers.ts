import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { toAddress, toRegistrationNumbers, type AddressView, type RegistrationNumberView } from '../details.ts';
import { toPage, type PageView } from '../page.ts';
import type { Reader } from '../reader.ts';
import { OfferingConnection } from '../schema/connections.ts';
import { OfferingArguments, toSearch } from '../schema/list-arguments.ts';
import { Offering, Participant, Resource } from '../schema/things.ts';
import { fieldOf, refersTo, type EntityType, type EntityView } from '../views.ts';

@Resolver(() => Participant)
export class ParticipantResolver {
  @ResolveField()
  legalAddress(@Parent() participant: EntityView, @Context('reader') reader: Reader): Promise<AddressView | undefined> {
    return toAddress(participant, 'legalAddress', reader);
  }

  @ResolveField()
  headquartersAddress(
    @Parent() participant: EntityView,
    @Context('reader') reader: Reader,
  ): Promise<AddressView | undefined> {
    return toAddress(participant, 'headquartersAddress', reader);
  }

  @ResolveField()
  registrationNumbers(
    @Parent() participant: EntityView,
    @Context('reader') reader: Reader,
  ): Promise<readonly RegistrationNumberView[]> {
    return toRegistrationNumbers(participant, reader);
  }

  @ResolveField(() => OfferingConnection, { description: 'What it offers.' })
  offerings(
    @Parent() participant: EntityView,
    @Args({ type: () => OfferingArguments }) args: OfferingArguments,
    @Context('reader') reader: Reader,
  ): Promise<PageView> {
    const search = toSearch(args, { type: OfferingArguments, within: ['DATA', 'SERVICE'], now: reader.now });
    return toPage({ ...search, providers: [participant.iri] }, reader);
  }
}

@Resolver(() => Resource)
export class ResourceResolver {
  @ResolveField()
  provider(@Parent() resource: EntityView, @Context('reader') reader: Reader): Promise<EntityView | undefined> {
    return providerOf(resource, reader);
  }

  @ResolveField()
  licence(@Parent() resource: EntityView, @Context('reader') reader: Reader): readonly string[] {
    return fieldOf(resource, 'licence', reader.release);
  }

  @ResolveField()
  aggregates(@Parent() resource: EntityView, @Context('reader') reader: Reader): Promise<readonly EntityView[]> {
    return listed('Resource', refersTo(resource, 'aggregates', reader.release), reader);
  }
}

@Resolver(() => Offering)
export class OfferingResolver {
  @ResolveField()
  provider(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<EntityView | undefined> {
    return providerOf(offering, reader);
  }

  @ResolveField()
  aggregates(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<readonly EntityView[]> {
    return listed('Resource', refersTo(offering, 'aggregates', reader.release), reader);
  }

  @ResolveField()
  dependsOn(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<readonly EntityView[]> {
    return listed('Offering', fieldOf(offering, 'dependsOn', reader.release), reader);
  }

  @ResolveField()
  async endpoint(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<string | undefined> {
    return (await readField(offering, 'endpoint', reader))[0];
  }

  @ResolveField()
  licence(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<readonly string[]> {
    return readField(offering, 'licence', reader);
  }

  @ResolveField()
  terms(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<readonly string[]> {
    return readField(offering, 'terms', reader);
  }

  @ResolveField()
  regime(@Parent() offering: EntityView, @Context('reader') reader: Reader): Promise<readonly string[]> {
    return readField(offering, 'regime', reader);
  }
}

/** A field whose path may lead through things with an IRI of their own. */
async function readField(view: EntityView, field: string, reader: Reader): Promise<readonly string[]> {
  const words = await reader.waypoints(view.own);
  return fieldOf(view, field, reader.release, (iri) => words.get(iri) ?? []);
}

async function providerOf(view: EntityView, reader: Reader): Promise<EntityView | undefined> {
  if (view.provider === undefined) return undefined;
  return (await listed('Participant', [view.provider], reader))[0];
}

/** Listed entities of one type; what is not listed, or something else, is left out. */
async function listed(type: EntityType, iris: readonly string[], reader: Reader): Promise<readonly EntityView[]> {
  return (await reader.entities(iris)).filter((view) => view.__typename === type);
}
