import { describe, expect, it } from "@jest/globals";
import { projectFiles, sourcesIn, textOf } from "./projectFiles.js";

const inSrc = projectFiles.filter((path) => path.startsWith("src/"));
const inClient = projectFiles.filter((path) => path.startsWith("client/"));
const code = projectFiles.filter((path) => /\.(ts|js|graphql)$/.test(path) && !path.startsWith("test/gql/"));
const contract = "test/unit/schema/contract.test.ts";
const written = projectFiles.filter((path) => path !== "package-lock.json");

/** Style 24: lines of a file, lines of a function. Sentences are no logic. */
const mostLines = (path: string) => (/^src\/(domain(?!\/messages)|resolvers)\//.test(path) ? 150 : 250);
const hardStop = 50;
const wished = 30;

/** Style 14. Callbacks take what they are given. */
const mostParameters = (name: string) => (name === "constructor" ? 5 : name === "=>" ? Number.POSITIVE_INFINITY : 3);

/** What no file says, this one included: hence the brackets, and the pieces of `planted`. */
const unsaid: readonly [what: string, pattern: RegExp, files: readonly string[]][] = [
  ["a folder beside the project", /\.\.\/shar[e]d\b/, written.filter((path) => path !== contract)],
  ["a place on somebody's machine", /["'`( ]\/(work|root|home|Users)\/[\w.]/, written],
  ["a fixed temporary folder", /["'`]\/tmp\b/, inSrc],
  ["a package on demand, whose names are lost in the bundle", /\bimport\("(?!\.|@node-rs\/argon2")/, inSrc],
  ["the host of a package registry", /\bregistry\.[\w.]+\.(org|com|dev|io)\b|\bnpmjs\.|\bdeb\.debian\./, projectFiles],
  ["a download address", /"resolve[d]":/, projectFiles],
  ["how it was typed", /\bpro[m]pts?\b|\bA[I]\b/i, written],
  ["work that is left", /\b(TO[D]O|FIX[M]E|XX[X])\b/, written],
  ["a test that never runs", /\b(it|test|describe)\.(skip|only|todo)(\.each)?\(|\b[xf](it|describe)\(/, code],
];
const planted = [
  ["see ..", "/shared/spec"],
  ['readFile("/ro', 'ot/x")'],
  ["https://registry.", "example.org/x"],
  ['"resolved"', ': "x"'],
  ['"', '/tmp/x"'],
  ["said in the pro", "mpt"],
  ["// TO", "DO: later"],
  ["await imp", 'ort("nodemailer")'],
  ["it.", 'skip("x")'],
  ["describe.", 'only("x")'],
  ["x", 'it("x")'],
].map((pieces) => pieces.join(""));

describe("the house", () => {
  it.each(unsaid)("never names %s", (_what, pattern, files) => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  it.each(planted)("would find %s", (text) => {
    expect(unsaid.filter(([, pattern]) => pattern.test(text))).toHaveLength(1);
  });

  it("keeps files small (style 24)", () => {
    expect(
      [...inSrc, ...inClient]
        .map((path) => ({ path, lines: linesOf(path) }))
        .filter((each) => each.lines > mostLines(each.path)),
    ).toEqual([]);
  });

  it("keeps functions small (style 14, 24)", () => {
    const functions = ["src", "client", "scripts", "bench"].flatMap(sourcesIn).flatMap((source) =>
      source.functions.map(({ name, lines, parameters }) => ({
        place: `${source.path} ${name}`,
        name,
        lines,
        parameters,
      })),
    );
    expect(functions.length).toBeGreaterThan(500);
    const long = functions.filter((each) => each.lines > wished).map((each) => `${each.lines} ${each.place}`);
    if (long.length > 0) console.log(`Functions of more than ${wished} lines:\n${long.join("\n")}`);
    expect(functions.filter((each) => each.lines > hardStop)).toEqual([]);
    expect(functions.filter((each) => each.parameters > mostParameters(each.name))).toEqual([]);
  });

  it("names files after what they are (style 2)", () => {
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|misc)(\.|\/)/i.test(path))).toEqual([]);
  });

  it("explains each folder in a few lines (style 17)", () => {
    const readme = (folder: string) => `${folder}/README.md`;
    const folders = [
      ...foldersOf(inSrc).slice(1),
      ...foldersOf(inClient),
      ...foldersOf(projectFiles).filter((path) => /^test\/[^/]+$/.test(path)),
    ];
    expect(folders.filter((folder) => !projectFiles.includes(readme(folder)))).toEqual([]);
    expect(folders.map(readme).filter((path) => projectFiles.includes(path) && linesOf(path) > 12)).toEqual([]);
  });
});

function linesOf(path: string): number {
  return textOf(path).trimEnd().split("\n").length;
}

/** Every folder with a file somewhere below it, the outer one first. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) =>
    path.split("/").map((_name, depth, names) => names.slice(0, depth).join("/")),
  );
  return [...new Set(folders)].filter((folder) => folder !== "").sort();
}
