import type { Locale, MailText } from "./messages.js";

/** Mails to one user about how they sign in. */
export const identityMailTexts = {
  PASSWORD_RESET: {
    JA: {
      subject: "パスワード再設定のご案内",
      lines: [
        "パスワードの再設定を受け付けました。次のコードを再設定の画面に入力し、新しいパスワードを設定してください。",
        "{token}",
        "コードは {expires} まで、1回だけ使用できます。",
        "お心当たりがない場合は、何もせずにこのメールを破棄してください。パスワードは変更されません。",
      ],
    },
    EN: {
      subject: "Set a new password",
      lines: [
        "Somebody asked for a new password for this mail address. Enter this code where you asked, and choose the new password:",
        "{token}",
        "It serves once, until {expires}.",
        "If you know nothing of this, do nothing. The password stays as it is.",
      ],
    },
  },
  PASSWORD_CHANGED: {
    JA: {
      subject: "パスワード変更のお知らせ",
      lines: [
        "パスワードが変更されました（{at}）。ほかのすべての端末はサインアウトされました。",
        "お心当たりがない場合は、すぐにパスワードを再設定し、デスクへご連絡ください。",
      ],
    },
    EN: {
      subject: "Your password was changed",
      lines: [
        "Your password was changed at {at}. All other devices were signed out.",
        "If that was not you, reset the password at once and tell the desk.",
      ],
    },
  },
  TOTP_CHANGED: {
    JA: {
      subject: "ワンタイムコード有効化のお知らせ",
      lines: [
        "サインイン時のワンタイムコードが有効になりました（{at}）。",
        "お心当たりがない場合は、すぐにデスクへご連絡ください。",
      ],
    },
    EN: {
      subject: "One-time codes were turned on",
      lines: ["One-time codes for signing in were turned on at {at}.", "If that was not you, tell the desk at once."],
    },
  },
  TOTP_DISABLED: {
    JA: {
      subject: "ワンタイムコード無効化のお知らせ",
      lines: [
        "サインイン時のワンタイムコードが無効になりました（{at}）。今後はパスワードだけでサインインできます。",
        "お心当たりがない場合は、すぐにパスワードを再設定し、デスクへご連絡ください。",
      ],
    },
    EN: {
      subject: "One-time codes were turned off",
      lines: [
        "One-time codes for signing in were turned off at {at}. The password alone is enough from now on.",
        "If that was not you, reset the password at once and tell the desk.",
      ],
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, MailText>>>>;
