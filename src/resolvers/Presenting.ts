import { type GraphQLOutputType, getNamedType, isUnionType } from "graphql";
import { createParameterDecorator } from "type-graphql";
import type { Refusal } from "../domain/errors.js";
import type { Result } from "../domain/result.js";
import type { RefusedError } from "../schema/userErrors.js";
import type { Context } from "./context.js";
import { clearLoaders } from "./loaders.js";
import { presentRefusal } from "./present.js";

/**
 * What a command answered, as a member of the mutation's union: the payload, or the refusal's error. Declared as
 * RefusedError, which every union has and whose fields every error has.
 */
export type Present = <T, P extends object>(result: Result<T, Refusal>, payload: (value: T) => P) => P | RefusedError;

/** Injects the `Present` for the union that the mutation is declared to answer. */
export function Presenting(): ParameterDecorator {
  return createParameterDecorator<Context>(({ context, info }) =>
    presentFor(context, info.returnType),
  ) as ParameterDecorator;
}

/** The same where no parameter is to be had. */
export function presentFor({ loaders, locale }: Context, returnType: GraphQLOutputType): Present {
  const members = membersOf(returnType);
  return (result, payload) => {
    clearLoaders(loaders);
    return result.ok ? payload(result.value) : presentRefusal(result.error, locale, members);
  };
}

/** Names of the types of the union that a mutation is declared to answer. */
export function membersOf(returnType: GraphQLOutputType): ReadonlySet<string> {
  const union = getNamedType(returnType);
  return new Set(isUnionType(union) ? union.getTypes().map(({ name }) => name) : []);
}
