import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { foldForSearch, likePattern, searchText } from "../../../src/domain/search.js";

/** What PostgreSQL's LIKE does with a pattern whose escape is the backslash. */
function like(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|%|_|([\s\S])/gu, (token, escaped?: string, plain?: string) => {
    if (escaped === undefined && plain === undefined) return token === "%" ? "[\\s\\S]*" : "[\\s\\S]";
    return (escaped ?? plain ?? "").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "u").test(text);
}
const finds = (typed: string, ...parts: (string | null)[]) => like(searchText(parts), likePattern(typed));

describe("folding", () => {
  it.each([
    ["ＷＷＷ．Ｅｘａｍｐｌｅ．ＪＰ", "www.example.jp"],
    ["１２３４５", "12345"],
    ["ｸﾗｳﾄﾞ", "クラウド"],
    ["ﾊﾟｰﾄﾅｰ", "パートナー"],
    ["タロウ＠ｅｘａｍｐｌｅ．ｊｐ", "タロウ@example.jp"],
    [" a\u3000 b\t\nc ", "a b c"],
    ["WWW.Example.JP", "www.example.jp"],
    ["㈱", "(株)"],
  ])("%j is searched for as %j", (typed, folded) => {
    expect(foldForSearch(typed)).toBe(folded);
  });
});

describe("the pattern", () => {
  it.each([
    ["100%", "%100\\%%"],
    ["a_b", "%a\\_b%"],
    ["c:\\d", "%c:\\\\d%"],
    ["％＿＼", "%\\%\\_\\\\%"],
  ])("%j is taken as it is written: %j", (typed, pattern) => {
    expect(likePattern(typed)).toBe(pattern);
  });
});

describe("searching (C4)", () => {
  const order = ["1234567890", "www.example.jp", "日本語.jp", "taro_yamada@example.jp", null] as const;

  it.each(["345", "EXAMPLE", "ｗｗｗ．ｅｘａ", "日本", "taro_", "１２３"])("%j finds the order", (typed) => {
    expect(finds(typed, ...order)).toBe(true);
  });

  it.each(["xyz", "t_ro", "%", "example_jp", "jp taro", "null", "\\"])("%j does not", (typed) => {
    expect(finds(typed, ...order)).toBe(false);
  });

  it("keeps each part once, on a line of its own, so that no match runs across two", () => {
    expect(searchText(["A.jp", null, "a.jp", "b.jp"])).toBe("a.jp\nb.jp");
    expect(finds("a.jp\nb.jp", "a.jp", "b.jp")).toBe(false);
  });

  it("finds any piece of any part, and no text that is not in it", () => {
    const part = fc.string({ unit: fc.constantFrom(..."aB1.-%_\\％＿ｱﾞ 日"), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(part, fc.nat(8), fc.nat(8), part, (whole, from, length, other) => {
        const piece = [...foldForSearch(whole)].slice(from, from + length).join("");
        expect(finds(piece, "x", whole)).toBe(true);
        expect(finds(other, whole)).toBe(foldForSearch(whole).includes(foldForSearch(other)));
      }),
    );
  });
});
