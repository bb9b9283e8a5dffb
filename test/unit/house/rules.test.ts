import { describe, expect, it } from "@jest/globals";
import { projectFiles, textOf } from "./projectFiles.js";

/** Every rule of docs/rules.md: K and C the two brands, D decisions between them, P the proof, I what is always true. */
const ids = [
  "K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 K12 K14 K15 K16 K17 K18 K19 K20 K21 K22 K24 K25 K27 K28 K29 K30 K31 K32 K33 K34",
  "C1 C2 C3 C4 C6 C7 C8 C9 C10 C11 C13 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25",
  "C26 C27 C28 C29 C30 C31 C32 C34 C35 C36 C37 C38",
  "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21",
  "P1",
  "I1 I2 I3 I4 I5 I6 I7 I8 I9",
].flatMap((line) => line.split(" "));

/** Rules that no test names yet. The list only shrinks. */
const notYetHeld: readonly string[] = [];

interface Row {
  readonly id: string;
  readonly meaning: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
}

const rows: readonly Row[] = textOf("docs/rules.md")
  .split("\n")
  .map((line) => /^\| ([A-Z]\d+) \| (.+) \| (.+) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, id = "", meaning = "", code = "", tests = ""]) => ({
    id,
    meaning,
    code: [...code.matchAll(/`([^` ]+)[^`]*`/g)].map(([, path = ""]) => `src/${path}`),
    tests: tests.split(", ").map((path) => `test/${path}.test.ts`),
  }));

const title = /\s*("(?:[^"\\]|\\.)*"|`[^`]*`)/y;

/** Titles of all tests of a file, and the tables of those whose title takes its words from there. */
function namesOf(text: string): string {
  return [...text.matchAll(/\b(?:it|describe)(\.each)?(?:<[^(]*>)?\(/g)]
    .map((call) => {
      const start = call.index + call[0].length;
      const end = call[1] === undefined ? start : closing(text, start) + 2;
      title.lastIndex = end;
      const [, name = ""] = title.exec(text) ?? [];
      return /%s/.test(name) ? text.slice(start, end) + name : name;
    })
    .join("\n");
}

/** Where the bracket closes that was opened before `start`. */
function closing(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0 && at < text.length) {
    if (text[at] === "(") depth++;
    if (text[at] === ")") depth--;
    at++;
  }
  return at - 1;
}

const names = new Map(
  projectFiles
    .filter((path) => /^test\/.*\.test\.ts$/.test(path) && path !== "test/unit/house/rules.test.ts")
    .map((path) => [path, namesOf(textOf(path))]),
);
const mentions = (text: string, id: string) => new RegExp(`(?<![A-Z0-9])${id}(?![0-9])`).test(text);

describe("docs/rules.md", () => {
  it("has every rule once, in order", () => {
    expect(rows.map((row) => row.id)).toEqual(ids);
    expect(new Set(rows.map((row) => row.meaning)).size).toBe(ids.length);
  });

  it("names code that is there", () => {
    expect(rows.filter((row) => row.code.length === 0).map((row) => row.id)).toEqual([]);
    const gone = rows.flatMap(({ id, code }) =>
      code
        .filter((path) => !projectFiles.some((file) => file === path || file.startsWith(`${path}/`)))
        .map((path) => `${id}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it("names tests that hold the rule by its name", () => {
    const held = rows.filter(({ id }) => !notYetHeld.includes(id));
    const wrong = held.flatMap(({ id, tests }) =>
      tests.filter((path) => !mentions(names.get(path) ?? "", id)).map((path) => `${id}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it("leaves no rule without a test, but for those that are said to have none yet", () => {
    const all = [...names.values()].join("\n");
    expect(ids.filter((id) => !mentions(all, id))).toEqual([...notYetHeld]);
  });

  it("would see an id that only a comment or a longer id mentions", () => {
    const text = namesOf(
      '// K1\nit("K10: x", () => {});\nit.each([["K2", f(1)]])("%s: y", g);\nit.each([["K3"]])("z", g);',
    );
    expect(["K1", "K10", "K2", "K3"].filter((id) => mentions(text, id))).toEqual(["K10", "K2"]);
  });
});
