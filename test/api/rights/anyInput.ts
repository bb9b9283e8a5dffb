import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  DateTime: "2099-01-01T00:00:00.000Z",
  Float: 1,
  ID: "xxx_1",
  Int: 1,
  String: "x",
};

/** Some value of a type: as little as it takes, and nothing that exists. */
export function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return scalars[type.name];
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, anyValue(field.type)]));
}

/** An operation that asks for one root field and no more, with what it cannot be without. */
export function operationOf(kind: "query" | "mutation" | "subscription", field: GraphQLField<unknown, unknown>) {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const list = (said: (argument: GraphQLArgument) => string) =>
    required.length === 0 ? "" : `(${required.map(said).join(", ")})`;
  const selection = isCompositeType(getNamedType(field.type)) ? "{ __typename ... on UserError { code message } }" : "";
  const plain = selection && kind !== "mutation" ? "{ __typename }" : selection;
  const query = `${kind} ${list(({ name, type }) => `$${name}: ${type}`)} { ${field.name}${list(({ name }) => `${name}: $${name}`)} ${plain} }`;
  return { query, variables: Object.fromEntries(required.map(({ name, type }) => [name, anyValue(type)])) };
}
