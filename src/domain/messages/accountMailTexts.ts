import type { Locale, MailText } from "./messages.js";

/** Mails about an account, not one of its orders. */
export const accountMailTexts = {
  WEBHOOK_DISABLED: {
    JA: {
      subject: "Webhook無効化のお知らせ",
      lines: [
        "次のWebhookへの送信に失敗し続けたため、送信先を無効にしました。",
        "{url}",
        "失敗の開始: {since}",
        "最後のエラー: {errorJa}",
        "受信側を直してから enableWebhookEndpoint で有効にすると、止まったところから送信を再開します。",
      ],
    },
    EN: {
      subject: "A webhook was disabled",
      lines: [
        "This webhook endpoint was disabled, as nothing could be delivered to it:",
        "{url}",
        "Failing since: {since}",
        "Last error: {errorEn}",
        "Mend the receiver and enable the endpoint by enableWebhookEndpoint: it goes on where it stopped.",
      ],
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, MailText>>>>;
