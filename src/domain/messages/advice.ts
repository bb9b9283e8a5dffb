import type { Messages } from "./messages.js";

/** 「キャンセルは必要ですか」: what to do about a change (C26–C32, K28, K31). */
export const advice = {
  "advice.paymentMethod": {
    JA: "決済方法は変更できません。オーダーをキャンセルし、新しい決済方法で申請し直してください。",
    EN: "The payment method cannot be changed. Cancel the order, then order anew with the other method.",
  },
  "advice.applicationType": {
    JA: "新規と更新の区分は変更できません。オーダーをキャンセルし、正しい区分で申請し直してください。",
    EN: "New cannot become renewal, nor the other way round. Cancel the order, then order anew.",
  },
  "advice.productOrTerm": {
    JA: "製品ブランドと年数は変更できません。オーダーをキャンセルし、希望の製品・年数で申請し直してください。",
    EN: "Product and years cannot be changed. Cancel the order, then order what you want.",
  },
  "advice.renewalTiming.lost": {
    JA: "更新が早すぎても、キャンセルは必須ではありません。後日（無償で）再発行すると、失われた期間を取り戻せます。すぐに取り消したい場合は、キャンセルして申請し直してください。",
    EN: "Renewed too early? You need not cancel: a later reissue, free of charge, regains the lost time. Or cancel and order anew.",
  },
  "advice.renewalTiming.carried": {
    JA: "更新前のオーダーの残期間は引き継がれるため、更新が早くてもキャンセルは必須ではありません。取り消したい場合は、キャンセルして申請し直してください。",
    EN: "The remaining time of the renewed order is carried over, so you need not cancel. If you want to, cancel and order anew.",
  },
  "advice.commonName.reissue": {
    JA: "コモンネームは再発行で変更できます。キャンセルは不要です。新しい名前のCSRで再発行してください（元の証明書は、再発行の後に失効します）。",
    EN: "The common name can be changed by a reissue; do not cancel. Reissue with a CSR for the new name; the original is revoked some time later.",
  },
  "advice.commonName.newOrder": {
    JA: "コモンネームは再発行では変更できません。新しいコモンネームで新規に申請してください。このオーダーのキャンセルは不要です。",
    EN: "A reissue cannot change the common name. Place a new order for the new name; this one need not be cancelled.",
  },
  "advice.platform": {
    JA: "プラットフォームの変更にキャンセルは不要です。証明書を別の形式でダウンロードしてください。",
    EN: "For another platform do not cancel: download the certificate in another format.",
  },
  "advice.licenseCount.voucher": {
    JA: "ライセンスを増やす場合、キャンセルは不要です。追加分のバウチャーを登録してください。減らす場合は、キャンセルして申請し直してください。",
    EN: "For more licences do not cancel: register further vouchers. For fewer, cancel and order anew.",
  },
  "advice.licenseCount.other": {
    JA: "ライセンス数は変更できません。オーダーをキャンセルし、希望の数で申請し直してください。",
    EN: "The number of licences cannot be changed. Cancel the order, then order as many as you want.",
  },
  "advice.approverEmail": {
    JA: "承認メールアドレスは変更できません。オーダーをキャンセルし、正しいアドレスで申請し直してください。",
    EN: "The approver's address cannot be changed. Cancel the order, then order anew with the right one.",
  },
} as const satisfies Messages;
