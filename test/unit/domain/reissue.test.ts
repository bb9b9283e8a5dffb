import { describe, expect, it } from "@jest/globals";
import { CancellationStatus } from "../../../src/domain/cancellation.js";
import { refuse } from "../../../src/domain/errors.js";
import type { CsrFacts } from "../../../src/domain/issuing.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import {
  hoursUntilRevoked,
  mayCancelReissue,
  mayDuplicate,
  mayReissue,
  planDuplicate,
  planReissue,
  type ReissueWish,
} from "../../../src/domain/reissue.js";
import { ok } from "../../../src/domain/result.js";
import { at, certificate, now, orderCase, outcome } from "./cases.js";

const csr = (differs: Partial<CsrFacts> = {}): CsrFacts => ({
  commonName: "www.example.jp",
  dnsNames: [],
  publicKey: new Uint8Array(),
  keyHash: "another key",
  ...differs,
});
/** Nothing that a duplicate would wait for. */
const duplicating = { provenUntil: [at("2027-01-01T00:00:00Z")], organizationVettedUntil: at("2027-01-01T00:00:00Z") };
const wish = (differs: Partial<ReissueWish> = {}): ReissueWish => ({
  commonName: "www.example.jp",
  newCommonName: null,
  subjectAlternativeNames: null,
  csr: ok(csr()),
  ...differs,
});
const badCsr = refuse("CSR_INVALID", "error.commonName.missing");
type Facts = Parameters<typeof orderCase>[0];
const reissue = (facts: Facts, differs: Partial<ReissueWish> = {}) =>
  outcome(planReissue(orderCase(facts), wish(differs), now));
const names = (differs: Partial<ReissueWish>, order: Facts["order"] = {}) => {
  const plan = planReissue(orderCase({ order }), wish(differs), now);
  return plan.ok ? plan.value.names : plan.error.code;
};

describe("whether a reissue, or a duplicate, is possible", () => {
  const refused = (facts: Facts) => outcome(mayReissue(orderCase(facts), now));

  it("section 6, D13: by the status of the order", () => {
    const by = Object.fromEntries(Object.values(OrderStatus).map((status) => [status, refused({ order: { status } })]));
    expect(by).toEqual({
      NEEDS_APPROVAL: "INVALID_STATE",
      PENDING: "INVALID_STATE",
      ISSUED: "OK",
      REISSUE_PENDING: "REISSUE_PENDING",
      REVOKED: "CERTIFICATE_REVOKED",
      CANCELED: "INVALID_STATE",
      REJECTED: "INVALID_STATE",
      EXPIRED: "CERTIFICATE_EXPIRED",
    });
  });

  it.each([kingsslTerms, certcentralTerms])("D18, K30: $brand: not when no valid certificate is left", (policy) => {
    const revoked = certificate("crt_1", { status: "REVOKED" });
    const duplicate = certificate("crt_2", { kind: "DUPLICATE" });
    expect(refused({ policy, certificates: [revoked] })).toBe("CERTIFICATE_REVOKED");
    expect(refused({ policy, certificates: [{ ...duplicate, status: "REVOKED" }, revoked] })).toBe(
      "CERTIFICATE_REVOKED",
    );
    expect(refused({ policy, certificates: [duplicate, revoked] })).toBe("OK");
    expect(outcome(mayDuplicate({ ...orderCase({ policy, certificates: [revoked] }), duplicating }, now))).toBe(
      "CERTIFICATE_REVOKED",
    );
  });

  it("D7, K21: a certificate that ended before the coverage is what a free reissue is for; the coverage's end ends that", () => {
    const expired = certificate("crt_1", { status: "EXPIRED", notAfter: at("2026-05-01T00:00:00Z") });
    expect(refused({ certificates: [expired] })).toBe("OK");
    // That an earlier one was revoked when this one replaced it ends nothing.
    expect(refused({ certificates: [expired, certificate("crt_0", { status: "REVOKED" })] })).toBe("OK");
    expect(refused({ certificates: [expired], order: { coverageEndsAt: now } })).toBe("CERTIFICATE_EXPIRED");
    const later = new Date(now.getTime() + 1);
    expect(refused({ certificates: [expired], order: { coverageEndsAt: later } })).toBe("OK");
  });

  it("D17: not while a cancellation is RECEIVED", () => {
    const by = Object.values(CancellationStatus).filter(
      (cancellationStatus) => refused({ order: { cancellationStatus } }) === "INVALID_STATE",
    );
    expect(by).toEqual(["RECEIVED"]);
  });

  it("C11: what it replaces is the order's current one, which is no duplicate, wherever its time puts it", () => {
    const certificates = [
      certificate("crt_3", { kind: "DUPLICATE" }),
      certificate("crt_2", { kind: "REISSUE" }),
      certificate("crt_1"),
    ];
    expect(mayReissue(orderCase({ certificates }), now)).toMatchObject({ value: { id: "crt_2" } });
    const order = { currentCertificateId: "crt_1" };
    expect(mayReissue(orderCase({ order, certificates }), now)).toMatchObject({ value: { id: "crt_1" } });
  });

  it("section 6: only a pending reissue can be given up", () => {
    const can = Object.values(OrderStatus).filter((status) => mayCancelReissue(orderCase({ order: { status } })).ok);
    expect(can).toEqual(["REISSUE_PENDING"]);
  });
});

describe("a wish to reissue", () => {
  it("D19: the name first, then the state, then the CSR, then other names", () => {
    const everything = { commonName: "other.example.jp", newCommonName: "new.example.jp", csr: badCsr };
    const revoked = { policy: kingsslTerms, certificates: [certificate("crt_1", { status: "REVOKED" })] } as const;
    expect(reissue(revoked, everything)).toBe("COMMON_NAME_MISMATCH");
    expect(reissue(revoked, { ...everything, commonName: "www.example.jp" })).toBe("CERTIFICATE_REVOKED");
    expect(reissue({ policy: kingsslTerms }, { newCommonName: "new.example.jp", csr: badCsr })).toBe("CSR_INVALID");
    expect(reissue({ policy: kingsslTerms }, { newCommonName: "new.example.jp" })).toBe(
      "COMMON_NAME_CHANGE_NOT_ALLOWED",
    );
  });

  it("K31: no other common name where the policy allows none, said or in the CSR; C30: else it must be said", () => {
    const other = ok(csr({ commonName: "new.example.jp" }));
    expect(reissue({ policy: kingsslTerms }, { csr: other })).toBe("COMMON_NAME_CHANGE_NOT_ALLOWED");
    expect(reissue({ policy: kingsslTerms }, { newCommonName: "www.example.jp" })).toBe("OK");
    expect(reissue({}, { csr: other })).toBe("VALIDATION");
    expect(reissue({}, { csr: other, newCommonName: "new.example.jp" })).toBe("OK");
    expect(reissue({}, { newCommonName: "new.example.jp" })).toBe("VALIDATION");
    expect(reissue({}, { newCommonName: "new.example.jp", csr: ok(csr({ commonName: null })) })).toBe("OK");
  });

  it("further names: of the input, else of the CSR, else the present ones", () => {
    const order = { subjectAlternativeNames: ["www.example.jp", "a.example.jp"] };
    const named = ok(csr({ dnsNames: ["www.example.jp", "c.example.jp"] }));
    expect(names({}, order)).toEqual(["www.example.jp", "a.example.jp"]);
    expect(names({ csr: ok(csr({ dnsNames: ["www.example.jp"] })) }, order)).toEqual([
      "www.example.jp",
      "a.example.jp",
    ]);
    expect(names({ csr: named }, order)).toEqual(["www.example.jp", "c.example.jp"]);
    expect(names({ csr: named, subjectAlternativeNames: ["b.example.jp"] }, order)).toEqual([
      "www.example.jp",
      "b.example.jp",
    ]);
    expect(names({ subjectAlternativeNames: [] }, order)).toEqual(["www.example.jp"]);
    const renamed = { newCommonName: "new.example.jp", csr: ok(csr({ commonName: "new.example.jp" })) };
    expect(names(renamed, order)).toEqual(["new.example.jp", "a.example.jp"]);
  });
});

describe("a wish for a duplicate", () => {
  const duplicate = (given: Partial<CsrFacts>) =>
    outcome(planDuplicate({ ...orderCase({}), duplicating }, ok(csr(given)), now));

  it("bears the order's names and a key of its own", () => {
    expect(duplicate({})).toBe("OK");
    expect(duplicate({ commonName: null })).toBe("OK");
    expect(duplicate({ commonName: "other.example.jp" })).toBe("VALIDATION");
    expect(duplicate({ keyHash: "key of crt_1" })).toBe("KEY_REJECTED");
    expect(outcome(planDuplicate({ ...orderCase({}), duplicating }, badCsr, now))).toBe("CSR_INVALID");
  });
});

describe("the certificate that was replaced", () => {
  const named = (...all: [string, ...string[]]) => ({ commonName: all[0], subjectAlternativeNames: all });
  const before = named("www.example.jp", "a.example.jp");
  const cases = {
    same: named("www.example.jp", "a.example.jp"),
    added: named("www.example.jp", "a.example.jp", "b.example.jp"),
    removed: named("www.example.jp"),
    exchanged: named("www.example.jp", "b.example.jp"),
    renamed: named("new.example.jp", "www.example.jp", "a.example.jp"),
  };
  const hours = (policy: typeof kingsslTerms) =>
    Object.fromEntries(Object.entries(cases).map(([name, by]) => [name, hoursUntilRevoked(policy, before, by)]));

  it("K34: is revoked at once, whatever the names are", () => {
    expect(hours(kingsslTerms)).toEqual({ same: 0, added: 0, removed: 0, exchanged: 0, renamed: 0 });
  });

  it("C34: is revoked after 72 hours if the common name changed or a name went away; adding one revokes nothing", () => {
    expect(hours(certcentralTerms)).toEqual({ same: null, added: null, removed: 72, exchanged: 72, renamed: 72 });
  });

  it("another policy: its columns decide, no brand", () => {
    const never = { ...kingsslTerms, reissueRevokesPreviousAfterHours: null };
    expect(hours(never)).toEqual({ same: null, added: null, removed: null, exchanged: null, renamed: null });
    const late = { ...kingsslTerms, reissueRevokesPreviousAfterHours: 48 };
    expect(hours(late)).toMatchObject({ same: 48, removed: 48 });
  });
});
