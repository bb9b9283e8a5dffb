import type { Messages } from "./messages.js";

/** API keys. */
export const apiKeys = {
  "error.apiKey.notFound": {
    JA: "APIキーが見つかりません。apiKeys で一覧を確認してください。",
    EN: "There is no such API key. See the list in apiKeys.",
  },
  "error.apiKey.past": {
    JA: "有効期限には未来の日時を指定してください。",
    EN: "Give a time that is still to come.",
  },
  "error.apiKey.tooMany": {
    JA: "有効なAPIキーは1人につき{most}個までです。使わないものを revokeApiKey で無効にしてください。",
    EN: "A user has at most {most} API keys. Revoke one that is not used.",
  },
} as const satisfies Messages;
