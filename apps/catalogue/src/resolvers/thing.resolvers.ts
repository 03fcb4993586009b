import {
  type AddressView,
  andThen,
  type EntityType,
  type EntityView,
  fieldOf,
  type PageView,
  type PromiseOrValue,
  type Reader,
  refersTo,
  type RegistrationNumberView,
  toAddress,
  toColumn,
  toCountry,
  toPage,
  toRegistrationNumbers,
  waypointsOf,
} from '#reading';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FieldContext } from './field-context.ts';
import { OfferingConnection } from '../schema/connections.ts';
import { OfferingArguments } from '../schema/list-arguments.ts';
import { Offering, Participant, Resource } from '../schema/things.ts';
import { facetColumnsIn } from '../graphql/facet-columns.ts';
import { parseListArguments } from '../lists/list-arguments.ts';
import type { GraphQLResolveInfo } from 'graphql';

@Resolver(() => Participant)
export class ParticipantResolver {
  @ResolveField()
  country(participant: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<string | undefined> {
    return andThen(readField(participant, 'country', reader), (said) => said.flatMap(toCountry)[0]);
  }

  @ResolveField()
  legalAddress(participant: EntityView, _: unknown, { reader }: FieldContext): Promise<AddressView | undefined> {
    return toAddress(participant, 'legalAddress', reader);
  }

  @ResolveField()
  headquartersAddress(participant: EntityView, _: unknown, { reader }: FieldContext): Promise<AddressView | undefined> {
    return toAddress(participant, 'headquartersAddress', reader);
  }

  @ResolveField()
  registrationNumbers(
    participant: EntityView,
    _: unknown,
    { reader }: FieldContext,
  ): Promise<readonly RegistrationNumberView[]> {
    return toRegistrationNumbers(participant, reader);
  }

  @ResolveField(() => OfferingConnection, { description: 'Its offerings.' })
  offerings(
    @Parent() participant: EntityView,
    @Args({ type: () => OfferingArguments }) args: OfferingArguments,
    @Context('reader') reader: Reader,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PageView> {
    const asked = parseListArguments(args, { type: OfferingArguments, within: ['DATA', 'SERVICE'], reader });
    const own = { kind: 'in', column: 'provider', values: [participant.iri] } as const;
    const languages = typeof args.language === 'string' ? asked.languages : participant.languages;
    const search = { ...asked.search, filters: [...(asked.search.filters ?? []), own] };
    return toPage({ search, languages }, reader, facetColumnsIn(info, reader));
  }
}

@Resolver(() => Resource)
export class ResourceResolver {
  @ResolveField()
  provider(resource: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<EntityView | undefined> {
    return providerOf(resource, reader);
  }

  @ResolveField()
  licence(resource: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(resource, 'licence', reader);
  }

  @ResolveField()
  aggregates(resource: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<readonly EntityView[]> {
    return listed('Resource', refersTo(resource, 'aggregates', reader.release), { of: resource, reader });
  }
}

@Resolver(() => Offering)
export class OfferingResolver {
  @ResolveField()
  provider(offering: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<EntityView | undefined> {
    return providerOf(offering, reader);
  }

  @ResolveField()
  aggregates(offering: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<readonly EntityView[]> {
    return listed('Resource', refersTo(offering, 'aggregates', reader.release), { of: offering, reader });
  }

  @ResolveField()
  dependsOn(offering: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<readonly EntityView[]> {
    return listed('Offering', fieldOf(offering, 'dependsOn', reader.release), { of: offering, reader });
  }

  @ResolveField()
  endpoint(offering: EntityView, _: unknown, { reader }: FieldContext): PromiseOrValue<string | undefined> {
    return andThen(readField(offering, 'endpoint', reader), ([one]) => one);
  }

  @ResolveField()
  licence(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'licence', reader);
  }

  @ResolveField()
  terms(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readField(offering, 'terms', reader);
  }

  @ResolveField()
  regime(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'regime', reader);
  }

  @ResolveField()
  provisionType(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'provisionType', reader);
  }

  @ResolveField()
  format(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'format', reader);
  }

  @ResolveField()
  standard(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'standard', reader);
  }

  @ResolveField()
  countryOfUse(offering: EntityView, _: unknown, { reader }: FieldContext): Values {
    return readColumn(offering, 'countryOfUse', reader);
  }
}

type Values = PromiseOrValue<readonly string[]>;

/** What the release's table says that a column holds, in its form; nothing where the release has no such column. */
function readColumn(view: EntityView, name: string, reader: Reader): Values {
  const row = reader.release.columns?.find((column) => column.name === name);
  if (row === undefined) return [];
  const said = row.fields.map((field) => readField(view, field, reader));
  const held = (values: readonly (readonly string[])[]): readonly string[] =>
    toColumn(row, (field) => values[row.fields.indexOf(field)] ?? []);
  const isAtHand = said.every((values): values is readonly string[] => !(values instanceof Promise));
  return isAtHand ? held(said) : Promise.all(said.map(async (values) => values)).then(held);
}

/** A field whose path may lead through things with an IRI of their own. */
function readField(view: EntityView, field: string, reader: Reader): Values {
  const known = view.fields.get(field);
  if (known !== undefined) return known;
  if (view.own.some((fragment) => waypointsOf(fragment, reader.release).length > 0))
    return reader
      .waypoints(view.own)
      .then((words) => fieldOf(view, field, reader.release, (iri) => words.get(iri) ?? []));
  const values = fieldOf(view, field, reader.release);
  view.fields.set(field, values);
  return values;
}

function providerOf(view: EntityView, reader: Reader): PromiseOrValue<EntityView | undefined> {
  if (view.provider === undefined) return undefined;
  return andThen(listed('Participant', [view.provider], { of: view, reader }), ([one]) => one);
}

/** Listed entities of one type, in the language of the entry they are asked of; what is not listed, or something else, is left out. */
function listed(
  type: EntityType,
  iris: readonly string[],
  { of, reader }: { readonly of: EntityView; readonly reader: Reader },
): PromiseOrValue<readonly EntityView[]> {
  const found = reader.entities(iris, { languages: of.languages });
  return andThen(found, (views) => views.filter((view) => view.__typename === type));
}
