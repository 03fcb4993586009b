import { DEFAULT_PAGE } from '#reading';
import { Refusal } from '#refusal';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { checkVariables } from './variables.ts';

/** What one request may ask for. */
export const MAX_COST = 5_000;
export const MAX_DEPTH = 10;
/** Introspection names types inside types, and comes from a schema of fixed size. */
const MAX_INTROSPECTION_DEPTH = 20;
/** What a list without a page size counts for. */
const LIST = 5;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  cost: number;
  visits: number;
  /** Whether the cost depends on values of variables. */
  isVariable: boolean;
}
interface Place {
  readonly type: GraphQLNamedType | undefined;
  readonly depth: number;
  readonly factor: number;
  /** Page size of the list that this is inside of. */
  readonly page: number;
  readonly introspection: boolean;
}

/** Costs of the documents that no variable bears on. */
const fixed = new WeakMap<DocumentNode, number>();

/**
 * What a valid document of one operation costs: every field 1, everything inside a list as often as the list may be long.
 * Work is bounded whatever fragments do.
 * @throws Refusal `request/cost` over `MAX_COST` or deeper than `MAX_DEPTH`, and for variables that are too deep or too many.
 */
export function costOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
): number {
  checkVariables(variables);
  const known = fixed.get(document);
  if (known !== undefined) return known;
  const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return 0;
  const defaults = (operation.variableDefinitions ?? []).map(
    ({ variable, defaultValue }) => [variable.name.value, constantOf(defaultValue)] as const,
  );
  const walk: Walk = {
    schema,
    fragments: new Map(fragments.map((f) => [f.name.value, f])),
    variables: { ...Object.fromEntries(defaults), ...variables },
    cost: 0,
    visits: 0,
    isVariable: false,
  };
  const root = {
    type: schema.getRootType(operation.operation) ?? undefined,
    depth: 0,
    factor: 1,
    page: 1,
    introspection: false,
  };
  selections(operation.selectionSet, root, walk);
  if (!walk.isVariable) fixed.set(document, walk.cost);
  return walk.cost;
}

function selections(set: SelectionSetNode, place: Place, walk: Walk): void {
  for (const selection of set.selections) {
    if (++walk.visits > 2 * MAX_COST) throw tooCostly(walk.cost);
    switch (selection.kind) {
      case Kind.FIELD:
        field(selection, place, walk);
        break;
      case Kind.INLINE_FRAGMENT:
        selections(selection.selectionSet, narrowed(place, selection.typeCondition?.name.value, walk), walk);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = walk.fragments.get(selection.name.value);
        if (fragment !== undefined)
          selections(fragment.selectionSet, narrowed(place, fragment.typeCondition.name.value, walk), walk);
      }
    }
  }
}

function narrowed(place: Place, type: string | undefined, { schema }: Walk): Place {
  return type === undefined ? place : { ...place, type: schema.getType(type) };
}

function field(node: FieldNode, place: Place, walk: Walk): void {
  walk.cost += place.factor;
  if (walk.cost > MAX_COST) throw tooCostly(walk.cost);
  const name = node.name.value;
  const introspection = place.introspection || (place.depth === 0 && (name === '__schema' || name === '__type'));
  const depth = place.depth + 1;
  const deepest = introspection ? MAX_INTROSPECTION_DEPTH : MAX_DEPTH;
  if (depth > deepest)
    throw Refusal.of('request/cost', {
      title: 'The query is too deep',
      expected: `at most ${deepest} levels`,
      found: `${depth} at ${name}`,
    });
  if (node.selectionSet === undefined) return;
  const definition = fieldOf(place.type, name);
  const type = definition === undefined ? introspectionType(name, walk) : getNamedType(definition.type);
  const inPage = (name === 'edges' || name === 'nodes') && place.type?.name.endsWith('Connection') === true;
  const times = introspection || definition === undefined ? 1 : inPage ? place.page : timesOf(node, definition, walk);
  selections(
    node.selectionSet,
    { type, depth, factor: place.factor * times, page: pageOf(node, walk), introspection },
    walk,
  );
}

function fieldOf(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function introspectionType(name: string, { schema }: Walk): GraphQLNamedType | undefined {
  return schema.getType(name === '__schema' ? '__Schema' : '__Type');
}

function timesOf(node: FieldNode, { type }: GraphQLField<unknown, unknown>, walk: Walk): number {
  if (!isListType(getNullableType(type)) || !isCompositeType(getNamedType(type))) return 1;
  const ids = valueOf(node, 'ids', walk);
  return Array.isArray(ids) ? Math.max(1, ids.length) : LIST;
}

function pageOf(node: FieldNode, walk: Walk): number {
  const size = valueOf(node, 'first', walk) ?? valueOf(node, 'last', walk);
  return typeof size === 'number' && size > 0 ? size : DEFAULT_PAGE;
}

/** An argument as far as a cost depends on it: a number, or a list. */
function valueOf(node: FieldNode, name: string, walk: Walk): unknown {
  const value: ValueNode | undefined = node.arguments?.find((a) => a.name.value === name)?.value;
  if (value?.kind !== Kind.VARIABLE) return constantOf(value);
  walk.isVariable = true;
  return walk.variables[value.name.value];
}

function constantOf(value: ValueNode | undefined): unknown {
  if (value?.kind === Kind.LIST) return value.values;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

function tooCostly(cost: number): Refusal {
  return Refusal.of('request/cost', {
    expected: `a cost of at most ${MAX_COST}: every field counts 1, inside a list as often as the page is long`,
    found: `at least ${cost}`,
    fix: 'Ask for smaller pages (first, last) or for fewer fields.',
  });
}
