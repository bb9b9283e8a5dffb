import type { Messages } from "./messages.js";

/** Reissues, duplicates, and what happens to certificates by themselves. */
export const reissue = {
  "error.reissue.pending": {
    JA: "再発行の手続き中です。完了を待つか、再発行を取りやめてから、もう一度お申し込みください。",
    EN: "A reissue is under way. Wait until it is done, or cancel it, then ask again.",
  },
  "error.reissue.state": {
    JA: "オーダーの状態が「{status}」のため、再発行と複製はできません。発行済みのオーダーを選択してください。",
    EN: "Nothing can be reissued or duplicated while the order is “{status}”. Choose an issued order.",
  },
  "error.reissue.revoked": {
    JA: "証明書が失効しているため、再発行と複製はできません。新しくお申し込みください。",
    EN: "The certificate is revoked, so that it cannot be reissued or duplicated. Please order anew.",
  },
  "error.reissue.ended": {
    JA: "オーダーの有効期限が切れているため、再発行と複製はできません。更新、または新しくお申し込みください。",
    EN: "The order's coverage has ended, so that nothing can be reissued or duplicated. Renew it, or order anew.",
  },
  "error.reissue.cancellation": {
    JA: "キャンセルの手続き中です。続けて利用する場合は、キャンセルを取り下げてからもう一度お申し込みください。",
    EN: "The order's cancellation is under way. To go on using it, withdraw the cancellation first, then ask again.",
  },
  "error.reissue.none": {
    JA: "取りやめる再発行がありません。オーダーの状態を確認してください。",
    EN: "There is no reissue to cancel. Look at the order's status.",
  },
  "error.reissue.commonName": {
    JA: "このオーダーでは、再発行でコモンネームを変更できません。コモンネームを変える場合は、新しくお申し込みください。",
    EN: "A reissue of this order cannot have another common name. For another one, please place a new order.",
  },
  "error.reissue.csrCommonName": {
    JA: "CSRのコモンネーム「{name}」が、再発行する証明書のコモンネームと異なります。CSRを作り直すか、新しいコモンネームを指定してください。",
    EN: "The CSR's common name “{name}” is not that of the certificate to be. Make a new CSR, or give its name as the new common name.",
  },
  "error.duplicate.csrNames": {
    JA: "CSRのコモンネーム「{name}」が、オーダーのコモンネームと異なります。複製では名前を変更できません。CSRを作り直してください。",
    EN: "The CSR's common name “{name}” is not the order's. A duplicate has the same names: make a new CSR.",
  },
  "error.duplicate.sameKey": {
    JA: "複製には、この証明書とは別の鍵が必要です。新しい鍵でCSRを作成してください。",
    EN: "A duplicate has a key of its own. Generate a new key and make a CSR with it.",
  },
  "error.duplicate.validation": {
    JA: "ドメイン認証または企業認証の有効期間が過ぎているため、複製できません。先に再発行を行ってください。認証をやり直した後、複製できます。",
    EN: "The domain or organization validation is too old for a duplicate. Ask for a reissue first, which validates anew.",
  },
  "error.duplicate.pending": {
    JA: "認証局からの応答を待っています。証明書は自動的に発行されます。しばらくしてから、同じ冪等キーでもう一度お試しください。",
    EN: "The CA has not answered yet; the certificate is made by itself. Ask again in a while, with the same idempotency key.",
  },
  "error.duplicate.refused": {
    JA: "認証局が発行を拒否したか、先に再発行が行われたため、複製は発行されませんでした。新しい鍵でCSRを作り直し、新しい冪等キーでもう一度お申し込みください。",
    EN: "No duplicate was issued: the certificate authority refuses, or a reissue came first. Make a CSR with a new key, then ask again with a new idempotency key.",
  },
  "error.renewal.cancellation": {
    JA: "キャンセルの手続き中のため、更新できません。更新する場合は、先にキャンセルを取り下げてください。",
    EN: "The order's cancellation is under way, so that it cannot be renewed. Withdraw the cancellation first.",
  },
  "event.reissue.asked": { JA: "再発行を受け付けました: {name}", EN: "A reissue was asked for: {name}" },
  "event.duplicate.asked": { JA: "複製を受け付けました: {name}", EN: "A duplicate was asked for: {name}" },
  "event.duplicate.refused": {
    JA: "複製は発行されませんでした。必要な場合は、新しいCSRでもう一度お申し込みください。",
    EN: "The duplicate was not issued. If it is still needed, ask again with a new CSR.",
  },
  "event.certificate.duplicate": { JA: "複製が発行されました: {name}", EN: "The duplicate is issued: {name}" },
  "event.reissue.ended": { JA: "再発行を取りやめました。", EN: "The reissue was given up." },
  "event.reissue.done": { JA: "再発行が完了しました: {name}", EN: "Reissued: {name}" },
  "event.certificate.scheduled": {
    JA: "再発行により失効予定です: {at}",
    EN: "To be revoked, because it was replaced: {at}",
  },
  "event.certificate.kept": {
    JA: "失効予定が取り消されました。",
    EN: "It will not be revoked after all.",
  },
} as const satisfies Messages;
