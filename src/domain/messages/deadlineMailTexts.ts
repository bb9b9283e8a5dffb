import type { Locale, MailText } from "./messages.js";

/** Mails about what is or was due: of a revocation (D8), to those who decide, to the requester where only he can go on (K17, K19), and to staff where the CA does not answer (D20); of a cancellation, to staff (K7). */
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
  DEADLINE_UNCONFIRMED: {
    JA: {
      subject: "失効申請の期限が近づいています（意思確認待ち）",
      lines: [
        "失効の申請が、申請者の意思確認を待っています。確認が済むまで承認できません。必要に応じて申請者にご連絡ください。却下はできます。",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
        "期限までに確認が済まない場合は、担当者の判断に回ります。",
      ],
    },
    EN: {
      subject: "A revocation request is close to its deadline (not confirmed)",
      lines: [
        "A revocation request waits for its requester to confirm the intent. It cannot be approved before that; contact the requester if need be. It can be rejected.",
        "Deadline: {deadline}",
        "Left: about {hours} h",
        "If it is not confirmed by then, staff decides.",
      ],
    },
  },
  DEADLINE_UNANSWERED: {
    JA: {
      subject: "失効申請の期限が近づいています（情報不足）",
      lines: [
        "失効の申請が、次の質問への申請者の回答を待っています。回答があるまで承認できません。必要に応じて申請者にご連絡ください。却下はできます。",
        "{question}",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
        "期限になると、申請者の確認が済んでいる申請は失効が実行され、それ以外は担当者の判断に回ります。",
      ],
    },
    EN: {
      subject: "A revocation request is close to its deadline (not answered)",
      lines: [
        "A revocation request waits for its requester to answer this question. It cannot be approved before that; contact the requester if need be. It can be rejected.",
        "{question}",
        "Deadline: {deadline}",
        "Left: about {hours} h",
        "At the deadline it is carried out if its requester counts as proven; otherwise staff decides.",
      ],
    },
  },
  DEADLINE_CONFIRM: {
    JA: {
      subject: "失効の意思確認がまだ完了していません",
      lines: [
        "失効の申請は、ドメイン名による意思確認が完了するまで審査が進みません。申請に表示された DNS レコードまたはファイルを設置するか、承認メールのリンクで承認してください。",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
        "失効が不要になった場合は、申請を取り下げてください。",
      ],
    },
    EN: {
      subject: "Your revocation request is not confirmed yet",
      lines: [
        "The review of the request goes on once the domain has confirmed it. Put the DNS record or the file that the request shows in place, or approve by the link of the approval mail.",
        "Deadline: {deadline}",
        "Left: about {hours} h",
        "If nothing needs to be revoked any more, withdraw the request.",
      ],
    },
  },
  DEADLINE_ANSWER: {
    JA: {
      subject: "失効申請についてのご回答をお待ちしています",
      lines: [
        "失効の申請は、次の質問にご回答いただくまで審査が進みません。",
        "{question}",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
        "失効が不要になった場合は、申請を取り下げてください。",
      ],
    },
    EN: {
      subject: "Your revocation request waits for your answer",
      lines: [
        "The review of the request goes on once you have answered this:",
        "{question}",
        "Deadline: {deadline}",
        "Left: about {hours} h",
        "If nothing needs to be revoked any more, withdraw the request.",
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
  DEADLINE_UNREVOKED: {
    JA: {
      subject: "失効が実行されないまま期限が近づいています（認証局の応答待ち）",
      lines: [
        "承認済みの失効が、認証局の応答がないため、まだ実行されていません。次の証明書は有効なままです。",
        "シリアル番号: {serials}",
        "認証局に依頼し始めた日時: {since}",
        "期限: {deadline}",
        "残り時間: 約 {hours} 時間",
        "認証局の稼働状況と接続を確認し、期限までに復旧させてください。失効の依頼は応答があるまで自動的に繰り返されます。申請や承認をやり直す必要はありません。",
      ],
    },
    EN: {
      subject: "A revocation is close to its deadline and not carried out (no answer from the CA)",
      lines: [
        "A revocation was approved, but is not carried out, since the certificate authority does not answer. These certificates are still valid.",
        "Serial number: {serials}",
        "Asked in vain since: {since}",
        "Deadline: {deadline}",
        "Left: about {hours} h",
        "See to it that the certificate authority runs and can be reached before the deadline. It is asked again until it answers; nobody needs to request or approve anything once more.",
      ],
    },
  },
  DEADLINE_MISSED: {
    JA: {
      subject: "【至急】失効が期限までに実行されませんでした（認証局の応答待ち）",
      lines: [
        "承認済みの失効が、認証局の応答がないため、期限を過ぎても実行されていません。次の証明書は有効なままです。",
        "シリアル番号: {serials}",
        "認証局に依頼し始めた日時: {since}",
        "期限: {deadline}",
        "至急、認証局を復旧させてください。失効の依頼は応答があるまで自動的に繰り返されます。申請や承認をやり直す必要はありません。",
        "期限を過ぎたことを、認証局の責任者に報告してください。",
      ],
    },
    EN: {
      subject: "URGENT: a revocation was not carried out by its deadline (no answer from the CA)",
      lines: [
        "A revocation was approved, but is not carried out although its deadline has passed, since the certificate authority does not answer. These certificates are still valid.",
        "Serial number: {serials}",
        "Asked in vain since: {since}",
        "Deadline: {deadline}",
        "Get the certificate authority to run at once. It is asked again until it answers; nobody needs to request or approve anything once more.",
        "Tell those who are responsible for the certificate authority that the deadline was missed.",
      ],
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
