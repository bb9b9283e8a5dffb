import { describe, expect, it } from "@jest/globals";
import { idPrefixes, prefixOf } from "../../../src/domain/ids.js";

describe("the prefix of a public id", () => {
  it.each(Object.keys(idPrefixes))("%s_… is one of ours", (prefix) => {
    expect(prefixOf(`${prefix}_01h`)).toBe(prefix);
  });

  it.each([
    "",
    "ord",
    "ord_",
    "ORD_1",
    "xyz_1",
    "ord_1 ",
    "ord_1\n",
    "ord_é",
    "ord-1",
    ` ord_1`,
    `ord_${"1".repeat(41)}`,
  ])("%j is none", (id) => {
    expect(prefixOf(id)).toBeNull();
  });
});
