import type { Locale, MailText } from "./messages.js";

/** Mails to those who decide, about what is or was due (D8, K7). */
export const deadlineMailTexts = {
  DEADLINE_WARNING: {
    JA: {
      subject: "失効申請の期限が近づいています",
      lines: [
        "判断を待っている失効の申請があります。期限までに承認または却下してください。",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
      ],
    },
    EN: {
      subject: "A revocation request is close to its deadline",
      lines: [
        "A revocation request waits for a decision. Approve or reject it in time.",
        "Deadline: {deadline}",
        "Left: about {hours} h",
      ],
    },
  },
  DEADLINE_ALARM: {
    JA: {
      subject: "【至急】失効申請の期限が過ぎました",
      lines: ["失効の申請が期限までに判断されませんでした。至急、承認または却下してください。", "期限: {deadline}"],
    },
    EN: {
      subject: "URGENT: a revocation request is past its deadline",
      lines: ["A revocation request was not decided in time. Approve or reject it at once.", "Deadline: {deadline}"],
    },
  },
  CANCELLATION_DUE: {
    JA: {
      subject: "キャンセルの手続きは本日が期限です",
      lines: [
        "お客様のキャンセルが、手続きの完了を待っています。期限までに完了または不受理としてください。",
        "期限: {dueAt}",
      ],
    },
    EN: {
      subject: "A cancellation is due today",
      lines: ["A customer's cancellation waits to be completed. Complete or refuse it in time.", "Due: {dueAt}"],
    },
  },
  CANCELLATION_OVERDUE: {
    JA: {
      subject: "【至急】キャンセルの手続きの期限が過ぎました",
      lines: [
        "お客様のキャンセルの手続きが期限までに完了していません。至急、完了または不受理としてください。",
        "すでに完了の操作をした場合は、認証局の応答を待っています。",
        "期限: {dueAt}",
      ],
    },
    EN: {
      subject: "URGENT: a cancellation is overdue",
      lines: [
        "A customer's cancellation was not completed in time. Complete or refuse it at once.",
        "Where that was done already, the certificate authority has yet to answer.",
        "Due: {dueAt}",
      ],
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, MailText>>>>;
