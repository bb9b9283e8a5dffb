import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import type { Result } from "../../domain/result.js";
import { fail, ok } from "../../domain/result.js";
import { doorErrors } from "./doorErrors.js";
import { doorLimits } from "./doorLimits.js";

/** Variables by name: as they came, or as their types read them. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Reads the variables as their types say, once they are known to be of a size that may be read.
 * @param raw as they came over the wire; those that the operation does not name are passed over
 */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  raw: Variables,
): Result<Variables, readonly GraphQLError[]> {
  const definitions = operation.variableDefinitions ?? [];
  for (const definition of definitions) {
    const complaint = beyond(typeOf(schema, definition), raw[definition.variable.name.value]);
    if (complaint === null) continue;
    const message = `Variable "$${definition.variable.name.value}" ${complaint}.`;
    return fail([doorErrors.badInput(message, "BAD_USER_INPUT", [definition])]);
  }
  const { coerced, errors } = getVariableValues(schema, definitions, raw, { maxErrors: doorLimits.errors });
  return errors === undefined ? ok(coerced) : fail(errors.map(asBadInput));
}

const asBadInput = (error: GraphQLError) => doorErrors.badInput(error.message, "BAD_USER_INPUT", error.nodes);

function typeOf(schema: GraphQLSchema, definition: VariableDefinitionNode): GraphQLInputType | undefined {
  const type = typeFromAST(schema, definition.type);
  return isInputType(type) ? type : undefined;
}

/** JSON that is nested deeper than this is refused before anything follows it by recursion. */
const deepest = 20;

/** What of the value is too large, in words; null when nothing is. Only what the type names is looked at: the rest is refused later. */
function beyond(type: GraphQLInputType | undefined, value: unknown, depth = 0): string | null {
  if (type === undefined || value === null || value === undefined) return null;
  if (depth > deepest) return "is nested too deeply";
  if (isNonNullType(type)) return beyond(type.ofType, value, depth);
  if (typeof value === "string") return tooLong(type, value);
  if (Array.isArray(value)) {
    if (value.length > doorLimits.listItems) return `has a list of more than ${doorLimits.listItems} entries`;
    return first(value, (item) => beyond(isListType(type) ? type.ofType : undefined, item, depth + 1));
  }
  const named = getNamedType(type);
  if (typeof value !== "object" || !isInputObjectType(named)) return null;
  const fields = named.getFields();
  return first(Object.entries(value), ([name, part]) => beyond(fields[name]?.type, part, depth + 1));
}

function tooLong(type: GraphQLInputType, value: string): string | null {
  const characters: Readonly<Record<string, number>> = doorLimits.characters;
  const most = characters[getNamedType(type).name] ?? doorLimits.otherCharacters;
  return value.length > most ? `has a string of more than ${most} characters` : null;
}

function first<T>(items: readonly T[], complaintOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const complaint = complaintOf(item);
    if (complaint !== null) return complaint;
  }
  return null;
}
