import type { MailKind } from "../mail.js";
import { accountMailTexts } from "./accountMailTexts.js";
import { deadlineMailTexts } from "./deadlineMailTexts.js";
import { identityMailTexts } from "./identityMailTexts.js";
import type { Locale, MailText } from "./messages.js";
import { noticeMailTexts } from "./noticeMailTexts.js";

export type { MailText };

/**
 * Every text: one for each kind, one more for the approval that confirms a revocation (K17), for a renewal that is under way (K3), for a webhook that its receiver has ended, and for codes that were
 * turned off; four more for deadlines of what waits for the requester (D8), two for those of what waits for the CA (D20).
 */
export type MailTemplate =
  | MailKind
  | "APPROVAL_OF_REVOCATION"
  | "RENEWAL_UNDER_WAY"
  | "WEBHOOK_GONE"
  | "TOTP_DISABLED"
  | keyof typeof deadlineMailTexts;

/**
 * What the desk writes. Japanese comes first in each mail, English below; オーダーID and コモンネーム are added to both (D21).
 * Times are filled in as people of the policy's zone read them.
 */
export const mailTexts = {
  APPROVAL: {
    JA: {
      subject: "証明書発行の承認のお願い",
      lines: [
        "次のドメイン名の証明書のお申し込みを受け付けました。",
        "{domains}",
        "ドメイン名の管理者として発行を承認される場合は、{expires} までに次のページを開き、承認ボタンを押してください。",
        "{publicUrl}{path}",
        "お心当たりがない場合は、何もせずにこのメールを破棄してください。承認されない限り、証明書は発行されません。",
      ],
    },
    EN: {
      subject: "Please approve a certificate",
      lines: [
        "A certificate was ordered for these domain names:",
        "{domains}",
        "If you administer them and approve, open this page and press its button by {expires}:",
        "{publicUrl}{path}",
        "If you know nothing of this, do nothing. No certificate is issued without the approval.",
      ],
    },
  },
  APPROVAL_OF_REVOCATION: {
    JA: {
      subject: "証明書失効の意思確認のお願い",
      lines: [
        "次のドメイン名の証明書について、失効の申請を受け付けました。",
        "{domains}",
        "失効を希望される場合は、{expires} までに次のページを開き、承認ボタンを押してください。",
        "{publicUrl}{path}",
        "お心当たりがない場合は、何もせずにこのメールを破棄してください。",
      ],
    },
    EN: {
      subject: "Please confirm a revocation",
      lines: [
        "The revocation of the certificate for this domain name was asked for:",
        "{domains}",
        "If you want it revoked, open this page and press its button by {expires}:",
        "{publicUrl}{path}",
        "If you know nothing of this, do nothing.",
      ],
    },
  },
  ISSUANCE_NOTICE: {
    JA: {
      subject: "証明書発行のお知らせ",
      lines: [
        "証明書を発行しました。ご利用の画面または API からダウンロードし、サーバーなどに設定してください。",
        "証明書の有効期限: {expiresAt}",
        "ご契約の有効期限: {coverageEndsAt}",
      ],
    },
    EN: {
      subject: "Your certificate is issued",
      lines: [
        "The certificate is issued. Download it from your console or by the API and install it.",
        "The certificate ends: {expiresAt}",
        "The order is covered until: {coverageEndsAt}",
      ],
    },
  },
  CANCELLATION_COMPLETED: {
    JA: {
      subject: "キャンセル手続き完了のお知らせ",
      lines: [
        "オーダーのキャンセル手続きが完了しました。",
        "発行済みの証明書があった場合、その証明書は失効し、ご利用いただけません。",
        "引き続き証明書が必要な場合は、新しくお申し込みください。",
      ],
    },
    EN: {
      subject: "Your order is cancelled",
      lines: [
        "The cancellation of the order is complete.",
        "A certificate that it had is revoked and can no longer be used.",
        "If you still need a certificate, please place a new order.",
      ],
    },
  },
  CANCELLATION_REFUSED: {
    JA: {
      subject: "キャンセルをお受けできないお知らせ",
      lines: [
        "オーダーのキャンセルはお受けできませんでした。オーダーと証明書は引き続き有効です。",
        "理由: {note}",
        "証明書が不要な場合は、失効を申請してください。キャンセルをご希望の場合は、内容をご確認のうえ、期間内に改めてお申し込みください。",
      ],
    },
    EN: {
      subject: "Your cancellation was not accepted",
      lines: [
        "The cancellation was not accepted. The order and its certificate stay valid.",
        "Why: {note}",
        "If you no longer need the certificate, ask for its revocation. If you still want to cancel, please correct what is wrong and ask again inside the window.",
      ],
    },
  },
  REVOCATION_COMPLETED: {
    JA: {
      subject: "証明書失効のお知らせ",
      lines: [
        "証明書は失効済みとなりました。",
        "シリアル番号: {serials}",
        "失効した証明書は元に戻せません。サーバーなどに残っている場合は、削除するか新しい証明書に入れ替えてください。",
      ],
    },
    EN: {
      subject: "Your certificate is revoked",
      lines: [
        "The certificate is revoked.",
        "Serial number: {serials}",
        "This cannot be undone. Where it is still installed, remove or replace it.",
      ],
    },
  },
  REVOCATION_REJECTED: {
    JA: {
      subject: "失効申請の却下のお知らせ",
      lines: [
        "失効の申請は却下され、取り下げられました。証明書は引き続き有効です。",
        "理由: {note}",
        "失効が必要な場合は、内容をご確認のうえ、改めて申請してください。",
      ],
    },
    EN: {
      subject: "Your revocation request was rejected",
      lines: [
        "The request was rejected and so is withdrawn. The certificate stays valid.",
        "Why: {note}",
        "If it must be revoked, please correct the request and ask again.",
      ],
    },
  },
  REVOCATION_INFO_REQUIRED: {
    JA: {
      subject: "失効申請についてのご確認",
      lines: [
        "失効の申請について、次の点をお知らせください。",
        "{question}",
        "ご回答をいただくまで審査が進みません。期限: {deadline}",
      ],
    },
    EN: {
      subject: "A question about your revocation request",
      lines: [
        "The reviewer of the request needs to know:",
        "{question}",
        "The review goes on once you have answered. Deadline: {deadline}",
      ],
    },
  },
  REVOCATION_SCHEDULED: {
    JA: {
      subject: "証明書の失効予定のお知らせ",
      lines: [
        "再発行にともない、以前の証明書は {at} に失効する予定です。",
        "シリアル番号: {serials}",
        "それまでに新しい証明書へ入れ替えてください。以前の証明書を残す場合は、その時刻までに予定を取り下げてください。",
      ],
    },
    EN: {
      subject: "A certificate will be revoked",
      lines: [
        "Because of the reissue each previous certificate that is named here will be revoked at {at}.",
        "Serial number: {serials}",
        "Install the new one before that. To keep a previous one, withdraw its scheduled revocation in time.",
      ],
    },
  },
  ORDER_REJECTED: {
    JA: {
      subject: "お申し込み却下のお知らせ",
      lines: [
        "お申し込みは却下されました。証明書は発行されません。",
        "理由: {note}",
        "内容をご確認のうえ、必要な場合は改めてお申し込みください。",
      ],
    },
    EN: {
      subject: "Your order was rejected",
      lines: [
        "The order was rejected. No certificate is issued.",
        "Why: {note}",
        "Please check it, and place a new order if you need one.",
      ],
    },
  },
  ...deadlineMailTexts,
  ...noticeMailTexts,
  ...accountMailTexts,
  ...identityMailTexts,
} as const satisfies Readonly<Record<MailTemplate, Readonly<Record<Locale, MailText>>>>;
