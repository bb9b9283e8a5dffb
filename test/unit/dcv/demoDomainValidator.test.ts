import { beforeEach, describe, expect, it } from "@jest/globals";
import { ValidationMethod } from "../../../src/domain/validation.js";
import { DemoDomainValidator } from "../../../src/services/dcv/demoDomainValidator.js";
import type { DomainChallenge, DomainCheck } from "../../../src/services/ports.js";

const requestedAt = new Date("2026-11-21T00:00:00Z");
const challenge = (domain: string, method: ValidationMethod = "DNS_TXT"): DomainChallenge => ({
  method,
  domain,
  location: `_certdesk-challenge.${domain}`,
  value: "v",
  requestedAt,
});

describe("the demo's domain validator", () => {
  const answer: DomainCheck = { found: false, message: { key: "dcv.txt.none" } };
  let asked: string[];
  let now: Date;
  const demo = new DemoDomainValidator(
    {
      check: async ({ domain }) => {
        asked.push(domain);
        return answer;
      },
    },
    { now: () => now },
  );

  beforeEach(() => {
    asked = [];
    now = new Date(requestedAt.getTime() + 1_000);
  });

  it.each(Object.values(ValidationMethod))(
    "takes a name under .test as proven after a second by %s, asking nobody",
    async (method) => {
      expect(await demo.check(challenge("www.kumo.test", method))).toEqual({ found: true });
      expect(asked).toEqual([]);
    },
  );

  it("does not take it as proven a millisecond earlier, and says to wait", async () => {
    now = new Date(requestedAt.getTime() + 999);
    expect(await demo.check(challenge("kumo.test"))).toEqual({ found: false, message: { key: "dcv.demo.soon" } });
    expect(asked).toEqual([]);
  });

  it.each(["example.org", "test.example", "mytest", "www.test.com", "test"])(
    "leaves %s to the real one",
    async (domain) => {
      expect(await demo.check(challenge(domain))).toBe(answer);
      expect(asked).toEqual([domain]);
    },
  );
});
