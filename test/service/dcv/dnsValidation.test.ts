import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DnsServer } from "../../support/dnsServer.js";
import { check, DcvWorld, outcome, secret } from "./dcvWorld.js";

let world: DcvWorld;
const target = `${secret}.dcv.invalid`;
const txt = async (location: string, validator = world.guarded) => outcome(await check(validator, "DNS_TXT", location));
const cname = async (location: string, validator = world.guarded) =>
  outcome(await check(validator, "DNS_CNAME", location, target));

beforeAll(async () => {
  world = await DcvWorld.start();
});
afterAll(() => world.stop());

describe("DNS_TXT", () => {
  it("finds the value as one record among others", async () => {
    world.dns.set("_many.example.org", "TXT", "v=spf1 -all", secret, "other");
    expect(await txt("_many.example.org")).toBe("found");
  });

  it("joins the character-strings of a record", async () => {
    world.dns.set("_parts.example.org", "TXT", [secret.slice(0, 10), secret.slice(10)]);
    expect(await txt("_parts.example.org")).toBe("found");
  });

  it.each([
    ["a part of it", secret.slice(1)],
    ["more than it", `${secret} `],
    ["other case", secret.toUpperCase()],
  ])("is not content with %s", async (_what, record) => {
    world.dns.set("_near.example.org", "TXT", record);
    expect(await txt("_near.example.org")).toMatch(/^dcv.txt.different: .*_near.example.org says “.*” instead/);
  });

  it("does not join different records", async () => {
    world.dns.set("_split.example.org", "TXT", secret.slice(0, 10), secret.slice(10));
    expect(await txt("_split.example.org")).toMatch(/^dcv.txt.different/);
  });

  it("sees a record at once after it was not there, and its removal", async () => {
    const { guarded } = world;
    const look = async () => outcome(await check(guarded, "DNS_TXT", "_late.example.org"));
    expect(await look()).toBe(
      "dcv.txt.none: There is no TXT record at _late.example.org. Publish the given value there and allow some time for it to spread.",
    );
    world.dns.set("_late.example.org", "TXT", secret);
    expect(await look()).toBe("found");
    world.dns.remove("_late.example.org", "TXT");
    expect(await look()).toMatch(/^dcv.txt.none/);
  });

  it("says none for a name that has records of other types only", async () => {
    world.dns.set("_other.example.org", "A", "127.0.0.1");
    expect(await txt("_other.example.org")).toMatch(/^dcv.txt.none/);
  });

  it.each([false, true])("follows aliases, when the server leaves that to us: %s", async (bare) => {
    world.dns.bareAliases = bare;
    world.dns.set("_alias.example.org", "CNAME", "one.example.net");
    world.dns.set("one.example.net", "CNAME", "two.example.net");
    world.dns.set("two.example.net", "TXT", secret);
    const answer = await txt("_alias.example.org");
    world.dns.bareAliases = false;
    expect(answer).toBe("found");
  });

  it("gives up on aliases that run in a circle", async () => {
    world.dns.set("_loop.example.org", "CNAME", "loop.example.net");
    world.dns.set("loop.example.net", "CNAME", "_loop.example.org");
    expect(await txt("_loop.example.org")).toMatch(/^dcv.dns.aliasLoop: The CNAME records from _loop.example.org on/);
  });

  it("asks again over TCP when the answer was cut", async () => {
    world.dns.set("_long.example.org", "TXT", ...Array.from({ length: 20 }, (_, n) => `${n}`.padEnd(200, "x")), secret);
    expect(await txt("_long.example.org")).toBe("found");
    const transports = world.dns.questions.filter(({ name }) => name === "_long.example.org");
    expect(transports.map(({ transport }) => transport)).toEqual(["udp", "tcp"]);
  });

  it("shows what it found on one line, cut, without control characters", async () => {
    world.dns.set("_evil.example.org", "TXT", `\u001b[2J\r\n${"x".repeat(200)}`);
    const answer = await check(world.guarded, "DNS_TXT", "_evil.example.org");
    expect(answer).toEqual({
      found: false,
      message: {
        key: "dcv.txt.different",
        values: { location: "_evil.example.org", found: `[2J ${"x".repeat(96)}…` },
      },
    });
  });
});

describe("DNS_CNAME", () => {
  it("finds the target whatever its case, without resolving it", async () => {
    world.dns.set("_c.example.org", "CNAME", target.toUpperCase());
    expect(await cname("_c.example.org")).toBe("found");
    expect(world.dns.questions.some(({ name }) => name.endsWith(".invalid"))).toBe(false);
  });

  it("says what the alias leads to instead", async () => {
    world.dns.set("_wrong.example.org", "CNAME", `x${target}`);
    expect(await cname("_wrong.example.org")).toBe(
      `dcv.cname.different: The CNAME record at _wrong.example.org points to “x${target}” instead of the given target. Change it to the given target.`,
    );
  });

  it("is not content with an alias that leads there in two steps, nor with a TXT record", async () => {
    world.dns.set("_step.example.org", "CNAME", "step.example.net");
    world.dns.set("step.example.net", "CNAME", target);
    expect(await cname("_step.example.org")).toMatch(/^dcv.cname.different: .*“step.example.net”/);
    world.dns.set("_text.example.org", "TXT", target);
    expect(await cname("_text.example.org")).toMatch(/^dcv.cname.none/);
  });
});

describe("a DNS that fails", () => {
  it.each([
    ["SERVFAIL", /^dcv.dns.servfail: The DNS answered SERVFAIL for _bad.example.org\./],
    ["REFUSED", /^dcv.dns.failed: The DNS could not be asked for _bad.example.org \(EREFUSED\)/],
    ["SILENT", /^dcv.dns.timeout: The DNS did not answer for _bad.example.org in time/],
  ] as const)("is told apart from a missing record: %s", async (fault, words) => {
    world.dns.misbehave("_bad.example.org", fault);
    // Each of two tries has a quarter of it; only who gets no answer waits for that.
    const validator = world.validator({ timeoutMs: fault === "SILENT" ? 300 : 5_000 });
    expect(await txt("_bad.example.org", validator)).toMatch(words);
    expect(await cname("_bad.example.org", validator)).toMatch(words);
  });

  it("is tried again: a lost packet does not matter", async () => {
    world.dns.set("_lost.example.org", "TXT", secret);
    world.dns.misbehave("_lost.example.org", "SILENT");
    const answer = txt("_lost.example.org", world.validator({ timeoutMs: 5_000 }));
    while (world.dns.asked("_lost.example.org", "TXT") === 0) await sleep(2);
    world.dns.misbehave("_lost.example.org", null);
    expect(await answer).toBe("found");
    expect(world.dns.asked("_lost.example.org", "TXT")).toBe(2);
  });

  it.each(["SERVFAIL", "REFUSED", "SILENT"] as const)("leaves the answer to the next server: %s", async (fault) => {
    const broken = await DnsServer.start();
    broken.misbehave("_next.example.org", fault);
    world.dns.set("_next.example.org", "TXT", secret);
    const validator = world.validator({ servers: [broken.address, world.dns.address], timeoutMs: 4_000 });
    expect(await txt("_next.example.org", validator)).toBe("found");
    expect(broken.asked("_next.example.org", "TXT")).toBeGreaterThan(0);
    await broken.stop();
  });

  it("does not ask the next server when the first says that there is none", async () => {
    const other = await DnsServer.start();
    other.set("_first.example.org", "TXT", secret);
    const validator = world.validator({ servers: [world.dns.address, other.address] });
    expect(await txt("_first.example.org", validator)).toMatch(/^dcv.txt.none/);
    expect(other.questions).toEqual([]);
    await other.stop();
  });
});
