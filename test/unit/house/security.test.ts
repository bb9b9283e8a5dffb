import { expect, it } from "@jest/globals";
import { projectFiles, textOf } from "./projectFiles.js";

const rows = textOf("docs/security.md")
  .split("\n")
  .map((line) => /^\| (?!threat|---)(.+) \| (.+) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null);
const named = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
const isThere = (path: string) => projectFiles.some((file) => file === path || file.startsWith(path));

it("docs/security.md names for each threat a guard and a test that are there", () => {
  expect(rows.length).toBeGreaterThan(25);
  const gone = rows.flatMap(([, threat, guards, tests]) => {
    const guarding = named(guards).map((path) => (path.startsWith("docs/") ? path : `src/${path}`));
    const testing = named(tests).map((path) => `test/${path}.test.ts`);
    const missing = [...guarding, ...testing].filter((path) => !isThere(path));
    return guarding.length > 0 && testing.length > 0 ? missing : [`nothing for: ${threat}`];
  });
  expect(gone).toEqual([]);
});

it("docs/security.md names every test of attacks", () => {
  const text = textOf("docs/security.md");
  const attacks = projectFiles.filter((path) => /^test\/attack\/.*\.test\.ts$/.test(path));
  expect(attacks.length).toBeGreaterThan(5);
  expect(attacks.filter((path) => !text.includes(path.slice(5, -8)))).toEqual([]);
});
