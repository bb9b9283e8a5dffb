import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";

let schema: GraphQLSchema;
let types: GraphQLNamedType[];
beforeAll(async () => {
  schema = await buildAppSchema();
  types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
});

type Field = GraphQLField<unknown, unknown>;

function outputFields(): { path: string; field: Field }[] {
  return types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field }))
      : [],
  );
}

/** Name → the shapes under which the members have a field of that name. */
function shapesOf(members: readonly GraphQLObjectType[]): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  for (const field of members.flatMap((member) => Object.values(member.getFields()))) {
    const parameters = field.args.map((arg) => `${arg.name}: ${arg.type}`).sort();
    const shape = `(${parameters.join(", ")}): ${field.type}`;
    shapes.set(field.name, (shapes.get(field.name) ?? new Set()).add(shape));
  }
  return shapes;
}

function conflictsOf(members: readonly GraphQLObjectType[]): string[] {
  return [...shapesOf(members)]
    .filter(([, shapes]) => shapes.size > 1)
    .map(([name, shapes]) => [name, ...shapes].join(" | "));
}

describe("one selection can hold all members", () => {
  it("of each union: the same name never has another shape", () => {
    const conflicts = types
      .filter(isUnionType)
      .map((union) => ({ union: union.name, conflicts: conflictsOf(union.getTypes()) }))
      .filter(({ conflicts }) => conflicts.length > 0);
    expect(conflicts).toEqual([]);
  });

  // Of Node not: its types have nothing in common but the id.
  it.each(["OrderEvent", "UserError"])("of %s: the same name never has another shape", (name) => {
    const type = schema.getType(name);
    if (!isInterfaceType(type)) throw new Error(`${name} is no interface.`);
    expect(schema.getPossibleTypes(type).length).toBeGreaterThan(1);
    expect(conflictsOf(schema.getPossibleTypes(type))).toEqual([]);
  });
});

describe("documentation", () => {
  const rootTypes = ["Query", "Mutation", "Subscription"];

  it("describes every type, field, argument and enum value", () => {
    const described = (path: string, item: { description?: string | null | undefined }) => ({ path, item });
    const items = types.flatMap((type) => {
      const own = rootTypes.includes(type.name) ? [] : [described(type.name, type)];
      const values = isEnumType(type)
        ? type.getValues().map((value) => described(`${type.name}.${value.name}`, value))
        : [];
      const inputs = isInputObjectType(type)
        ? Object.values(type.getFields()).map((field) => described(`${type.name}.${field.name}`, field))
        : [];
      return [...own, ...values, ...inputs];
    });
    const fields = outputFields().flatMap(({ path, field }) => [
      described(path, field),
      ...field.args.map((arg) => described(`${path}(${arg.name})`, arg)),
    ]);
    expect([...items, ...fields].filter(({ item }) => !item.description?.trim()).map(({ path }) => path)).toEqual([]);
  });

  it("says the bound of every plain list", () => {
    const bound = /at most|one (for|of) each|one for each|one, or all|a few hundred/i;
    const unbounded = outputFields()
      .filter(({ path }) => !/(Connection\.edges|UserError\.)/.test(path))
      .filter(({ field }) => String(field.type).startsWith("[") && !bound.test(field.description ?? ""));
    expect(unbounded.map(({ path }) => path)).toEqual([]);
  });
});

describe("conventions", () => {
  const names = (args: readonly GraphQLArgument[]) => args.map((arg) => arg.name);

  it("pages every connection in both directions", () => {
    // The root `orderEvents` is the twin of a subscription: its end is open, so it goes forward only.
    const missing = outputFields()
      .filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"))
      .map(({ path, field }) => {
        const wanted = path === "Query.orderEvents" ? ["first", "after"] : ["first", "after", "last", "before"];
        return { path, missing: wanted.filter((name) => !names(field.args).includes(name)) };
      });
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter((entry) => entry.missing.length > 0)).toEqual([]);
  });

  it("sorts by `sort`, never by `orderBy`", () => {
    expect(outputFields().filter(({ field }) => names(field.args).includes("orderBy"))).toEqual([]);
  });

  it("has one `input` for each mutation, and a result union of its own name or noun", () => {
    const wrong = outputFields()
      .filter(({ path }) => path.startsWith("Mutation."))
      .filter(({ field }) => names(field.args).join() !== "input" || !isUnionType(getNamedType(field.type)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
