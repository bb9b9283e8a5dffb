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
} as const satisfies Messages;
