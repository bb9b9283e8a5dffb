import type { CancellationMail, ReasonWords } from "../../policy.js";
import type { Decider } from "../../revocation.js";
import type { Labels } from "../messages.js";

const decider = {
  ACCOUNT: { JA: "アカウントの管理者・マネージャー", EN: "Administrators and managers of the account" },
  STAFF: { JA: "担当者", EN: "Staff of the desk" },
} as const satisfies Labels<Decider>;

const reasonWords = {
  K14: { JA: "失効申請フォーム", EN: "Request form" },
  C10: { JA: "管理コンソール", EN: "Console" },
} as const satisfies Labels<ReasonWords>;

const cancellationMail = {
  ALWAYS: { JA: "常に送信", EN: "Always" },
  ORGANIZATION_VALIDATED: { JA: "発行前の企業認証・EV", EN: "OV and EV before issue" },
} as const satisfies Labels<CancellationMail>;

export const policyLabels = { Decider: decider, ReasonWords: reasonWords, CancellationMail: cancellationMail };
