import type { Locale, MailText } from "./messages.js";

/** Mails about ends that come near (K3, D7). */
export const noticeMailTexts = {
  RENEWAL_NOTICE: {
    JA: {
      subject: "更新のお知らせ",
      lines: [
        "ご契約の有効期限まで残り {days} 日です。有効期限: {coverageEndsAt}",
        "引き続きご利用になる場合は、有効期限までに更新をお申し込みください。",
      ],
    },
    EN: {
      subject: "Time to renew",
      lines: [
        "The order is covered for {days} more days, until {coverageEndsAt}.",
        "To go on without a gap, place its renewal before that.",
      ],
    },
  },
  RENEWAL_UNDER_WAY: {
    JA: {
      subject: "更新がまだ発行されていません",
      lines: [
        "ご契約の有効期限まで残り {days} 日です。有効期限: {coverageEndsAt}",
        "更新のオーダー {renewal} はお手続き中ですが、証明書はまだ発行されていません。",
        "引き続きご利用になる場合は、更新のオーダーが待っている手続き（ドメイン認証、お支払いなど）を有効期限までに完了してください。",
      ],
    },
    EN: {
      subject: "Your renewal is not issued yet",
      lines: [
        "The order is covered for {days} more days, until {coverageEndsAt}.",
        "Its renewal, order {renewal}, is under way, but no certificate is issued yet.",
        "To go on without a gap, see to what that order waits for (domain validation, payment, …) before that.",
      ],
    },
  },
  CERTIFICATE_ENDING: {
    JA: {
      subject: "証明書の有効期限と無償の再発行のお知らせ",
      lines: [
        "証明書の有効期限まで残り {days} 日です。有効期限: {expiresAt}",
        "ご契約は {coverageEndsAt} まで続きます。無償の再発行で新しい証明書をお受け取りください。同じ鍵も使用できます。",
      ],
    },
    EN: {
      subject: "A free reissue is due",
      lines: [
        "The certificate ends in {days} days, at {expiresAt}.",
        "The order is covered until {coverageEndsAt}: reissue it free of charge. The same key may be used again.",
      ],
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, MailText>>>>;
