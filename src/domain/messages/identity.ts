import type { Messages } from "./messages.js";

/** What is said at the door: of signing in and of sessions. Known and unknown addresses hear the same. */
export const identity = {
  "identity.credentialsInvalid": {
    JA: "メールアドレスまたはパスワードが正しくありません。ご確認のうえ、もう一度お試しください。",
    EN: "The mail address or the password is not right. Check both and try again.",
  },
  "identity.sessionEnded": {
    JA: "サインインの有効期限が切れたか、すでにサインアウトされています。もう一度サインインしてください。",
    EN: "This session has expired or was signed out. Sign in again.",
  },
  "identity.tooManySignIns": {
    JA: "サインインの試行回数が上限に達しました。約{minutes}分後にもう一度お試しください。",
    EN: "Too many attempts to sign in. Try again in about {minutes} min.",
  },
  "identity.tooManyResets": {
    JA: "パスワード再設定の申請が多すぎます。約{minutes}分後にもう一度お試しください。",
    EN: "Too many requests for a new password. Try again in about {minutes} min.",
  },
  "identity.passwordWrong": {
    JA: "現在のパスワードが正しくありません。ご確認のうえ、もう一度お試しください。",
    EN: "The present password is not right. Check it and try again.",
  },
  "identity.resetTokenInvalid": {
    JA: "再設定のコードが正しくないか、有効期限が切れているか、すでに使用されています。もう一度再設定を申請してください。",
    EN: "The code is wrong, has expired or was used before. Ask for a new one by requestPasswordReset.",
  },
  "identity.session.notFound": {
    JA: "サインインの記録が見つかりません。一覧を読み込み直してください。",
    EN: "There is no such session. Reload the list.",
  },
  "identity.totp.required": {
    JA: "認証アプリに表示される6桁のワンタイムコード、または回復コードを入力してください。",
    EN: "Enter the six digits of your authenticator app, or a recovery code.",
  },
  "identity.totp.wrong": {
    JA: "ワンタイムコードが正しくないか、すでに使用されています。次のコードが表示されてから、もう一度お試しください。",
    EN: "The one-time code is wrong or was used before. Wait for the next one and try again.",
  },
  "identity.totp.setUp": {
    JA: "このアカウントの承認・却下・返金には、ワンタイムコードの設定が必要です。beginTotp で設定してから、もう一度お試しください。",
    EN: "The account wants one-time codes of those who decide. Set them up by beginTotp, then try again.",
  },
  "identity.totp.isOn": {
    JA: "ワンタイムコードはすでに有効です。設定し直すには、いったん disableTotp で無効にしてください。",
    EN: "One-time codes are on already. To set them up anew, turn them off by disableTotp first.",
  },
  "identity.totp.isOff": {
    JA: "ワンタイムコードは有効になっていません。",
    EN: "One-time codes are not on.",
  },
  "identity.totp.notBegun": {
    JA: "ワンタイムコードの設定が始まっていません。beginTotp からやり直してください。",
    EN: "Nothing was begun. Start with beginTotp.",
  },
  "identity.stepUp.required": {
    JA: "この操作には{minutes}分以内のサインインが必要です。stepUp でパスワードを入力し直してから、もう一度お試しください。",
    EN: "This takes a sign-in of the last {minutes} minutes. Give your password again by stepUp, then try again.",
  },
  "error.password.tooShort": {
    JA: "パスワードは{least}文字以上にしてください。",
    EN: "Choose a password of at least {least} characters.",
  },
  "error.password.tooLong": {
    JA: "パスワードは{most}バイト以内にしてください。",
    EN: "Choose a password of at most {most} bytes.",
  },
  "error.password.email": {
    JA: "メールアドレスを含むパスワードは使用できません。別のパスワードを設定してください。",
    EN: "The password may not be or contain your mail address. Choose another one.",
  },
  "error.password.pattern": {
    JA: "同じ文字や連続する文字の繰り返しは推測されやすいため使用できません。別のパスワードを設定してください。",
    EN: "A pattern like this is easily guessed. Choose another password.",
  },
  "error.password.same": {
    JA: "現在のパスワードと同じです。別のパスワードを設定してください。",
    EN: "That is the present password. Choose another one.",
  },
} as const satisfies Messages;
