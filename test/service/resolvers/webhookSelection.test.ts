import { describe, expect, it } from "@jest/globals";
import { checkSelection } from "../../../src/resolvers/webhooks/checkSelection.js";
import { ownSelection } from "../../../src/resolvers/webhooks/selectionDocument.js";

const refused: readonly (readonly [selection: string, problem: string])[] = [
  ["", "Syntax Error"],
  ["{", "Syntax Error"],
  ["{}", "Syntax Error"],
  ["id", "Syntax Error"],
  ["{ nothing }", 'Cannot query field "nothing"'],
  ["{ order }", "must have a selection"],
  ["{ id ...Missing }", 'Unknown fragment "Missing"'],
  ["{ id ...Selection }", "Cannot spread fragment"],
  ["{ order { events(first: $n) { edges { cursor } } } }", '"$n"'],
  ["{ id } subscription Other { orderStatusChanged { id } }", "must be the only defined operation"],
  ["{ id } query { viewer { id } }", "must be the only defined operation"],
  ["{ id } type Other { id: ID }", "is not executable"],
  ["{ id } } query Other { viewer { id }", "Syntax Error"],
  ["{ id } fragment Unused on Order { id }", "never used"],
  ["{ order { events(first: 1000) { edges { cursor } } } }", "must be from 1 to 100"],
  [`{ ${Array.from({ length: 40 }, (_, n) => `a${n}: id`).join(" ")} }`, "more than 30 aliases"],
  [
    "{ order { events(first: 100) { edges { node { order { events(first: 100) { edges { node { id } } } } } } } } }",
    "points; the most is 5000",
  ],
  [`{ id ${"# ".repeat(9000)}\n }`, "more than 16384 bytes"],
];

describe("a selection of a webhook", () => {
  it.each([
    ownSelection,
    "{ id }",
    " { id cursor order { number } ... on OrderUpdated { aspect } }",
    "{ id ...Of } fragment Of on OrderEvent { order { id } }",
    "{ order { events(first: 5) { edges { node { id } } } } }",
  ])("may be %s", async (selection) => {
    expect(await checkSelection(selection)).toBeNull();
  });

  it.each(refused.map(([selection, problem]) => ({ shown: selection.slice(0, 60), selection, problem })))(
    "may not be $shown",
    async ({ selection, problem }) => {
      expect(await checkSelection(selection)).toContain(problem);
      expect((await checkSelection(selection))?.length).toBeLessThanOrEqual(200);
    },
  );
});
