import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  print,
} from "graphql";

/** Values by the name of their field, where any text will not do. */
export type KnownValues = Readonly<Record<string, unknown>>;

const scalars: KnownValues = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: "2031-01-01T00:00:00Z",
  ID: "ord_0",
  String: "text",
};

/** A value that the type takes: what is required of it, and what is given by name. */
export function validInput(type: GraphQLInputType, name: string, known: KnownValues): unknown {
  if (isNonNullType(type)) return validInput(type.ofType, name, known);
  if (name in known) return known[name];
  if (isListType(type)) return [validInput(type.ofType, name, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return scalars[type.name];
  const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || field.name in known);
  return Object.fromEntries(fields.map((field) => [field.name, validInput(field.type, field.name, known)]));
}

/** Entries that every paged field is asked for; as many as a plain list counts at the doors. */
export const pageSize = 5;

/** The arguments of a selected field: what it requires, and a page where it has pages. Empty where it needs none. */
export function argumentsOf(args: readonly GraphQLArgument[]): string {
  const given = args.flatMap((arg) => {
    if (arg.name === "first") return [`first: ${pageSize}`];
    if (!isRequiredArgument(arg)) return [];
    const value = validInput(arg.type, arg.name, {});
    const node = isEnumType(getNamedType(arg.type)) ? null : astFromValue(value, arg.type);
    return [`${arg.name}: ${node ? print(node) : String(value)}`];
  });
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}
