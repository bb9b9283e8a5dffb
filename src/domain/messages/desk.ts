import type { Messages } from "./messages.js";

/** What is said of the desk's own work: accounts, products, policies, vetting. */
export const desk = {
  "error.desk.staffOnly": {
    JA: "この操作ができるのは、デスクの担当者だけです。担当者に依頼してください。",
    EN: "This is done by the desk. Ask its staff.",
  },
  "error.desk.staffOrAdminOnly": {
    JA: "この操作ができるのは、アカウントの管理者とデスクの担当者だけです。管理者に依頼してください。",
    EN: "This is done by administrators of the account and by the desk. Ask an administrator.",
  },
  "error.account.notFound": {
    JA: "アカウントが見つかりません。IDを確認してください。",
    EN: "There is no such account. Check its id.",
  },
  "error.account.code": {
    JA: "英小文字で始まる 2 から 32 文字の英小文字、数字、ハイフンで指定してください。",
    EN: "Give 2 to 32 lower-case letters, digits and hyphens, a letter first.",
  },
  "error.account.codeTaken": {
    JA: "このコードはすでに使われています。別のコードを指定してください。",
    EN: "This code is taken. Choose another one.",
  },
  "error.product.code": {
    JA: "英大文字で始まる 2 から 64 文字の英大文字、数字、下線で指定してください。",
    EN: "Give 2 to 64 upper-case letters, digits and underscores, a letter first.",
  },
  "error.product.codeTaken": {
    JA: "この製品コードはすでに使われています。別のコードを指定してください。",
    EN: "This code is taken. Choose another one.",
  },
  "error.product.level": {
    JA: "この種類の製品の認証レベルは {level} です。",
    EN: "A product of this kind has the level {level}.",
  },
  "error.product.tooMany": {
    JA: "登録できる製品は {most} 件までです。",
    EN: "There are at most {most} products.",
  },
  "error.product.otherBrand": {
    JA: "製品 {code} は別のブランドのものです。同じブランドの製品を指定してください。",
    EN: "The product {code} is of another brand. Name products of this brand.",
  },
  "error.product.named": {
    JA: "{most} 件までの製品を、それぞれ一度だけ指定してください。",
    EN: "Name at most {most} products, each of them once.",
  },
  "error.policy.brand": {
    JA: "英小文字で始まる 2 から 32 文字の英小文字、数字、ハイフンで指定してください。",
    EN: "Give 2 to 32 lower-case letters, digits and hyphens, a letter first.",
  },
  "error.policy.unknown": {
    JA: "このブランドのポリシーはありません。先に publishPolicy で公開してください。",
    EN: "This brand has no policy. Publish one first, by publishPolicy.",
  },
  "error.policy.timeZone": {
    JA: "IANA のタイムゾーン名を指定してください（例: Asia/Tokyo）。",
    EN: "Give the IANA name of a time zone, such as Asia/Tokyo.",
  },
  "error.policy.paymentMethods": {
    JA: "支払い方法を 1 つ以上、それぞれ一度だけ指定してください。",
    EN: "Give one way of payment or more, each of them once.",
  },
  "error.field.range": {
    JA: "{least} から {most} の値を指定してください。",
    EN: "Give a value from {least} to {most}.",
  },
  "error.field.currency": {
    JA: "3 文字の通貨コードを指定してください（例: JPY）。",
    EN: "Give the three letters of a currency, such as JPY.",
  },
  "error.field.country": {
    JA: "2 文字の国コードを指定してください（例: JP）。",
    EN: "Give the two letters of a country, such as JP.",
  },
  "error.vetting.until": {
    JA: "これから {most} 日以内の日時を指定してください。",
    EN: "Give a time to come, at most {most} days from now.",
  },
  "error.vetting.organization": {
    JA: "このアカウントには組織情報がありません。認証した組織の名称、所在地、国を指定してください。",
    EN: "This account has no organization yet. Give the name, locality and country that were vetted.",
  },
} as const satisfies Messages;
