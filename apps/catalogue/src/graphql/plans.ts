import {
  execute,
  getNamedType,
  getVariableValues,
  GraphQLScalarType,
  isInputObjectType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { DocumentFault } from './documents.ts';

/** Executions of a document after which its plan is worth compiling: what is asked once is not. */
const WORTH = 2;
/** A scalar that takes any value as it is, and that no document can name: names that begin so are reserved. */
const COERCED = '__Coerced';

type Answer = ExecutionResult | Promise<ExecutionResult>;
type Run = (context: unknown, variables: Readonly<Record<string, unknown>>) => Answer;
interface Plan {
  uses: number;
  run?: Run;
}

/**
 * Executes valid documents, and compiles a plan for those that come again. The compiler unrolls the code that reads
 * variables type by type and never ends where an input holds itself, as our filters do; so variables are read by graphql-js,
 * and to the compiled plan they are values of one scalar that passes them through.
 */
export class Plans {
  readonly #schema: GraphQLSchema;
  readonly #compiling: GraphQLSchema;
  #isCompiling = false;
  readonly #plans = new WeakMap<DocumentNode, Plan>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    // Not a schema extended by it, and there while a plan is made only: introspection would show it.
    const passing = new GraphQLScalarType({ name: COERCED });
    const getType = (name: string): unknown => (this.#isCompiling && name === COERCED ? passing : schema.getType(name));
    this.#compiling = Object.create(schema, { getType: { value: getType } }) as GraphQLSchema;
  }

  /** Executes a document of one operation. @throws DocumentFault where variables are wrong, Refusal `request/cost`. */
  async execute(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    context: unknown,
  ): Promise<ExecutionResult> {
    const { coerced, errors } = getVariableValues(this.#schema, definitionsOf(document), variables, { maxErrors: 50 });
    if (errors !== undefined) throw new DocumentFault(errors);
    const plan = this.#plans.get(document) ?? { uses: 0 };
    this.#plans.set(document, plan);
    if (++plan.uses >= WORTH) plan.run ??= this.#compiled(document);
    if (plan.run !== undefined) return plan.run(context, coerced);
    return execute({ schema: this.#schema, document, contextValue: context, variableValues: variables });
  }

  #compiled(document: DocumentNode): Run {
    const simple = visit(document, { VariableDefinition: (definition) => this.#passThrough(definition) });
    this.#isCompiling = true;
    // Values of enums and of the five scalars that graphql-js brings are typed where they are made.
    const compiled = compileQuery(this.#compiling, simple, undefined, { disableLeafSerialization: true });
    this.#isCompiling = false;
    if (!isCompiledQuery(compiled)) throw new DocumentFault(compiled.errors ?? []);
    return (context, variables) => compiled.query(undefined, context, variables);
  }

  #passThrough(definition: VariableDefinitionNode): VariableDefinitionNode {
    const type = typeFromAST(this.#schema, definition.type);
    if (!isInputObjectType(getNamedType(type))) return definition;
    const { kind, variable } = definition;
    return { kind, variable, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED } } };
  }
}

function definitionsOf({ definitions }: DocumentNode): readonly VariableDefinitionNode[] {
  return definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? (d.variableDefinitions ?? []) : []));
}
