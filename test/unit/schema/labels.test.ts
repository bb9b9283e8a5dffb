import { describe, expect, it } from "@jest/globals";
import { isEnumType, isIntrospectionType } from "graphql";
import {
  allLabels,
  label,
  labels,
  revocationReasonHints,
  revocationReasonLabels,
} from "../../../src/domain/messages/labels.js";
import { Locale } from "../../../src/domain/messages/messages.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";

/** The words of the rules, sections 1, 2 and 6: people look for exactly these. */
const words = {
  OrderStatus: {
    NEEDS_APPROVAL: "承認が必要",
    PENDING: "保留中",
    ISSUED: "発行済み",
    REISSUE_PENDING: "再発行保留中",
    REVOKED: "失効済み",
    CANCELED: "キャンセル済み",
    REJECTED: "却下",
    EXPIRED: "期限切れ",
  },
  RevocationStatus: {
    AWAITING_CONFIRMATION: "意思確認待ち",
    NEEDS_APPROVAL: "承認が必要",
    INFO_REQUIRED: "情報不足",
    APPROVED: "承認済み",
    SCHEDULED: "失効予定",
    COMPLETED: "失効済み",
    REJECTED: "却下",
    WITHDRAWN: "取下げ",
    FAILED: "失敗",
  },
  CertificateStatus: {
    ISSUED: "発行済み",
    REVOCATION_SCHEDULED: "失効予定",
    REVOKED: "失効済み",
    EXPIRED: "期限切れ",
  },
  PaymentMethod: {
    BANK_TRANSFER: "銀行決済",
    CREDIT_CARD: "クレジットカード",
    VOUCHER: "バウチャー",
    UNITS: "ユニット",
  },
  PaymentStatus: { UNPAID: "未入金", PAID: "入金済み" },
  SettlementOutcome: { TERMINATED_UNPAID: "解約" },
  EmailKind: { APPROVAL: "承認メール", ISSUANCE_NOTICE: "証明書発行のお知らせ" },
  OrderChange: {
    PAYMENT_METHOD: "決済方法",
    APPLICATION_TYPE: "申請区分",
    PRODUCT_OR_TERM: "製品ブランド、年数",
    RENEWAL_TIMING: "更新時期",
    COMMON_NAME: "コモンネーム",
    PLATFORM: "プラットフォーム",
    LICENSE_COUNT: "ライセンス数",
    APPROVER_EMAIL: "承認メールアドレス",
  },
  HardwareToken: { EXISTING: "既存のトークン" },
  Role: { OPERATOR: "担当者" },
};

describe("labels", () => {
  it("are the words of the rules", () => {
    expect(labels).toMatchObject(
      Object.fromEntries(
        Object.entries(words).map(([name, values]) => [
          name,
          Object.fromEntries(Object.entries(values).map(([value, JA]) => [value, { JA }])),
        ]),
      ),
    );
  });

  it("say the reasons of a revocation in the words and the order of each brand (K14, C10)", () => {
    const japanese = (of: Record<string, { JA: string }>) => Object.values(of).map((word) => word.JA);
    expect(japanese(revocationReasonLabels.K14)).toEqual([
      "その他",
      "秘密鍵の危殆化",
      "組織情報の変更",
      "証明書の入れ替え",
      "運用停止",
    ]);
    expect(japanese(revocationReasonLabels.C10)).toEqual([
      "鍵の危殆化",
      "運用停止",
      "所属の変更",
      "置き換え",
      "未設定(その他の理由)",
    ]);
    expect(revocationReasonHints.C10.SUPERSEDED?.JA).toContain(
      "再発行または複製した証明書がオーダーに紐づいている場合",
    );
  });

  it("are found one by one and all at once", () => {
    expect(label("OrderStatus", "REVOKED", "JA")).toBe("失効済み");
    expect(label("OrderStatus", "REVOKED", "EN")).toBe("Revoked");
    expect(allLabels("EN")).toContainEqual({ enumName: "RevocationStatus", value: "COMPLETED", label: "Revoked" });
    expect(allLabels("JA")).toHaveLength(Object.values(labels).flatMap(Object.keys).length);
  });

  it("are in their language, and never empty", () => {
    const all = Object.values(Locale).flatMap(allLabels);
    expect(all.filter((entry) => entry.label.trim() === "")).toEqual([]);
    expect(allLabels("EN").filter((entry) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(entry.label))).toEqual([]);
  });

  it("exist for every enum of the schema", async () => {
    const enums = Object.values((await buildAppSchema()).getTypeMap()).filter(isEnumType);
    const own = enums.filter((type) => !isIntrospectionType(type)).map((type) => type.name);
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter((name) => !(name in labels))).toEqual([]);
  });
});
