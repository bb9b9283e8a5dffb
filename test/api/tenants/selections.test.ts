import { beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphQLSchema, isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { checkDocument } from "../../../src/resolvers/limits/checkDocument.js";
import { parseOptions } from "../../../src/resolvers/limits/RecentDocuments.js";
import { fieldPaths } from "./fieldPaths.js";
import { selectionsOf } from "./selections.js";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildAppSchema();
});

const nodeTypes = () => {
  const { objects } = schema.getImplementations(schema.getType("Node") as never);
  return objects;
};

/** Every path of fields that a document has, below its root field. */
function pathsIn(source: string): string[] {
  const paths: string[] = [];
  const above: string[] = [];
  const types = new TypeInfo(schema);
  const visitor = {
    enter: () => {
      const name = types.getFieldDef()?.name ?? "";
      const parent = types.getParentType()?.name;
      if (name === "__typename" || parent === "Query") return;
      above.push(`${parent}.${name}`);
      paths.push(above.join(">"));
    },
    leave: () => {
      if (types.getFieldDef()?.name !== "__typename" && types.getParentType()?.name !== "Query") above.pop();
    },
  };
  visit(parse(source), visitWithTypeInfo(types, { Field: visitor }));
  return paths;
}

describe("the selections of a type", () => {
  it("have every path of fields to depth 4, of every type that is a Node", () => {
    for (const type of nodeTypes()) {
      const made = selectionsOf(schema, type, { depth: 4 });
      const found = new Set(
        made.flatMap(({ text }) => pathsIn(`{ node(id: "x") { ... on ${type.name} { ${text} } } }`)),
      );
      const expected = fieldPaths(schema, type, 4);
      expect(found).toEqual(new Set(expected));
      expect(made.reduce((sum, { paths }) => sum + paths, 0)).toBe(expected.length);
    }
  });

  it("pass the doors, each of them", () => {
    for (const type of nodeTypes())
      for (const { text } of selectionsOf(schema, type, { depth: 4 })) {
        const source = `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${text} } } }`;
        const document = parse(source, parseOptions);
        expect(validate(schema, document)).toEqual([]);
        const submitted = { source, document, variables: { id: "ord_1" }, operationName: null };
        expect(checkDocument(schema, submitted, false)).toMatchObject({ ok: true });
      }
  });

  it("are of objects alone", () => {
    expect(nodeTypes().every(isObjectType)).toBe(true);
    expect(nodeTypes().length).toBeGreaterThan(20);
  });
});
