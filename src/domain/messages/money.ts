import type { Messages } from "./messages.js";

/** What is said of cancelling, of paying, and of what is given back. */
export const money = {
  "event.settlement": { JA: "決済の処理: {outcome}", EN: "Settlement: {outcome}" },
  "event.settlement.done": { JA: "決済の処理が完了しました: {outcome}", EN: "Settlement done: {outcome}" },
  "event.payment.capturing": { JA: "クレジットカードに請求しています。", EN: "The card is being charged." },
  "event.payment.received": { JA: "入金を確認しました。", EN: "The payment has come in." },
  "event.payment.notCaptured": {
    JA: "クレジットカードに請求できませんでした。担当者が確認します。",
    EN: "The card could not be charged. Staff looks into it.",
  },
  "error.cancellation.notFound": {
    JA: "キャンセルの申請が見つかりません。オーダーを読み込み直してください。",
    EN: "There is no such cancellation. Reload the order.",
  },
  "error.cancellation.ended": {
    JA: "オーダーは現在「{status}」のため、キャンセルできません。手続きは不要です。",
    EN: "The order is “{status}” and cannot be cancelled any more. Nothing needs to be done.",
  },
  "error.cancellation.received": {
    JA: "キャンセルはすでに受付済みです。担当者による完了をお待ちください。",
    EN: "The cancellation was received already. Wait until staff completes it.",
  },
  "error.cancellation.revokeInstead": {
    JA: "発行済みのオーダーはキャンセルの代わりに、オーダー全体の失効（requestRevocation）を申請してください。",
    EN: "An issued order is not cancelled. Ask for the revocation of the whole order (requestRevocation) instead.",
  },
  "error.cancellation.revokeManually": {
    JA: "この製品の発行済みのオーダーはキャンセルの代わりに、requestManualRevocation でオーダー全体の失効を担当者へ依頼してください。",
    EN: "An issued order of this product is not cancelled. Ask the staff for the revocation of the whole order by requestManualRevocation instead.",
  },
  "error.cancellation.windowClosed": {
    JA: "キャンセルの受付期間は終了しました（{closedAt} まで）。ご返金の対象とはなりません。証明書の失効は引き続き申請できます。",
    EN: "The cancellation period is over (it ended {closedAt}); nothing is refunded. You can still ask for the revocation.",
  },
  "error.cancellation.settled": {
    JA: "このキャンセルは「{status}」のため、この操作はできません。最新の内容を確認してください。",
    EN: "Not possible: the cancellation is “{status}”. Look at its present state.",
  },
  "error.cancellation.beingCompleted": {
    JA: "担当者がキャンセルの完了処理を行っているため、この操作はできません。完了をお待ちください。",
    EN: "Staff is completing the cancellation at this moment. Wait until it is done.",
  },
  "error.cancellation.staffOnly": {
    JA: "キャンセルの完了と不受理は担当者だけが行えます。担当者に依頼してください。",
    EN: "Only staff completes or refuses a cancellation. Ask the staff.",
  },
  "error.cancellation.notYours": {
    JA: "申請した本人と担当者だけが取り下げられます。申請者に依頼してください。",
    EN: "Only who asked, or staff, can withdraw it. Ask the requester.",
  },
  "error.cancellation.refusalNote": {
    JA: "受け付けない理由を入力してください。申請者に伝わります。",
    EN: "Say why it is not accepted; the requester reads it.",
  },
  "error.money.staffOnly": {
    JA: "入金と返金の記録は担当者だけが行えます。担当者に依頼してください。",
    EN: "Only staff records payments and refunds. Ask the staff.",
  },
  "error.payment.notTransfer": {
    JA: "銀行決済のオーダーではないため、入金は記録できません。決済方法を確認してください。",
    EN: "The order is not paid by bank transfer. Look at its payment method.",
  },
  "error.payment.notAwaited": {
    JA: "入金待ちのオーダーではありません（決済: {payment}、オーダー: {status}）。最新の内容を確認してください。",
    EN: "The order does not wait for a transfer (payment: {payment}, order: {status}). Look at its present state.",
  },
  "error.settlement.notFound": {
    JA: "決済の記録が見つかりません。一覧を読み込み直してください。",
    EN: "There is no such settlement. Reload the list.",
  },
  "error.refund.notAwaited": {
    JA: "返金待ちではありません（現在: {outcome}）。最新の内容を確認してください。",
    EN: "No refund is awaited (it is: {outcome}). Look at its present state.",
  },
  "error.refund.tooEarly": {
    JA: "翌月返金のため、{from} より前には返金を記録できません。その日以降に記録してください。",
    EN: "This is refunded the following month. Record it from {from} on.",
  },
  "error.gateway.declined": {
    JA: "クレジットカードを利用できませんでした。別のカードか、別の決済方法でお申し込みください。",
    EN: "The card was declined. Use another card, or another payment method.",
  },
  "error.gateway.silent": {
    JA: "決済会社から応答がありません。請求はされていません。しばらくしてからもう一度お申し込みください。",
    EN: "The payment gateway does not answer; nothing was charged. Try again later.",
  },
  "settlement.item.certificate": { JA: "証明書", EN: "Certificate" },
  "settlement.item.additionalNames": { JA: "追加の名前", EN: "Additional names" },
  "settlement.item.hardwareToken": { JA: "ハードウェアトークン", EN: "Hardware token" },
  "settlement.text.notEligible": {
    JA: "ご返金の対象とはなりません。",
    EN: "Not refundable.",
  },
  "settlement.text.token": {
    JA: "ご返金の対象とはなりません。お手元のトークンは、次のオーダーで「既存のトークン」としてご利用いただけます。",
    EN: "Not refundable. Use the token with a later order, as an existing one.",
  },
  "settlement.text.terminatedUnpaid": {
    JA: "未入金のため解約となります。必要な場合は新しくお申し込みください。",
    EN: "Nothing had been paid; the contract ends. To go on, order anew.",
  },
  "settlement.text.refundContactRequired": {
    JA: "入金済みのため、返金先について担当者からご連絡します。",
    EN: "It was paid: our finance contacts you about where to send the refund.",
  },
  "settlement.text.voided": {
    JA: "クレジットカードの決済を取り消します。詳しくはクレジットカード会社へご確認ください。",
    EN: "The card payment is cancelled and not charged. Ask your card company for details.",
  },
  "settlement.text.refundNextMonth": {
    JA: "クレジットカード会社の締め日を過ぎているため、翌月以降に返金します。",
    EN: "The card company's closing day has passed: refunded from the 1st of the following month.",
  },
  "settlement.text.refundedToCard": {
    JA: "クレジットカードに返金します。返金の時期はクレジットカード会社へご確認ください。",
    EN: "Refunded to the card. Ask your card company when it shows.",
  },
  "settlement.text.mayWait": {
    JA: "クレジットカードに返金します。担当者による手続きの完了がクレジットカード会社の締め日を過ぎた場合は、翌月以降の返金となります。返金の時期はクレジットカード会社へご確認ください。",
    EN: "Refunded to the card. If our staff completes the cancellation after the card company's closing day, from the 1st of the following month. Ask your card company when it shows.",
  },
  "settlement.text.refunded": { JA: "返金しました。", EN: "Refunded." },
  "settlement.text.voucherRestored": {
    JA: "バウチャーは未使用に戻り、同じコードを再びご利用いただけます。",
    EN: "The voucher is unused again; the same code can be used.",
  },
  "settlement.text.unitsReturned": {
    JA: "ユニットをアカウントに返還します。",
    EN: "The unit goes back to the account.",
  },
  "settlement.text.failed": {
    JA: "返金の処理に失敗しました。担当者が確認しています。",
    EN: "The refund failed. Staff looks after it.",
  },
} as const satisfies Messages;
