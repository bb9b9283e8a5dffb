import type { Messages } from "./messages.js";

/** Sending mail again, and validating domains by mail. */
export const mailing = {
  "event.mail.sent": { JA: "メールを送信しました: {kind}", EN: "Mail sent: {kind}" },
  "event.mail.failed": { JA: "メールを送信できませんでした: {kind}", EN: "Mail could not be delivered: {kind}" },
  "event.mail.resent": { JA: "メールの再送を受け付けました: {kind}", EN: "Mail will be sent again: {kind}" },
  "event.notice.renewal": {
    JA: "ご契約の有効期限まで残り {days} 日です。更新をお申し込みいただくか、お手続き中の更新を完了してください。",
    EN: "The order is covered for {days} more days. Renew it, or see to the renewal that is under way.",
  },
  "event.notice.certificateEnding": {
    JA: "証明書の有効期限まで残り {days} 日です。無償の再発行をお受けください。",
    EN: "The certificate ends in {days} days. Reissue it free of charge.",
  },
  "error.mail.noApproval": {
    JA: "再送できる承認メールがありません。メールによる承認を待っているドメイン認証があるかご確認ください。",
    EN: "There is no approval mail to send again. Check whether any of the order's domains still waits for an approval by mail.",
  },
  "error.mail.notIssued": {
    JA: "証明書がまだ発行されていないため、発行のお知らせを再送できません。発行をお待ちください。",
    EN: "The certificate is not issued yet, so there is no notice to send again. Wait for the issue.",
  },
  "error.mail.tooMany": {
    JA: "メールの再送は1時間に{limit}回までです。約{minutes}分後にもう一度お試しください。",
    EN: "Mail is sent again at most {limit} times an hour. Try again in about {minutes} min.",
  },
  "error.approver.address": {
    JA: "承認メールアドレスには {locals} のいずれかを、{name} またはその親ドメインのアドレスで指定してください。",
    EN: "Give one of {locals} as the approver, at {name} or at a parent of it.",
  },
  "error.approver.fixed": {
    JA: "承認メールアドレスは変更できません。オーダーをキャンセルして新しくお申し込みいただくか、別の認証方法を選択してください。",
    EN: "The approver address cannot be changed. Cancel and order anew, or choose another method.",
  },
  "error.emailValidation.ended": {
    JA: "メールによるドメイン認証は2028年3月15日で終了しました。DNS_TXT、DNS_CNAME または HTTP_FILE を選択してください。",
    EN: "Domain validation by mail ended on 2028-03-15. Choose DNS_TXT, DNS_CNAME or HTTP_FILE.",
  },
} as const satisfies Messages;
