import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import { printSorted } from "../../../src/schema/printSorted.js";

describe("schema.graphql", () => {
  it("is what the code emits (if not: npm run schema, and read the diff)", async () => {
    const committed = await readFile("schema.graphql", "utf8");
    expect(printSorted(await buildAppSchema())).toBe(committed);
  });
});
