import type { RoleChangeStatus } from "../../roleChange.js";
import type { UserState } from "../../user.js";
import type { Labels } from "../messages.js";

const userState = {
  INVITED: { JA: "招待中", EN: "Invited" },
  ACTIVE: { JA: "有効", EN: "Active" },
  DISABLED: { JA: "無効", EN: "Disabled" },
} as const satisfies Labels<UserState>;

const roleChangeStatus = {
  PENDING: { JA: "確認待ち", EN: "Waits for confirmation" },
  CONFIRMED: { JA: "確認済み", EN: "Confirmed" },
  REJECTED: { JA: "却下", EN: "Rejected" },
  WITHDRAWN: { JA: "取下げ", EN: "Withdrawn" },
  EXPIRED: { JA: "期限切れ", EN: "Expired" },
} as const satisfies Labels<RoleChangeStatus>;

export const userLabels = { UserState: userState, RoleChangeStatus: roleChangeStatus };
