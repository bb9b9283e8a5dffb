import type { Messages } from "./messages.js";

/** Compromised keys, the intent behind a revocation, questions of the reviewer, deadlines. */
export const keys = {
  "key.blocked": {
    JA: "この鍵は危殆化が報告されたため、今後も使用できません。新しい鍵を生成し、CSRを作成し直してください。",
    EN: "This key was reported as compromised and is never accepted again. Generate a new key and make a new CSR.",
  },
  "key.calledCompromised": {
    JA: "この鍵には、秘密鍵の危殆化を理由とする失効申請が出ています。新しい鍵を生成し、CSRを作成し直してください。",
    EN: "A revocation is requested because this key is compromised. Generate a new key and make a new CSR.",
  },
  "error.manual.selfService": {
    JA: "この製品の失効はオンラインで申請できます。requestRevocation をご利用ください。",
    EN: "This product can be revoked online. Use requestRevocation.",
  },
  "error.manual.note": {
    JA: "失効を依頼する理由や事情をメモに記入してください。",
    EN: "Say in the note why it has to be revoked.",
  },
  "error.request.notAskable": {
    JA: "承認待ちの失効申請についてのみ情報を問い合わせられます（現在の状態: {status}）。状態が変わってからもう一度お試しください。",
    EN: "Information can be asked for only while the request waits for a decision (it is: {status}). Try again when it does.",
  },
  "error.request.nothingAsked": {
    JA: "この失効申請には回答を待っている質問がありません（現在の状態: {status}）。申請を読み込み直してください。",
    EN: "No question of this request waits for an answer (it is: {status}). Reload the request.",
  },
  "error.request.nothingToConfirm": {
    JA: "この失効申請は意思確認を待っていません（現在の状態: {status}）。申請を読み込み直してください。",
    EN: "This request does not wait for a confirmation of intent (it is: {status}). Reload the request.",
  },
  "revocation.description.reported": {
    JA: "秘密鍵の保持者が、秘密鍵による署名で危殆化を証明しました。",
    EN: "The holder of the private key proved the compromise by a signature with it.",
  },
  "revocation.description.sameKey": {
    JA: "同じ鍵を使用する証明書（シリアル番号 {serialNumber}）について、秘密鍵の危殆化が証明されました。",
    EN: "The compromise of the same key was proven for the certificate with the serial number {serialNumber}.",
  },
  "event.revocation.deadlineNear": {
    JA: "失効の期限まで残り{hours}時間です。承認または却下してください。",
    EN: "The revocation is due in {hours} hours. Approve or reject the request.",
  },
  "event.revocation.carriedOut": {
    JA: "失効の期限に達したため、申請どおり失効します。",
    EN: "The deadline of the revocation has come; it is carried out as requested.",
  },
  "event.revocation.escalated": {
    JA: "失効の期限に達したため、デスクの担当者が対応します。",
    EN: "The deadline of the revocation has come; the desk's staff take over.",
  },
  "event.revocation.unanswered": {
    JA: "失効は承認されましたが、認証局の応答を待っているため、まだ実行されていません。失効の期限まで残り{hours}時間です。",
    EN: "The revocation was approved, but the certificate authority has yet to answer. It is due in {hours} hours.",
  },
  "event.revocation.overdue": {
    JA: "失効の期限を過ぎましたが、認証局の応答を待っているため、まだ実行されていません。応答があり次第、失効します。",
    EN: "The deadline of the revocation has passed, but the certificate authority has yet to answer. It is carried out as soon as it does.",
  },
  "event.revocation.proven": {
    JA: "秘密鍵の危殆化が署名により証明されました。",
    EN: "The compromise of the private key was proven by a signature.",
  },
  "event.certificate.reasonRaised": {
    JA: "失効の理由が「鍵の危殆化」に変更されました。",
    EN: "The reason of the revocation became key compromise.",
  },
} as const satisfies Messages;
