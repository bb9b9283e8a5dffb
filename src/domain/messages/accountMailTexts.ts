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
  WEBHOOK_GONE: {
    JA: {
      subject: "Webhook無効化のお知らせ",
      lines: [
        "次のWebhookの受信側が「今後は受け取らない」（HTTPステータス410 Gone）と応答したため、送信先を無効にしました。",
        "{url}",
        "意図しないものであれば、受信側を直してから enableWebhookEndpoint で有効にしてください。止まったところから送信を再開します。",
        "不要になったものであれば、deleteWebhookEndpoint で削除してください。",
      ],
    },
    EN: {
      subject: "A webhook was disabled",
      lines: [
        "The receiver of this webhook endpoint said that it is gone and wants no more (HTTP 410), so the endpoint was disabled:",
        "{url}",
        "If that was not meant, mend the receiver and enable the endpoint by enableWebhookEndpoint: it goes on where it stopped.",
        "If it is no longer wanted, delete it by deleteWebhookEndpoint.",
      ],
    },
  },
  USER_INVITED: {
    JA: {
      subject: "ユーザー登録のご招待",
      lines: [
        "{inviter} さんが、あなたを「{account}」のユーザー（{role}）として招待しました。",
        "{publicUrl}",
        "{expires} までに、次の招待コードとご自身で決めたパスワードで登録を完了してください（acceptInvitation）。コードは1回だけ使用できます。",
        "{token}",
        "お心当たりがない場合は、何もせずにこのメールを破棄してください。",
      ],
    },
    EN: {
      subject: "You are invited",
      lines: [
        "{inviter} invites you to become a user of {account} ({role}).",
        "{publicUrl}",
        "Accept by {expires} with this code and a password of your own (acceptInvitation). The code is good once.",
        "{token}",
        "If you know nothing of this, do nothing.",
      ],
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, MailText>>>>;
