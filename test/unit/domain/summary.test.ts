import { describe, expect, it } from "@jest/globals";
import { OrderEventKind } from "../../../src/domain/events.js";
import { Locale } from "../../../src/domain/messages/messages.js";
import { type EventFacts, summary } from "../../../src/domain/summary.js";

const nothing = {
  status: null,
  requestStatus: null,
  certificateStatus: null,
  cancellationStatus: null,
  messageKey: null,
  messageValues: null,
} as const;

/** One event of each kind of the contract, and what a timeline says of it. */
const lines: Readonly<Record<OrderEventKind, { event: Partial<EventFacts>; JA: string; EN: string }>> = {
  OrderStatusChanged: { event: { status: "REVOKED" }, JA: "オーダー: 失効済み", EN: "Order: Revoked" },
  RevocationRequestChanged: {
    event: { requestStatus: "NEEDS_APPROVAL" },
    JA: "失効申請: 承認が必要",
    EN: "Revocation request: Needs approval",
  },
  CertificateChanged: {
    event: { certificateStatus: "REVOCATION_SCHEDULED" },
    JA: "証明書: 失効予定",
    EN: "Certificate: Revocation scheduled",
  },
  CancellationChanged: {
    event: { cancellationStatus: "RECEIVED" },
    JA: "キャンセル: 受付済み",
    EN: "Cancellation: Received",
  },
  OrderUpdated: {
    event: { messageKey: "event.validation.valid", messageValues: { domain: "www.example.jp" } },
    JA: "ドメイン認証が完了しました: www.example.jp",
    EN: "The domain is validated: www.example.jp",
  },
};

describe("the line of a timeline", () => {
  it.each(Object.values(OrderEventKind))("%s, in both languages", (kind) => {
    const { event, ...words } = lines[kind];
    for (const locale of Object.values(Locale))
      expect(summary({ ...nothing, ...event, kind }, locale)).toBe(words[locale]);
  });

  it("a message says more than the status: the certificate is in the CRL", () => {
    const event = { ...nothing, kind: "CertificateChanged", certificateStatus: "REVOKED" } as const;
    expect(summary({ ...event, messageKey: "event.certificate.inCrl" }, "JA")).toBe(
      "失効情報（CRL）に掲載されました。",
    );
  });

  it("is never empty, not even for an event that says nothing", () => {
    expect(summary({ ...nothing, kind: "OrderUpdated" }, "EN")).toBe("Updated.");
  });
});
