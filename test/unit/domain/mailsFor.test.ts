import { describe, expect, it } from "@jest/globals";
import type { EventDraft } from "../../../src/domain/events.js";
import { maskedAddress } from "../../../src/domain/mail.js";
import { type MailFacts, mailsFor, mailsForChange, mayMail } from "../../../src/domain/mailsFor.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { RevocationStatus } from "../../../src/domain/revocation.js";

const terms = { kingssl: kingsslTerms, certcentral: certcentralTerms };
type Brand = keyof typeof terms;
const facts = (brand: Brand, given: Partial<MailFacts> = {}): MailFacts => ({
  cancellationMail: terms[brand].cancellationMail,
  revocationMail: terms[brand].revocationMail,
  validationLevel: "DV",
  issued: true,
  ...given,
});
const moved = (previousStatus: OrderStatus | null, status: OrderStatus): EventDraft => ({
  kind: "OrderStatusChanged",
  previousStatus,
  status,
});
const request = (requestStatus: RevocationStatus): EventDraft => ({
  kind: "RevocationRequestChanged",
  requestId: "rev_1",
  previousRequestStatus: "NEEDS_APPROVAL",
  requestStatus,
  decider: "STAFF",
});
const completed: EventDraft = { kind: "CancellationChanged", cancellationId: "can_1", cancellationStatus: "COMPLETED" };
const kinds = (event: EventDraft, given: MailFacts) => mailsFor(event, given).map(({ kind }) => kind);

describe("which event sends which mail (rules, section 3)", () => {
  it.each([
    ["DV", true],
    ["DV", false],
    ["OV", false],
  ] as const)("K7 kingssl: a cancellation always (%s, issued %s)", (validationLevel, issued) => {
    const given = facts("kingssl", { validationLevel, issued });
    expect(kinds(moved("PENDING", "CANCELED"), given)).toEqual(["CANCELLATION_COMPLETED"]);
    expect(kinds(completed, given)).toEqual(["CANCELLATION_COMPLETED"]);
  });

  it.each([
    ["OV", false, 1],
    ["EV", false, 1],
    ["DV", false, 0],
    ["OV", true, 0],
  ] as const)(
    "C7 certcentral: OV and EV before the issue, not DV (%s, issued %s)",
    (validationLevel, issued, count) => {
      expect(kinds(moved("PENDING", "CANCELED"), facts("certcentral", { validationLevel, issued }))).toHaveLength(
        count,
      );
      expect(
        kinds(moved("NEEDS_APPROVAL", "CANCELED"), facts("certcentral", { validationLevel, issued })),
      ).toHaveLength(count);
    },
  );

  it("K7, D17: both events of one cancellation send one mail", () => {
    const [one, two] = [moved("ISSUED", "CANCELED"), completed].flatMap((event) => mailsFor(event, facts("kingssl")));
    expect(one).toEqual(two);
    expect(one?.once).not.toBeNull();
  });

  it("C15: a rejection always, to the requester", () => {
    for (const brand of ["kingssl", "certcentral"] as const)
      expect(mailsFor(request("REJECTED"), facts(brand))).toEqual([
        { kind: "REVOCATION_REJECTED", to: "REQUESTER", requestId: "rev_1", once: "rev_1" },
      ]);
  });

  it("K7: a cancellation that staff refuses, to whoever asked for it; one that is withdrawn sends none", () => {
    const ended = (cancellationStatus: "REFUSED" | "WITHDRAWN") =>
      mailsFor({ kind: "CancellationChanged", cancellationId: "can_1", cancellationStatus }, facts("kingssl"));
    expect(ended("REFUSED")).toMatchObject([
      { kind: "CANCELLATION_REFUSED", to: "REQUESTER", cancellationId: "can_1", once: "can_1" },
    ]);
    expect(ended("WITHDRAWN")).toEqual([]);
  });

  it("C16: 失効済み sends none; kingssl sends one", () => {
    expect(kinds(request("COMPLETED"), facts("certcentral", { validationLevel: "EV" }))).toEqual([]);
    expect(kinds(moved("ISSUED", "REVOKED"), facts("certcentral", { validationLevel: "EV" }))).toEqual([]);
    expect(kinds(request("COMPLETED"), facts("kingssl"))).toEqual(["REVOCATION_COMPLETED"]);
  });

  it("section 6: what one change revokes is told once, by the request that did it and not by those that it overtook", () => {
    const overtaken = { ...request("COMPLETED"), requestId: "rev_2" };
    const mails = mailsForChange([request("COMPLETED"), overtaken, completed], facts("kingssl"));
    expect(mails).toMatchObject([
      { kind: "REVOCATION_COMPLETED", requestId: "rev_1" },
      { kind: "CANCELLATION_COMPLETED" },
    ]);
  });

  it("K19: each question of the reviewer, to the requester", () => {
    expect(mailsFor(request("INFO_REQUIRED"), facts("kingssl"))).toMatchObject([{ to: "REQUESTER", once: null }]);
  });

  it("K25: the issue of an order, not each way back to ISSUED", () => {
    expect(kinds(moved("PENDING", "ISSUED"), facts("certcentral"))).toEqual(["ISSUANCE_NOTICE"]);
    expect(kinds(moved("REISSUE_PENDING", "ISSUED"), facts("certcentral"))).toEqual([]);
  });

  it("a made-up brand that mixes the columns gets what its columns say", () => {
    const mixed = facts("kingssl", {
      cancellationMail: "ORGANIZATION_VALIDATED",
      validationLevel: "OV",
      issued: false,
    });
    expect(kinds(moved("PENDING", "CANCELED"), mixed)).toEqual(["CANCELLATION_COMPLETED"]);
    expect(kinds(request("COMPLETED"), mixed)).toEqual(["REVOCATION_COMPLETED"]);
    expect(kinds(completed, { ...mixed, validationLevel: "DV" })).toEqual([]);
  });

  it("costs no query where no brand could send one", () => {
    expect(Object.keys(OrderStatus).filter((to) => mayMail(moved(null, to as OrderStatus)))).toEqual([
      "CANCELED",
      "REJECTED",
    ]);
    expect(
      Object.keys(RevocationStatus)
        .filter((to) => mayMail(request(to as RevocationStatus)))
        .sort(),
    ).toEqual(["COMPLETED", "INFO_REQUIRED", "REJECTED", "SCHEDULED"]);
    expect(mayMail({ kind: "CertificateChanged", certificateId: "crt_1", certificateStatus: "REVOKED" })).toBe(false);
  });
});

describe("maskedAddress", () => {
  it.each([
    ["taro@kumo.test", "t***@kumo.test"],
    ["a@b.test", "a***@b.test"],
  ])("%s is shown as %s", (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});
