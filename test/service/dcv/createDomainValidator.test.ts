import { BlockList } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createDomainValidator } from "../../../src/services/dcv/createDomainValidator.js";
import type { DomainChallenge } from "../../../src/services/ports.js";
import { check, DcvWorld, filePath, outcome, secret } from "./dcvWorld.js";

const requestedAt = new Date("2026-11-21T00:00:00Z");
const clock = { now: () => new Date(requestedAt.getTime() + 60_000) };
const testName: DomainChallenge = {
  method: "DNS_TXT",
  domain: "www.kumo.test",
  location: "_certdesk-challenge.www.kumo.test",
  value: secret,
  requestedAt,
};

let world: DcvWorld;
beforeAll(async () => {
  world = await DcvWorld.start();
});
beforeEach(() => {
  world.dns.questions.length = 0;
});
afterAll(() => world.stop());

const create = (demo: boolean, dnsServers: readonly string[] | null) => {
  const dcvAllowAddresses = new BlockList();
  dcvAllowAddresses.addSubnet("127.0.0.0", 8, "ipv4");
  dcvAllowAddresses.addAddress("::1", "ipv6");
  return createDomainValidator({ demo, dnsServers, dcvAllowAddresses, dcvHttpPort: world.outer.port }, clock);
};

describe("the validator that the configuration asks for", () => {
  it("goes through the configured servers to the configured port and the allowed addresses", async () => {
    world.host("example.org");
    world.outer.serve(filePath, secret);
    expect(outcome(await check(create(false, [world.dns.address]), "HTTP_FILE"))).toBe("found");
  });

  it.each([true, false])(
    "asks for names under .test for real when there are DNS servers, demo or not (%s)",
    async (demo) => {
      const validator = create(demo, [world.dns.address]);
      expect(outcome(await validator.check(testName))).toMatch(/^dcv.txt.none/);
      world.dns.set("_certdesk-challenge.www.kumo.test", "TXT", secret);
      expect(outcome(await validator.check(testName))).toBe("found");
      world.dns.remove("_certdesk-challenge.www.kumo.test", "TXT");
    },
  );

  it("takes names under .test as proven in the demo without DNS servers", async () => {
    expect(outcome(await create(true, null).check(testName))).toBe("found");
    expect(outcome(await create(true, null).check({ ...testName, method: "EMAIL", location: null, value: null }))).toBe(
      "found",
    );
    expect(world.dns.questions).toEqual([]);
  });

  it("waits for the link in the mail by EMAIL", async () => {
    expect(outcome(await check(create(true, null), "EMAIL", null, null))).toMatch(
      /^dcv.email.openLink: The link in the approval mail/,
    );
  });

  it("throws on a challenge without anything to look for: that is our mistake, not the customer's", async () => {
    await expect(check(create(false, [world.dns.address]), "DNS_TXT", null, null)).rejects.toThrow(
      "A DNS_TXT challenge",
    );
  });
});
