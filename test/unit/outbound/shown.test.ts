import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { shown } from "../../../src/services/outbound/shown.js";

describe("what is shown of a stranger's answer", () => {
  it("stands on one line, without escape sequences and without text that runs backwards", () => {
    expect(shown("\u001b[31m red\r\n\tand\u0000 \u202egnp.exe\u200b ")).toBe("[31m red and gnp.exe");
  });

  it("is cut between characters, never through one", () => {
    expect(shown("😀".repeat(200))).toBe(`${"😀".repeat(100)}…`);
  });

  it("keeps short text of any script", () => {
    expect(shown("認証 <b>ファイル</b>")).toBe("認証 <b>ファイル</b>");
  });

  it("has no control character and no more than 101 characters, whatever came", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const result = shown(text);
        return !/\p{C}/u.test(result) && [...result].length <= 101;
      }),
    );
  });
});
