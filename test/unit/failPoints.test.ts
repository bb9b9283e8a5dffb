import { describe, expect, it } from "@jest/globals";
import { createFailPoints, failPoints } from "../../src/services/failPoints.js";
import { StartError } from "../../src/services/StartError.js";
import { projectFiles, textOf } from "./house/projectFiles.js";

/** With how often the process would have ended. */
function wish(failPoint: string | null, demo = true) {
  let deaths = 0;
  const points = createFailPoints({ failPoint, demo }, () => {
    deaths += 1;
  });
  return { pass: points.pass, deaths: () => deaths };
}

describe("fail points", () => {
  it("each stands in the code (that each is reached, and survived: test/crash)", () => {
    const code = projectFiles.filter((path) => /^src\/.*\.ts$/.test(path) && path !== "src/services/failPoints.ts");
    const texts = code.map(textOf).join("\n");
    expect(failPoints.filter((point) => !texts.includes(`"${point}"`))).toEqual([]);
    expect(new Set(failPoints).size).toBe(failPoints.length);
  });

  it("end the process at the n-th pass of the one that is named, and at no other", () => {
    const points = wish("issuing:after-ca:3");
    for (const point of failPoints) points.pass(point);
    points.pass("issuing:after-ca");
    expect(points.deaths()).toBe(0);
    points.pass("issuing:after-ca");
    expect(points.deaths()).toBe(1);
  });

  it("without a wish nothing happens", () => {
    const points = wish(null, false);
    for (const point of failPoints) points.pass(point);
    expect(points.deaths()).toBe(0);
  });

  it.each([
    ["issuing:after-tea", true],
    ["issuing:after-ca", false],
  ])("%s, demo %s: no start", (point, demo) => {
    expect(() => wish(point, demo)).toThrow(StartError);
    expect(() => wish(point, demo)).toThrow(/^FAIL_POINT[^\n]+$/);
  });
});
