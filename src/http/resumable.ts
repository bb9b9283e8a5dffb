import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { parseOptions } from "../resolvers/limits/RecentDocuments.js";

/** What is asked for, whatever the protocol. */
export interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** A subscription that can begin at a cursor. */
export interface Resumable {
  /** Where it begins as it is; null: now. */
  readonly after: string | null;
  /** The same subscription after that cursor. */
  from(cursor: string): Asked;
}

/** The variable that a document gets that has none of its own at `after`. */
const own = "lastEventId";

/**
 * Browsers repeat their request as it was and say in `Last-Event-ID` what they got last; a document without `$after` would
 * silently begin anew. So the cursor goes to where the document has its variable, or the document gets one.
 * @returns null for what cannot be read, and is refused later, and for what takes no `after`
 */
export function resumable(schema: GraphQLSchema, asked: Asked): Resumable | null {
  const document = read(asked.query);
  if (document === null) return null;
  const given: (ValueNode | undefined)[] = [];
  const edited = withVariable(schema, document, given);
  const [at] = given;
  if (given.length === 0) return null;
  const named = at?.kind === Kind.VARIABLE ? at.name.value : null;
  return {
    after: named === null ? textOf(at) : (textIn(asked.variables?.[named]) ?? defaultOf(document, named)),
    from: (cursor) => {
      const variables = { ...asked.variables, [named ?? own]: cursor };
      return named === null ? { ...asked, query: print(declaring(edited)), variables } : { ...asked, variables };
    },
  };
}

const textIn = (value: unknown) => (typeof value === "string" ? value : null);
const textOf = (value: ValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : null);

function defaultOf({ definitions }: DocumentNode, name: string): string | null {
  const variables = definitions.flatMap((each) =>
    "variableDefinitions" in each ? (each.variableDefinitions ?? []) : [],
  );
  return textOf(variables.find((each) => "variable" in each && each.variable.name.value === name)?.defaultValue);
}

function read(query: string): DocumentNode | null {
  try {
    return parse(query, parseOptions);
  } catch {
    return null;
  }
}

/** @param given gets what stands at `after`, one entry for each field that takes it */
function withVariable(schema: GraphQLSchema, document: DocumentNode, given: (ValueNode | undefined)[]): DocumentNode {
  const types = new TypeInfo(schema);
  const enter = (field: FieldNode): FieldNode | undefined => {
    const takesAfter = types.getFieldDef()?.args.some(({ name }) => name === "after");
    if (takesAfter !== true || types.getParentType() !== schema.getSubscriptionType()) return undefined;
    const value = field.arguments?.find(({ name }) => name.value === "after")?.value;
    given.push(value);
    if (value?.kind === Kind.VARIABLE) return undefined;
    return { ...field, arguments: [...(field.arguments ?? []).filter(({ name }) => name.value !== "after"), argument] };
  };
  return visit(document, visitWithTypeInfo(types, { Field: { enter } }));
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variable = { kind: Kind.VARIABLE, name: name(own) } as const;
const argument = { kind: Kind.ARGUMENT, name: name("after"), value: variable } as const;
const definition = {
  kind: Kind.VARIABLE_DEFINITION,
  variable,
  type: { kind: Kind.NAMED_TYPE, name: name("String") },
} as const;

function declaring(document: DocumentNode): DocumentNode {
  const enter = (operation: OperationDefinitionNode) =>
    operation.operation === "subscription"
      ? { ...operation, variableDefinitions: [...(operation.variableDefinitions ?? []), definition] }
      : undefined;
  return visit(document, { OperationDefinition: { enter } });
}
