import { describe, expect, it } from "@jest/globals";
import { pageWish } from "../../../src/resolvers/pageWish.js";

describe("pageWish", () => {
  it.each([
    [{}, { size: 20, direction: "FORWARD", cursor: null }],
    [{ first: 5 }, { size: 5, direction: "FORWARD", cursor: null }],
    [
      { first: null, after: "a", last: null, before: null },
      { size: 20, direction: "FORWARD", cursor: "a" },
    ],
    [{ last: 100 }, { size: 100, direction: "BACKWARD", cursor: null }],
    [
      { last: 1, before: "b" },
      { size: 1, direction: "BACKWARD", cursor: "b" },
    ],
    [{ before: "b" }, { size: 20, direction: "BACKWARD", cursor: "b" }],
    // An empty cursor is none of any list, not "from the start": the list itself refuses it.
    [{ after: "" }, { size: 20, direction: "FORWARD", cursor: "" }],
  ] as const)("reads %j", (args, wish) => {
    expect(pageWish(args)).toEqual(wish);
  });

  it.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { last: 0 },
    { last: 101 },
    { first: 1, last: 1 },
    { first: 1, before: "b" },
    { last: 1, after: "a" },
    { after: "a", before: "b" },
  ])("refuses %j", (args) => {
    expect(() => pageWish(args)).toThrow(
      expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } }),
    );
  });
});
