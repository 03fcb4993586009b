import { isInterfaceType, isIntrospectionType, isObjectType, type GraphQLSchema } from 'graphql';

/** Resolvers by type and field, as the explorer of Nest finds them. */
type Resolvers = Readonly<Record<string, object | undefined>>;

/**
 * Takes away the resolvers that Nest gives to fields which only read a property: a compiled plan reads those itself, and a page
 * has a thousand of them. `transformResolvers` and `transformSchema` are options of its GraphQL module.
 */
export class PlainFields {
  #resolved: readonly Resolvers[] = [];

  readonly transformResolvers = <T>(resolvers: T): T => {
    this.#resolved = [resolvers].flat() as unknown as readonly Resolvers[];
    return resolvers;
  };

  readonly transformSchema = (schema: GraphQLSchema): GraphQLSchema => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || (!isObjectType(type) && !isInterfaceType(type))) continue;
      const own = [type, ...type.getInterfaces()].flatMap(({ name }) => this.#resolved.map((of) => of[name] ?? {}));
      for (const field of Object.values(type.getFields()))
        if (!own.some((fields) => field.name in fields)) delete field.resolve;
    }
    return schema;
  };
}
