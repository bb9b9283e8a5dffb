import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  ValidationMethod,
  validationChallenge,
  validationDomain,
  validationRetryDelay,
  validationReuseDays,
  validationReuseEndsAt,
  validationTryPeriod,
} from "../../../src/domain/validation.js";
import { at, DAY, HOUR, SECOND } from "./cases.js";

/** 160 bits, as `Ids.secret(20)` answers them. */
const secret = "0123456789abcdef0123456789abcdef01234567";

describe("what has to be published (BR 3.2.2.4)", () => {
  it("DNS_TXT: the secret below an underscore label (3.2.2.4.7)", () => {
    expect(validationChallenge("DNS_TXT", "www.example.jp", secret)).toEqual({
      location: "_certdesk-challenge.www.example.jp",
      value: secret,
    });
  });

  it("DNS_CNAME: a name of its own, which never meets the TXT record, to a target that cannot exist (RFC 2606)", () => {
    expect(validationChallenge("DNS_CNAME", "www.example.jp", secret)).toEqual({
      location: "_0123456789abcdef.www.example.jp",
      value: `${secret}.dcv.invalid`,
    });
  });

  it("HTTP_FILE: the secret in a file whose path does not tell the whole of it (3.2.2.4.18)", () => {
    const { location, value } = validationChallenge("HTTP_FILE", "www.example.jp", secret);
    expect(location).toBe("/.well-known/pki-validation/0123456789abcdef.txt");
    expect(value).toBe(secret);
    expect(location).not.toContain(secret);
  });

  it("EMAIL: neither, the secret goes by mail only", () => {
    expect(validationChallenge("EMAIL", "www.example.jp", secret)).toEqual({ location: null, value: null });
  });

  it.each(Object.values(ValidationMethod))("%s: a wildcard is proven at the name that it stands below", (method) => {
    expect(validationChallenge(method, "*.example.jp", secret)).toEqual(
      validationChallenge(method, "example.jp", secret),
    );
  });

  it("a wildcard is a leading `*.` and nothing else", () => {
    expect(["*.example.jp", "example.jp", "a.*.jp"].map(validationDomain)).toEqual([
      "example.jp",
      "example.jp",
      "a.*.jp",
    ]);
  });

  it.each(["DNS_TXT", "DNS_CNAME"] as const)("%s: every label has at most 63 characters (RFC 1035 2.3.4)", (method) => {
    const { location, value } = validationChallenge(method, "www.example.jp", secret);
    const labels = [location, method === "DNS_CNAME" ? value : ""].flatMap((name) => name?.split(".") ?? []);
    expect(Math.max(...labels.map((label) => label.length))).toBeLessThanOrEqual(63);
  });
});

describe("how long a passed validation serves again (D16, BR 4.2.1)", () => {
  const endsAt = (validatedAt: Date) => validationReuseEndsAt({ method: "DNS_TXT", validatedAt });

  it.each([
    ["2026-11-21T00:00:00Z", 200],
    ["2027-03-14T23:59:59.999Z", 200],
    ["2027-03-15T00:00:00Z", 100],
    ["2029-03-14T23:59:59.999Z", 100],
    ["2029-03-15T00:00:00Z", 10],
  ])("on %s: %d days", (on, days) => {
    expect(validationReuseDays(at(on))).toBe(days);
  });

  it.each([
    ["2026-04-01T09:00:00Z", "2026-10-18T09:00:00Z"],
    ["2026-11-21T00:00:00Z", "2027-03-15T00:00:00Z"],
    ["2027-03-01T00:00:00Z", "2027-06-09T00:00:00Z"],
    ["2029-03-10T00:00:00Z", "2029-03-20T00:00:00Z"],
  ])("D16: passed on %s it serves until %s: the rule of the day on which it is to serve counts", (passed, end) => {
    expect(endsAt(at(passed))).toEqual(at(end));
  });

  it.each([
    ["2027-08-28T00:00:00Z", "2027-12-06T00:00:00Z"],
    ["2027-12-06T00:00:00.001Z", "2028-03-15T00:00:00Z"],
    ["2028-03-14T23:59:59.999Z", "2028-03-15T00:00:00Z"],
  ])("D15, D16, BR 3.2.2.4.4: passed by mail on %s it serves until %s: no longer than mail does", (passed, end) => {
    expect(validationReuseEndsAt({ method: "EMAIL", validatedAt: at(passed) })).toEqual(at(end));
    expect(endsAt(at(passed)).getTime()).toBeGreaterThanOrEqual(at(end).getTime());
  });

  it("D16: for every instant it serves the millisecond before that end, and no more at it", () => {
    const instants = fc.date({ min: at("2026-04-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z"), noInvalidDate: true });
    const serves = (passed: Date, on: Date) => on.getTime() - passed.getTime() < validationReuseDays(on) * DAY;
    fc.assert(
      fc.property(instants, (passed) => {
        const end = endsAt(passed);
        return serves(passed, new Date(end.getTime() - 1)) && !serves(passed, end);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("when it is looked at again (D16)", () => {
  const delays = Array.from({ length: 200 }, (_, tries) => validationRetryDelay(tries));

  it("soon at first, then later and later, at most two hours apart", () => {
    expect(delays[0]).toBe(5 * SECOND);
    expect(delays.every((delay, index) => delay >= (delays[index - 1] ?? 0))).toBe(true);
    expect(Math.max(...delays)).toBe(2 * HOUR);
  });

  it("often enough while people wait before the screen, and seldom enough for a week", () => {
    const tries = (period: number) => {
      let [time, count] = [0, 0];
      while (time + validationRetryDelay(count + 1) <= period) time += validationRetryDelay(++count);
      return count;
    };
    expect(tries(5 * 60 * SECOND)).toBeGreaterThanOrEqual(6);
    expect(tries(validationTryPeriod)).toBeLessThan(100);
    expect(tries(validationTryPeriod)).toBeGreaterThan(7 * 12 - 12);
  });

  it("for a week", () => {
    expect(validationTryPeriod).toBe(7 * DAY);
  });
});
