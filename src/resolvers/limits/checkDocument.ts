import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { fail, ok, type Result } from "../../domain/result.js";
import { checkText } from "./checkText.js";
import { checkVariables, type Variables } from "./checkVariables.js";
import { doorErrors } from "./doorErrors.js";
import { doorLimits } from "./doorLimits.js";
import { type Weight, weighOperation } from "./weighOperation.js";

/** What a client sends, through whichever door. `document` is `source`, parsed with locations and found valid. */
export interface Submitted {
  readonly source: string;
  readonly document: DocumentNode;
  readonly variables: Variables;
  readonly operationName: string | null;
}

/** An operation that is within all limits. */
export interface Checked {
  readonly operation: OperationDefinitionNode;
  /** Points of cost, at least 1. */
  readonly cost: number;
  /** Names of the root fields, each once. */
  readonly rootFields: ReadonlySet<string>;
}

/** Why nothing runs; at most `doorLimits.errors` errors. */
export interface Rejected {
  readonly errors: readonly GraphQLError[];
  /** What is charged and answered: the document's points if they are the reason, else 1. */
  readonly cost: number;
  /** Mutations that were asked for and could not begin: they leave a record all the same. */
  readonly commands?: readonly string[];
}

/**
 * The limits of the doors, the same for HTTP and WebSocket. Nothing has run yet.
 * @param introspection whether `__schema` and `__type` may be asked
 */
export function checkDocument(
  schema: GraphQLSchema,
  submitted: Submitted,
  introspection: boolean,
): Result<Checked, Rejected> {
  const { document, operationName } = submitted;
  const large = checkText(submitted.source, document);
  if (large !== null) return rejected(large);
  const operation = getOperationAST(document, operationName);
  if (!operation) return rejected(doorErrors.noSuchOperation(operationName));
  const rootFields = rootFieldsOf(document, operation);
  const weighed = weigh(schema, submitted, { operation, rootFields, introspection });
  return weighed.ok ? weighed : fail({ ...weighed.error, commands: commandsOf(operation, rootFields) });
}

/** Of a mutation its root fields, as many as may run; else none. */
export function commandsOf({ operation }: OperationDefinitionNode, rootFields: ReadonlySet<string>): string[] {
  const commands = operation === "mutation" ? [...rootFields].filter((name) => name !== "__typename") : [];
  return commands.slice(0, doorLimits.rootFields);
}

function weigh(
  schema: GraphQLSchema,
  { document, variables: given }: Submitted,
  { operation, rootFields, introspection }: Omit<Checked, "cost"> & { readonly introspection: boolean },
): Result<Checked, Rejected> {
  if (!introspection && (rootFields.has("__schema") || rootFields.has("__type")))
    return rejected(doorErrors.badInput("Introspection is off.", "INTROSPECTION_DISABLED"));
  const variables = checkVariables(schema, operation, given);
  if (!variables.ok) return rejected(...variables.error);
  try {
    const weight = weighOperation({ schema, document }, operation, variables.value);
    return tooHeavy(weight) ?? ok({ operation, cost: weight.cost, rootFields });
  } catch (error) {
    // An argument that cannot be read, or a page beyond its bounds; anything else is a defect.
    if (error instanceof GraphQLError)
      return rejected(doorErrors.badInput(error.message, "BAD_USER_INPUT", error.nodes));
    throw error;
  }
}

const rejected = (...errors: GraphQLError[]) => fail({ errors, cost: 1 });

function tooHeavy({ depth, rootFields, cost }: Weight) {
  const refuse = (message: string) => doorErrors.badInput(message, "DOCUMENT_TOO_LARGE");
  if (depth > doorLimits.depth)
    return rejected(refuse(`The operation is nested deeper than ${doorLimits.depth} fields.`));
  if (rootFields > doorLimits.rootFields)
    return rejected(refuse(`The operation has more than ${doorLimits.rootFields} root fields.`));
  if (cost <= doorLimits.cost) return null;
  const points = Math.min(cost, Number.MAX_SAFE_INTEGER);
  return fail({
    errors: [refuse(`The operation costs ${points} points; the most is ${doorLimits.cost}.`)],
    cost: points,
  });
}

/** Follows fragments, each once. */
function rootFieldsOf(document: DocumentNode, operation: OperationDefinitionNode): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<SelectionSetNode>();
  const sets = [operation.selectionSet];
  for (let set = sets.pop(); set !== undefined; set = sets.pop()) {
    if (seen.has(set)) continue;
    seen.add(set);
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) names.add(node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT) sets.push(node.selectionSet);
      else sets.push(...fragmentsNamed(document, node.name.value));
    }
  }
  return names;
}

function fragmentsNamed(document: DocumentNode, name: string): SelectionSetNode[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name ? [node.selectionSet] : [],
  );
}
