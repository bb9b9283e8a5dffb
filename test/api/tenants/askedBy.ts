import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isRequiredArgument,
} from "graphql";
import { type KnownValues, pageSize, validInput } from "./validInput.js";

/** A place of a root field where a row can be named: an argument, or a field of an input. */
export interface Place {
  readonly field: GraphQLField<unknown, unknown>;
  /** Names from the argument inwards. */
  readonly path: readonly string[];
  readonly type: "ID" | "String";
}

/** Every place of type ID that the root fields have, and those of type String whose name is among `keys`. */
export function placesOf(fields: readonly GraphQLField<unknown, unknown>[], keys: readonly string[]): Place[] {
  return fields.flatMap((field) =>
    field.args.flatMap((arg) => inside(arg.type, [arg.name], keys).map((place) => ({ field, ...place }))),
  );
}

function inside(type: GraphQLInputType, path: readonly string[], keys: readonly string[]): Omit<Place, "field">[] {
  const named = getNamedType(type);
  if (named.name === "ID") return [{ path, type: "ID" }];
  if (named.name === "String" && keys.includes(path.at(-1) ?? "")) return [{ path, type: "String" }];
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => inside(field.type, [...path, field.name], keys));
}

/** An operation and its variables but for what is to be named. */
export interface Operation {
  readonly source: string;
  readonly variables: (value: string, known?: KnownValues) => Record<string, unknown>;
}

/** Asks a root field, naming a row at the place, with whatever else the field requires. @param selection null: the field has none */
export function operationAt(
  place: Place,
  selection: string,
  { known, kind }: { readonly known: KnownValues; readonly kind: "query" | "mutation" },
): Operation {
  const { field, path } = place;
  const args = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === path[0]);
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const page = field.args.some(({ name }) => name === "first") ? [`first: ${pageSize}`] : [];
  const given = [...args.map(({ name }) => `${name}: $${name}`), ...page].join(", ");
  return {
    source: `${kind} (${declared}) { ${field.name}(${given})${selection && ` { ${selection} }`} }`,
    variables: (value, more = {}) => {
      const values = { ...known, ...more };
      const all = Object.fromEntries(args.map(({ name, type }) => [name, validInput(type, name, values)]));
      const isList = path.length === 1 && String(field.args.find(({ name }) => name === path[0])?.type).startsWith("[");
      put(all, path, isList ? [value] : value);
      return all;
    },
  };
}

function put(into: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else {
    into[name] = { ...(into[name] as object | undefined) };
    put(into[name] as Record<string, unknown>, rest, value);
  }
}

/** What names that do not tell their type take. */
const typesByName: Readonly<Record<string, readonly string[]>> = { principalId: ["User", "ApiKey"] };

/** The types that a place of type ID takes: `settlementId` one of Settlement, `requestId` one of RevocationRequest, `id` any. @throws where a name fits none */
export function typesAt({ path, field }: Place, schema: GraphQLSchema): string[] {
  const nodes = schema.getImplementations(schema.getType("Node") as never).objects.map(({ name }) => name);
  const listed = typesByName[path.at(-1) ?? ""];
  if (listed !== undefined) return [...listed];
  const [, wanted] = /^(\w+)Ids?$/.exec(path.at(-1) ?? "") ?? [];
  const fits = (name: string, other: string) => name.toLowerCase().endsWith(other.toLowerCase());
  const types = nodes.filter((name) => wanted === undefined || fits(name, wanted) || fits(wanted, name));
  if (types.length === 0) throw new Error(`${field.name}(${path.join(".")}) takes ids of no type that is known`);
  return types;
}
