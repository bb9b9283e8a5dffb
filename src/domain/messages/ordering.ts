import type { Messages } from "./messages.js";

/** What is said of deciding on new orders, of notes, and of what orders are paid with. */
export const ordering = {
  "error.orderDecision.right": {
    JA: "オーダーを承認・却下できるのは、アカウントの管理者とマネージャーです。いずれかの方に依頼してください。",
    EN: "New orders are decided by administrators and managers of the account. Ask one of them.",
  },
  "error.orderDecision.self": {
    JA: "ご自身が申請したオーダーを承認・却下することはできません。ほかの管理者またはマネージャーに依頼してください。",
    EN: "You cannot decide on your own order. Ask another administrator or manager.",
  },
  "error.orderDecision.notAwaited": {
    JA: "オーダーは現在「{status}」のため、承認待ちではありません。最新の内容を確認してください。",
    EN: "The order is “{status}” and does not wait for an approval. Look at its present state.",
  },
  "error.cancellation.none": {
    JA: "このオーダーのキャンセルは申請されていません。申請の有無を確認してください。",
    EN: "Nobody has asked for a cancellation of this order. Ask for one first.",
  },
  "error.refund.none": {
    JA: "このオーダーは精算されていないため、返金はありません。オーダーの状態を確認してください。",
    EN: "This order is not settled, so there is nothing to refund. Look at its state.",
  },
  "error.voucher.notRegistrable": {
    JA: "このバウチャーコードは登録できません（存在しない、期限切れ、または登録済みです）。コードを確認してください。",
    EN: "This voucher cannot be registered: unknown, expired, or registered by somebody else. Check the code.",
  },
  "error.voucher.notCustomer": {
    JA: "バウチャーを登録できるのは、アカウントのユーザーだけです。アカウントのユーザーでサインインしてください。",
    EN: "Vouchers are registered by users of an account. Sign in as one.",
  },
  "error.voucher.staffOnly": {
    JA: "バウチャーを発行できるのは、デスクの担当者だけです。担当者に依頼してください。",
    EN: "Vouchers are issued by the desk. Ask its staff.",
  },
  "error.voucher.count": {
    JA: "1 から 100 の枚数を指定してください。",
    EN: "Give a number from 1 to 100.",
  },
  "error.voucher.expiry": {
    JA: "有効期限には、これからの日時を指定してください。",
    EN: "Give an expiry that is still to come.",
  },
  "error.account.unknown": {
    JA: "このアカウントはありません。IDを確認してください。",
    EN: "There is no such account. Check its id.",
  },
  "error.payment.byContract": {
    JA: "この製品の価格は契約で定めるため、クレジットカードでは支払えません。別の決済方法を選ぶか、担当者にお問い合わせください。",
    EN: "The price of this product is agreed by contract, so it is not paid by card. Choose another payment method, or contact the desk.",
  },
  "event.note": { JA: "メモが追加されました。", EN: "A note was added." },
} as const satisfies Messages;
