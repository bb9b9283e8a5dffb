import type { Messages } from "./messages.js";

/** Lines of an order's timeline. */
export const events = {
  "event.order": { JA: "オーダー: {status}", EN: "Order: {status}" },
  "event.request": { JA: "失効申請: {status}", EN: "Revocation request: {status}" },
  "event.certificate": { JA: "証明書: {status}", EN: "Certificate: {status}" },
  "event.certificate.inCrl": {
    JA: "失効情報（CRL）に掲載されました。",
    EN: "The revocation stands in the published CRL.",
  },
  "event.order.renewed": { JA: "更新のお申し込みがありました。", EN: "A renewal was ordered." },
  "event.cancellation": { JA: "キャンセル: {status}", EN: "Cancellation: {status}" },
  "event.cancellation.dueToday": {
    JA: "キャンセルの手続きは本日が期限です。",
    EN: "The cancellation is to be completed today.",
  },
  "event.cancellation.overdue": {
    JA: "キャンセルの手続きの期限を過ぎました。",
    EN: "The cancellation was not completed in time.",
  },
  "event.other": { JA: "更新されました。", EN: "Updated." },
  "event.organization.vetted": { JA: "企業認証が完了しました。", EN: "The organization is vetted." },
  "event.validation.valid": {
    JA: "ドメイン認証が完了しました: {domain}",
    EN: "The domain is validated: {domain}",
  },
  "event.validation.missed": {
    JA: "ドメイン認証はまだ確認できません: {domain}",
    EN: "The domain could not be validated yet: {domain}",
  },
  "event.validation.expired": {
    JA: "ドメイン認証の期限が切れました: {domain}",
    EN: "The domain validation has expired: {domain}",
  },
  "event.validation.changed": {
    JA: "ドメイン認証の方法が変更されました: {domain}",
    EN: "The domain validation was changed: {domain}",
  },
  "event.ca.refused": {
    JA: "認証局が発行を拒否しました。",
    EN: "The certificate authority refuses to issue.",
  },
} as const satisfies Messages;
