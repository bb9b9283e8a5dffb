import { describe, expect, it } from "@jest/globals";
import { projectFiles, textOf } from "./projectFiles.js";

/** Where a brand may be named: the rows of the first two, their demo, and what people read. */
const named = /^src\/(domain\/policy\.ts|domain\/messages\/|services\/demo\/)/;
const brands = /kingssl|certcentral/i;

/** Lines of code that name a brand, or that compare one; comments may cite. */
function naming(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
  return code.split("\n").filter((line) => brands.test(line) || /\.brand\s*[!=]==?|switch \([^)]*\.brand\)/.test(line));
}

describe("what differs between brands", () => {
  it("is a column of a policy: no condition names a brand", () => {
    const files = projectFiles.filter((path) => /^src\/.*\.ts$/.test(path) && !named.test(path));
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((path) => naming(textOf(path)).map((line) => `${path}: ${line.trim()}`))).toEqual([]);
  });

  it.each([
    'if (policy.brand === "x") refund();',
    'const late = code === "KINGSSL_DV";',
    "switch (order.policy.brand) {",
  ])("would find %s", (line) => {
    expect(naming(`// KingSSL\n${line}`)).toEqual([line]);
  });
});
