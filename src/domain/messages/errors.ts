import type { Messages } from "./messages.js";

/** Refusals of commands: what is wrong, and what to do next. */
export const errors = {
  "error.validation": {
    JA: "入力内容に誤りがあります。各項目のメッセージを確認してください。",
    EN: "Some of the input is not right. See the message of each field.",
  },
  "error.order.notFound": {
    JA: "オーダーが見つかりません。オーダーIDを確認してください。",
    EN: "There is no such order. Check the order ID.",
  },
  "error.request.notFound": {
    JA: "失効申請が見つかりません。一覧を読み込み直してください。",
    EN: "There is no such revocation request. Reload the list.",
  },
  "error.certificate.notFound": {
    JA: "証明書が見つかりません。シリアル番号（16進数）を確認してください。",
    EN: "There is no such certificate. Check the serial number (hexadecimal).",
  },
  "error.validationRow.notFound": {
    JA: "ドメイン認証が見つかりません。オーダーを読み込み直してください。",
    EN: "There is no such domain validation. Reload the order.",
  },
  "error.commonName.mismatch": {
    JA: "コモンネームが一致しません。オーダー（シリアル番号を指定した場合はその証明書）に表示されているコモンネームを入力してください。",
    EN: "The common name does not match. Enter it as the order shows it, or, with a serial number, as that certificate does.",
  },
  "error.certificate.expired": {
    JA: "有効期限の切れた証明書は失効できません。手続きは不要です。",
    EN: "The certificate has expired and cannot be revoked. Nothing needs to be done.",
  },
  "error.certificate.revoked": {
    JA: "この証明書はすでに失効済みです。手続きは不要です。",
    EN: "The certificate is already revoked. Nothing needs to be done.",
  },
  "error.order.notIssued": {
    JA: "発行済みのオーダーではないため失効できません（現在の状態: {status}）。発行前のオーダーはキャンセルしてください。",
    EN: "Only an issued order can be revoked (it is: {status}). Cancel an order that is not issued yet.",
  },
  "error.manualProcedure.revocation": {
    JA: "この製品の失効はオンラインでは申請できません。requestManualRevocation で担当者へ依頼してください。",
    EN: "This product cannot be revoked online. Ask the staff by requestManualRevocation.",
  },
  "error.reissuePending": {
    JA: "再発行の手続き中のため失効できません。再発行の完了を待つか、再発行を取り消してください。",
    EN: "A reissue is under way. Wait until it is done, or cancel it, then ask for the revocation.",
  },
  "error.revocationAlreadyOpen": {
    JA: "この証明書にはすでに失効申請があります。その申請の結果をお待ちください。",
    EN: "A revocation request for this certificate is already open. Wait for its outcome.",
  },
  "error.approvalRightRequired.skip": {
    JA: "承認を省略して失効する権限がありません。「すぐに失効させる」を外して申請し、承認を待ってください。",
    EN: "You may not skip the approval. Ask without “immediately” and wait for the approval.",
  },
  "error.approvalRightRequired.decide": {
    JA: "この失効申請を承認・却下する権限がありません。権限のある担当者に依頼してください。",
    EN: "You may not decide on this revocation request. Ask somebody who has the right.",
  },
  "error.approvalRightRequired.withdraw": {
    JA: "申請した本人と担当者だけが取り下げられます。申請者に依頼してください。",
    EN: "Only who asked, or staff, can withdraw it. Ask the requester.",
  },
  "error.evidenceRequired": {
    JA: "秘密鍵の危殆化を理由とする場合は、その根拠を説明欄に記入するか、秘密鍵による署名（証明）を添えてください。",
    EN: "For a key compromise give the evidence: a description, or a proof signed with the key.",
  },
  "error.proofInvalid": {
    JA: "秘密鍵による署名を検証できません。createKeyCompromiseChallenge で得た文字列に署名し直してください。",
    EN: "The proof does not verify. Sign the text of createKeyCompromiseChallenge again with the certificate's key.",
  },
  "error.confirmationInvalid": {
    JA: "確認トークンが無効です。cancellationPreview で内容を確認し直してください。",
    EN: "The confirmation token is not valid. Look at cancellationPreview again.",
  },
  "error.selfApproval": {
    JA: "ご自身の申請を承認・却下することはできません。ほかの管理者に依頼してください。",
    EN: "You cannot decide on your own request. Ask another administrator.",
  },
  "error.alreadyDecided": {
    JA: "この失効申請はすでに処理されています（{decision}）。一覧を読み込み直してください。",
    EN: "Somebody else was first: the request is already settled ({decision}). Reload the list.",
  },
  "error.request.notDecidable": {
    JA: "失効申請は現在「{status}」のため、この操作はできません。状態が変わるまでお待ちください。",
    EN: "Not possible while the revocation request is “{status}”. Wait until that has changed.",
  },
  "error.request.reissuePending": {
    JA: "再発行の手続き中のため承認できません。再発行の完了を待つか、再発行を取りやめてから承認してください。",
    EN: "A reissue is under way. Wait until it is done, or cancel it, then approve.",
  },
  "error.staleVersion": {
    JA: "表示中の内容が古くなっています。最新の内容を確認してから操作し直してください。",
    EN: "What you see is out of date. Look at the present state, then try again.",
  },
  "error.idempotencyConflict": {
    JA: "同じ idempotencyKey が別の内容で使われています。新しいキーを使用してください。",
    EN: "This idempotencyKey was used with other input. Use a new key.",
  },
  "error.placing.notAllowed": {
    JA: "このユーザーは新規オーダーを申請できません。アカウントのユーザーでサインインしてください。",
    EN: "This user cannot place orders. Sign in as a user of the account.",
  },
  "error.product.unknown": {
    JA: "製品コード {code} はありません。products で一覧を確認してください。",
    EN: "There is no product {code}. See the list in products.",
  },
  "error.field.required": { JA: "入力してください。", EN: "This is required." },
  "error.field.tooLong": { JA: "{max} 文字以内で入力してください。", EN: "At most {max} characters." },
  "error.field.control": {
    JA: "改行などの制御文字は使用できません。",
    EN: "Line breaks and control characters are not allowed here.",
  },
  "error.field.unprintable": {
    JA: "使用できない制御文字が含まれています。取り除いてから入力してください。",
    EN: "There are control characters that cannot be used. Take them out.",
  },
  "error.field.email": {
    JA: "メールアドレスの形式が正しくありません。例: taro@example.jp",
    EN: "This is not a mail address. Example: taro@example.jp",
  },
  "error.field.notForProduct": {
    JA: "この製品では指定できません。項目を空にしてください。",
    EN: "Not for this product. Leave it out.",
  },
  "error.field.notForMethod": {
    JA: "この方法では指定できません。項目を空にしてください。",
    EN: "Not for this method. Leave it out.",
  },
  "error.termYears": { JA: "1 から 3 の年数を指定してください。", EN: "Give 1 to 3 years." },
  "error.licenseCount": {
    JA: "1 から {most} のライセンス数を指定してください。",
    EN: "Give 1 to {most} licenses.",
  },
  "error.licenseCount.voucher": {
    JA: "バウチャー1枚で1ライセンスです。ライセンスごとにお申し込みいただくか、他のお支払い方法をお選びください。",
    EN: "A voucher is good for one license. Place an order for each, or pay otherwise.",
  },
  "error.commonName.length": {
    JA: "コモンネームは64文字以内で指定してください（これより長い名前は別名にのみ入れられます）。",
    EN: "A common name has at most 64 characters; a longer name can only be an alternative name.",
  },
  "error.commonName.missing": {
    JA: "CSRにコモンネームがありません。コモンネームを入れたCSRを作成してください。",
    EN: "The CSR has no common name. Make one that has.",
  },
  "error.http.wildcard": {
    JA: "ワイルドカードにはHTTP_FILEを使用できません。DNS_TXT または DNS_CNAME を選択してください。",
    EN: "HTTP_FILE is not offered for wildcards. Choose DNS_TXT or DNS_CNAME.",
  },
  "error.payment.method": {
    JA: "この製品では選べない決済方法です。使用できるのは {methods} です。",
    EN: "This product is not paid so. Choose one of {methods}.",
  },
  "error.voucherInvalid": {
    JA: "バウチャーコードを使用できません（存在しない、使用済み、期限切れ、または別の製品用です）。コードを確認してください。",
    EN: "The voucher cannot be used: unknown, spent, expired, or for another product. Check the code.",
  },
  "error.unitsExhausted": {
    JA: "この製品のユニットの残りがありません。ユニットを追加購入するか、別の決済方法を選択してください。",
    EN: "No units of this product are left. Buy more, or pay another way.",
  },
  "error.paymentFailed.noGateway": {
    JA: "クレジットカード決済は設定されていません。別の決済方法を選択するか、デスクにお問い合わせください。",
    EN: "Card payment is not set up here. Choose another method, or ask the desk.",
  },
  "error.renewal.unknown": {
    JA: "更新元のオーダー {number} が見つかりません。オーダーIDを確認してください。",
    EN: "There is no order {number} to renew. Check the order ID.",
  },
  "error.renewal.tooEarly": {
    JA: "更新は有効期限の {days} 日前（{opensAt}）から申請できます。それまでお待ちください。",
    EN: "A renewal is possible from {days} days before the end ({opensAt}). Please wait until then.",
  },
  "error.renewal.notAllowed": {
    JA: "「{status}」のオーダーは更新できません。新規で申請してください。",
    EN: "An order that is “{status}” cannot be renewed. Place a new one.",
  },
  "error.renewal.already": {
    JA: "このオーダーはすでに更新されています。更新後のオーダーを確認してください。",
    EN: "This order has already been renewed. See the order that renews it.",
  },
  "error.validationRow.valid": {
    JA: "このドメインはすでに認証済みです。変更は不要です。",
    EN: "This domain is already validated; nothing needs to change.",
  },
  "error.validationRow.closed": {
    JA: "オーダーが「{status}」のため、ドメイン認証は不要です。",
    EN: "The order is “{status}”; nothing is validated any more.",
  },
  "error.validationRow.requestOver": {
    JA: "失効申請が「{status}」のため、意思確認は不要です。",
    EN: "The revocation request is “{status}”; nothing needs to be confirmed any more.",
  },
  "error.validationRow.reissueOver": {
    JA: "この再発行は終了しているため、ドメイン認証は不要です。必要な場合は、もう一度再発行をお申し込みください。",
    EN: "That reissue is over; nothing is validated for it any more. If it is still needed, ask for a reissue again.",
  },
  "error.validationRow.expired": {
    JA: "ドメイン認証の期限が切れました。changeValidationMethod で新しい値を取得してください。",
    EN: "The validation has expired. Get new values by changeValidationMethod.",
  },
  "error.staffNote.required": {
    JA: "担当者による代理の操作では、理由をメモに記入してください。",
    EN: "Staff who act on behalf must say why in the note.",
  },
  "error.target.exactlyOne": {
    JA: "orderId か serialNumber のどちらか一つだけを指定してください。",
    EN: "Give exactly one of orderId and serialNumber.",
  },
  "error.rejection.note": {
    JA: "却下の理由を記入してください。",
    EN: "A rejection needs a note that says why.",
  },
} as const satisfies Messages;
