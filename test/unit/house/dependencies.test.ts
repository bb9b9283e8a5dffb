import { describe, expect, it } from "@jest/globals";
import { sourcesIn, textOf } from "./projectFiles.js";

const kinds = ["dependencies", "optionalDependencies", "devDependencies", "overrides"] as const;
const manifest: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(textOf("package.json"));
const explained = linesByKind(textOf("docs/dependencies.md"));

describe("dependencies", () => {
  it.each(kinds)("of package.json are those of docs/dependencies.md: %s", (kind) => {
    expect(Object.keys(manifest[kind] ?? {}).length).toBeGreaterThan(0);
    expect([...(explained[kind]?.keys() ?? [])].sort()).toEqual(Object.keys(manifest[kind] ?? {}).sort());
  });

  it.each(kinds)("have one exact version: %s", (kind) => {
    expect(Object.entries(manifest[kind] ?? {}).filter(([, version]) => !isExact(version))).toEqual([]);
  });

  it("would find a range", () => {
    expect(["^1.2.3", "~1.2.3", "1.2", "1.x", "*", "latest", ">=1.2.3", "npm:other@1.2.3"].filter(isExact)).toEqual([]);
    expect(["1.2.3", "18.4.0-beta.17"].filter(isExact)).toHaveLength(2);
  });

  it("would find what is said twice, or under the wrong heading", () => {
    const said = linesByKind(
      "## dependencies\n- `a`, `b`: two of a kind.\n## overrides\n- `c`: of\n  two lines, `d`: none.\n",
    );
    expect(Object.entries(said).map(([kind, lines]) => [kind, ...lines.keys()])).toEqual([
      ["dependencies", "a", "b"],
      ["overrides", "c"],
    ]);
  });

  it("are needed: src imports each, or another needs it as its peer", () => {
    const imported = sourcesIn("src").flatMap((source) => source.imports.map((each) => each.of));
    const isImported = (name: string) => imported.some((of) => of === name || of.startsWith(`${name}/`));
    const idle = Object.keys(manifest.dependencies ?? {}).filter((name) => !isImported(name));
    expect(idle.filter((name) => !/\bpeer of\b/.test(explained.dependencies?.get(name) ?? ""))).toEqual([]);
  });
});

function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version);
}

/** From `## kind` and below it "- `name`, `name`: why": the names of each kind, and why. */
function linesByKind(text: string): Record<string, ReadonlyMap<string, string>> {
  const chapters = text.split(/^## /m).slice(1);
  return Object.fromEntries(
    chapters.map((chapter) => {
      const lines = [...chapter.matchAll(/^- (`[^:]+`): (.+)$/gm)];
      const names = lines.flatMap(([, list = "", why = ""]) =>
        [...list.matchAll(/`([^`]+)`/g)].map(([, name = ""]): [string, string] => [name, why]),
      );
      return [chapter.split("\n")[0] ?? "", new Map(names)];
    }),
  );
}
