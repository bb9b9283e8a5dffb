import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OidcFlows } from "../../../src/services/identity/OidcFlows.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { TestClock } from "../../support/TestClock.js";

const clock = new TestClock();
let dataDir: string;
let flows: OidcFlows;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "certdesk-oidc-"));
  flows = await OidcFlows.open(dataDir, clock, new RandomIds(clock));
});
afterAll(() => rm(dataDir, { recursive: true }));

describe("the cookie of a flow", () => {
  it("is read by any process with the same folder, and by none with another", async () => {
    const flow = flows.begin("https://app.example/");
    const again = await OidcFlows.open(dataDir, clock, new RandomIds(clock));
    expect(again.unseal(flows.seal(flow))).toEqual(flow);
    const other = await mkdtemp(join(tmpdir(), "certdesk-oidc-"));
    const stranger = await OidcFlows.open(other, clock, new RandomIds(clock));
    expect(stranger.unseal(flows.seal(flow))).toBeNull();
    await rm(other, { recursive: true });
  });

  it("is good for ten minutes", () => {
    const flow = flows.begin("https://app.example/");
    const sealed = flows.seal(flow);
    clock.advance(10 * 60_000 - 1);
    expect(flows.unseal(sealed)).toEqual(flow);
    clock.advance(1);
    expect(flows.unseal(sealed)).toBeNull();
  });

  it("is no cookie when a character of it is another", () => {
    const sealed = flows.seal(flows.begin("https://app.example/"));
    for (let at = 0; at < sealed.length; at++) {
      const touched = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
      expect(flows.unseal(touched)).toBeNull();
    }
    for (const wrong of ["", ".", "a.b", sealed.slice(0, -1), `${sealed}A`]) expect(flows.unseal(wrong)).toBeNull();
  });

  it("has a verifier as RFC 7636 4.1 wants it, and never the same twice", () => {
    const [one, other] = [flows.begin("x"), flows.begin("x")];
    expect(one.verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(new Set([one.state, one.nonce, one.verifier, other.state, other.nonce, other.verifier]).size).toBe(6);
  });
});
