import { describe, expect, it } from "@jest/globals";
import { emailValidationIsOpen, mayApprove } from "../../../src/domain/emailValidation.js";
import { mayResend } from "../../../src/domain/resendMail.js";
import { approverFaults } from "../../../src/services/validations/approverFaults.js";

const now = new Date("2026-04-01T00:00:00Z");
const asked = { methodField: "validationMethod", now };

describe("approvers (D15, BR 3.2.2.4.4)", () => {
  it.each(["admin", "administrator", "webmaster", "hostmaster", "postmaster", "Admin"])("D15: %s may", (local) => {
    expect(approverFaults(`${local}@example.co.jp`, ["www.example.co.jp"], asked)).toEqual([]);
  });

  it.each([
    ["admin@www.example.org", "www.example.org"],
    ["admin@example.org", "a.b.example.org"],
    ["admin@b.EXAMPLE.org", "a.b.example.org"],
    ["admin@example.org", "*.example.org"],
    ["admin@example.test", "dcv.example.test"],
  ])("D15: %s for %s", (address, name) => {
    expect(approverFaults(address, [name], asked)).toEqual([]);
  });

  it.each([
    ["info@example.org", "www.example.org"],
    ["root@example.org", "www.example.org"],
    ["admin@example.net", "www.example.org"],
    ["admin@ample.org", "www.example.org"],
    ["admin@www.example.org", "example.org"],
    ["admin@sub.www.example.org", "www.example.org"],
    ["admin@co.jp", "www.example.co.jp"],
    ["admin@org", "example.org"],
    ["admin@github.io", "me.github.io"],
    ["admin@test", "example.test"],
  ])("D15: not %s for %s", (address, name) => {
    expect(approverFaults(address, [name], asked)).toMatchObject([{ path: ["approverEmail"] }]);
  });

  it("D15: one address for all names, or none", () => {
    expect(approverFaults("admin@example.org", ["a.example.org", "b.example.net"], asked)).toMatchObject([
      { message: { values: { name: "b.example.net" } } },
    ]);
  });

  it("EMAIL ends on 2028-03-15", () => {
    expect(emailValidationIsOpen(new Date("2028-03-14T23:59:59.999Z"))).toBe(true);
    expect(emailValidationIsOpen(new Date("2028-03-15T00:00:00Z"))).toBe(false);
    const late = { methodField: "method", now: new Date("2028-03-15T00:00:00Z") };
    expect(approverFaults("admin@example.org", ["example.org"], late)).toMatchObject([{ path: ["method"] }]);
  });

  it("a name without a registrable part has no approver", () => {
    expect(mayApprove("admin@org", "org", null)).toBe(false);
  });
});

describe("mayResend (D21)", () => {
  const facts = { status: "ISSUED", firstIssuedAt: now, hasApproval: true, resentAt: [] } as const;
  const minutesAgo = (...minutes: number[]) => minutes.map((each) => new Date(now.getTime() - each * 60_000));

  it("D21: ISSUANCE_NOTICE not before the issue, APPROVAL only where there was one", () => {
    expect(mayResend("ISSUANCE_NOTICE", { ...facts, firstIssuedAt: null }, now)).toMatchObject({
      error: { code: "INVALID_STATE" },
    });
    expect(mayResend("APPROVAL", { ...facts, hasApproval: false }, now)).toMatchObject({
      error: { code: "INVALID_STATE" },
    });
    expect(mayResend("APPROVAL", { ...facts, status: "CANCELED" }, now)).toMatchObject({
      error: { code: "INVALID_STATE" },
    });
    expect(mayResend("APPROVAL", facts, now).ok && mayResend("ISSUANCE_NOTICE", facts, now).ok).toBe(true);
  });

  it("D15, BR 3.2.2.4.4: an approval not once mail proves nothing any more", () => {
    const [before, after] = [new Date("2028-03-14T23:59:59.999Z"), new Date("2028-03-15T00:00:00Z")];
    expect(mayResend("APPROVAL", facts, before).ok).toBe(true);
    expect(mayResend("APPROVAL", facts, after)).toMatchObject({ error: { code: "INVALID_STATE" } });
    expect(mayResend("ISSUANCE_NOTICE", facts, after).ok).toBe(true);
  });

  it("D21: three within an hour, the fourth is told when", () => {
    expect(mayResend("APPROVAL", { ...facts, resentAt: minutesAgo(1, 2) }, now).ok).toBe(true);
    expect(mayResend("APPROVAL", { ...facts, resentAt: minutesAgo(10, 30, 50) }, now)).toMatchObject({
      error: { code: "RATE_LIMITED", retryAfterSeconds: 600 },
    });
    expect(mayResend("APPROVAL", { ...facts, resentAt: minutesAgo(10, 30, 60) }, now).ok).toBe(true);
  });

  it("D21: INVALID_STATE wins over the limit", () => {
    expect(mayResend("APPROVAL", { ...facts, hasApproval: false, resentAt: minutesAgo(1, 2, 3) }, now)).toMatchObject({
      error: { code: "INVALID_STATE" },
    });
  });
});
