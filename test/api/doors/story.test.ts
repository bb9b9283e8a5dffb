import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from "graphql";
import { checkDocument } from "../../../src/resolvers/limits/checkDocument.js";

interface Tab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}
// @ts-expect-error runs in the browser, so it is JavaScript
const { story }: { story: readonly Tab[] } = await import("../../../scripts/graphiql/story.js");

const schema = buildSchema(readFileSync(new URL("../../../schema.graphql", import.meta.url), "utf8"));

it.each(story.map((tab) => [tab.query.split("\n")[0] ?? "", tab] as const))(
  "%s fits the schema and the limits",
  (_name, tab) => {
    const document = parse(tab.query);
    expect(validate(schema, document)).toEqual([]);
    const operation = document.definitions.find(
      ({ kind }) => kind === "OperationDefinition",
    ) as OperationDefinitionNode;
    const variables = JSON.parse(tab.variables);
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors).toBeUndefined();
    const checked = checkDocument(schema, { source: tab.query, document, variables, operationName: null }, false);
    expect(checked).toMatchObject({ ok: true });
    expect(JSON.parse(tab.headers).authorization ?? "x@kumo.test").toMatch(/@kumo\.test$/);
  },
);

it("is told in Japanese and in English", () => {
  expect(story.length).toBe(9);
  for (const { query } of story) expect(query).toMatch(/^# \d\. .*[ぁ-んァ-ヶ一-龠].* \/ [A-Z]/);
});
