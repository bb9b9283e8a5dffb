import type { AuditChannel } from "../../audit.js";
import type { Labels } from "../messages.js";

const auditChannel = {
  SUBSCRIBER: { JA: "利用者", EN: "Subscriber" },
  STAFF: { JA: "発行局の担当者", EN: "Staff" },
  KEY: { JA: "APIキー", EN: "API key" },
  SYSTEM: { JA: "システム", EN: "System" },
  ANONYMOUS: { JA: "未認証", EN: "Not signed in" },
} as const satisfies Labels<AuditChannel>;

export const auditLabels = { AuditChannel: auditChannel };
