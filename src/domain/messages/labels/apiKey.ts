import type { ApiScope } from "../../apiKey.js";
import type { Labels } from "../messages.js";

const apiScope = {
  ORDERS_READ: { JA: "オーダーの閲覧", EN: "Read orders" },
  ORDERS_WRITE: { JA: "オーダーの申請と変更", EN: "Place and change orders" },
  REVOCATIONS_WRITE: { JA: "失効の申請", EN: "Ask for revocations" },
  DECISIONS_WRITE: { JA: "承認と却下", EN: "Approve and reject" },
  MONEY_WRITE: { JA: "入金と返金の記録", EN: "Record payments and refunds" },
  WEBHOOKS_WRITE: { JA: "Webhookの管理", EN: "Manage webhooks" },
  SCHEMA_READ: { JA: "スキーマの閲覧", EN: "Read the schema" },
} as const satisfies Labels<ApiScope>;

export const apiKeyLabels = { ApiScope: apiScope };
