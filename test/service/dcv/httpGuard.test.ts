import { BlockList } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { check, DcvWorld, filePath, outcome, secret } from "./dcvWorld.js";

let world: DcvWorld;
const guarded = async () => outcome(await check(world.guarded, "HTTP_FILE"));
const unguarded = async () => outcome(await check(world.unguarded, "HTTP_FILE"));

beforeAll(async () => {
  world = await DcvWorld.start();
  world.host("example.org");
  world.inner.serve("/inner", secret);
});
beforeEach(() => {
  world.inner.connections = 0;
});
afterAll(() => world.stop());

/** The inner server is there for the one without the guard, and is not even connected to by the one with it. */
async function expectRefused(host: string): Promise<void> {
  const naive = await unguarded();
  // Windows does not connect to 0.0.0.0, and a kernel without IPv6 to no mapped address.
  if (/\((EADDRNOTAVAIL|EAFNOSUPPORT|ENETUNREACH)\)/.test(naive)) console.warn(`NOT SHOWN HERE: ${host} is reachable`);
  else expect([naive, world.inner.connections]).toEqual(["found", 1]);
  world.inner.connections = 0;
  expect(await guarded()).toBe(
    `dcv.http.addressRefused: ${host} leads to an address that is not public, which is not visited. Let it lead to public addresses only.`,
  );
  expect(world.inner.connections).toBe(0);
}

describe("the guard of HTTP validation", () => {
  it("refuses loopback when nothing is allowed", async () => {
    world.outer.serve(filePath, secret);
    expect(await guarded()).toBe("found");
    expect(outcome(await check(world.validator({ allowed: new BlockList() }), "HTTP_FILE"))).toMatch(
      /^dcv.http.addressRefused: example.org/,
    );
  });

  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["2130706433", "127.0.0.1"],
    ["0x7f000001", "127.0.0.1"],
    ["0177.1", "127.0.0.1"],
    ["127.0.0.1.", "127.0.0.1"],
    ["%31%32%37.0.0.1", "127.0.0.1"],
    ["%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1", "127.0.0.1"], // １２７
    ["user@127.0.0.1", "127.0.0.1"],
    ["0.0.0.0", "0.0.0.0"],
    ["[::ffff:127.0.0.1]", "::ffff:7f00:1"],
    ["[0:0:0:0:0:ffff:7f00:1]", "::ffff:7f00:1"],
  ])("refuses a redirect to the address %s", async (written, host) => {
    world.outer.redirect(filePath, `http://${written}:${world.inner.port}/inner`);
    await expectRefused(host);
  });

  it.each(["169.254.169.254", "[fd00:ec2::254]", "100.100.100.200", "168.63.129.16", "10.0.0.1", "[64:ff9b::a00:1]"])(
    "refuses a redirect to %s at once",
    async (address) => {
      world.outer.redirect(filePath, `http://${address}/latest/meta-data/`);
      expect(await guarded()).toMatch(/^dcv.http.addressRefused/);
    },
  );

  it("refuses a name that leads to a private address", async () => {
    world.dns.set("inner.example.org", "A", "127.0.0.1");
    world.outer.redirect(filePath, `http://inner.example.org:${world.inner.port}/inner`);
    await expectRefused("inner.example.org");
  });

  it("refuses a name whose AAAA record hides a private address", async () => {
    world.dns.set("mapped.example.org", "AAAA", "::ffff:127.0.0.1");
    world.outer.redirect(filePath, `http://mapped.example.org:${world.inner.port}/inner`);
    await expectRefused("mapped.example.org");
  });

  it("refuses a name when one of its addresses is private, though the first is not", async () => {
    world.host("mixed.example.org", world.outer.host, world.inner.host);
    world.outer.redirect(filePath, `http://mixed.example.org:${world.inner.port}/inner`);
    expect(await unguarded()).toMatch(/^dcv.http.status/);
    expect(await guarded()).toMatch(/^dcv.http.addressRefused: mixed.example.org/);
  });

  it("does not tell the address: a redirect is no way to ask our network's DNS", async () => {
    world.dns.set("secret.corp", "A", "10.11.12.13");
    world.outer.redirect(filePath, "http://secret.corp/");
    expect(JSON.stringify(await check(world.guarded, "HTTP_FILE"))).not.toContain("10.11.12.13");
  });

  it("connects to the address that it checked, though the name has another one a moment later", async () => {
    world.dns.setTurns("rebind.example.org", "A", [world.outer.host], ["127.0.0.1"]);
    world.outer.redirect(filePath, `http://rebind.example.org:${world.outer.port}/rebind`);
    world.outer.serve("/rebind", secret);
    world.inner.serve("/rebind", "the inner network's secret");
    expect(await guarded()).toBe("found");
    expect(world.dns.asked("rebind.example.org", "A")).toBe(1);
    expect(world.inner.connections).toBe(0);
  });

  it("checks anew at each redirect, though the name was good a moment ago", async () => {
    const turns = [[world.outer.host], ["127.0.0.1"]];
    const url = (path: string) => `http://turn.example.org:${world.outer.port}${path}`;
    world.outer.redirect(filePath, url("/again"));
    world.outer.redirect("/again", url("/inner"));
    world.dns.setTurns("turn.example.org", "A", ...turns);
    expect(await unguarded()).toBe("found");
    world.dns.setTurns("turn.example.org", "A", ...turns);
    expect(await guarded()).toMatch(/^dcv.http.addressRefused: turn.example.org/);
    expect(world.inner.connections).toBe(1);
  });
});
