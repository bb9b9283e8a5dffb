import type { OrderEventKind } from "../../events.js";
import type { WebhookDeliveryStatus, WebhookDisabledReason, WebhookEndpointStatus } from "../../webhook.js";
import type { Labels } from "../messages.js";

const orderEventKind = {
  OrderStatusChanged: { JA: "オーダーの状態", EN: "Status of an order" },
  RevocationRequestChanged: { JA: "失効申請", EN: "Revocation request" },
  CertificateChanged: { JA: "証明書", EN: "Certificate" },
  CancellationChanged: { JA: "キャンセル", EN: "Cancellation" },
  OrderUpdated: { JA: "その他の更新", EN: "Other updates" },
} as const satisfies Labels<OrderEventKind>;

const endpointStatus = {
  ENABLED: { JA: "有効", EN: "Enabled" },
  DISABLED: { JA: "無効", EN: "Disabled" },
} as const satisfies Labels<WebhookEndpointStatus>;

const disabledReason = {
  REQUESTED: { JA: "管理者による無効化", EN: "Disabled by an administrator" },
  FAILING: { JA: "5日間の配信失敗", EN: "Five days of failure" },
  GONE: { JA: "受信側の受け取り終了（410）", EN: "The receiver is gone (410)" },
} as const satisfies Labels<WebhookDisabledReason>;

const deliveryStatus = {
  PENDING: { JA: "送信待ち", EN: "Waits to be sent" },
  DELIVERED: { JA: "送信済み", EN: "Delivered" },
  FAILED: { JA: "送信失敗", EN: "Not delivered" },
  SKIPPED: { JA: "省略", EN: "Skipped" },
} as const satisfies Labels<WebhookDeliveryStatus>;

export const webhookLabels = {
  OrderEventKind: orderEventKind,
  WebhookEndpointStatus: endpointStatus,
  WebhookDisabledReason: disabledReason,
  WebhookDeliveryStatus: deliveryStatus,
};
