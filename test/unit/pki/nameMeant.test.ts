import { describe, expect, it } from "@jest/globals";
import { nameMeant } from "../../../src/services/pki/nameMeant.js";

describe("the name that is meant", () => {
  it.each([
    ["www.example.jp", " WWW.Example.JP "],
    ["xn--wgv71a119e.jp", "日本語.JP"],
    ["*.example.jp", "*.EXAMPLE.jp"],
    ["Acme Inc", "acme INC "],
    ["Acme Inc ", "Acme Inc"],
    ["クラウド商事Co.Ltd", "クラウド商事co.ltd"],
    ["xn--co-sg4a9a9iwhm65r2il.ltd", "クラウド商事Co.Ltd"],
    ["Node.js", "node.JS"],
    ["クラウド商事", "クラウド商事"],
    ["ガス商事 株式会社", "ガス商事 株式会社".normalize("NFD")],
  ])("D19: stored as %j is matched by %j, and is answered as it is stored", (stored, typed) => {
    expect(nameMeant(typed, ["another", stored])).toBe(stored);
  });

  it.each([
    ["www.example.jp", "www.example.jp."],
    ["www.example.jp", "example.jp"],
    ["*.example.jp", "www.example.jp"],
    ["Acme Inc", "AcmeInc"],
    ["Acme Inc", "Acme  Inc"],
    ["クラウド商事", "ｸﾗｳﾄﾞ商事"],
  ])("D19: %j is not %j, which stays as it was typed", (stored, typed) => {
    expect(nameMeant(typed, [stored])).toBe(typed);
  });
});
