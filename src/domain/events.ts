import type { CancellationStatus } from "./cancellation.js";
import type { CertificateStatus } from "./certificate.js";
import { enumOf } from "./enumOf.js";
import type { Message } from "./errors.js";
import type { OrderAspect, OrderStatus } from "./order.js";
import type { Decider, RevocationStatus } from "./revocation.js";

/** The five kinds of the contract, closed: what comes later is an OrderUpdated. */
export const OrderEventKind = enumOf(
  "OrderStatusChanged",
  "RevocationRequestChanged",
  "CertificateChanged",
  "CancellationChanged",
  "OrderUpdated",
);
export type OrderEventKind = keyof typeof OrderEventKind;

/** What a decision says happened; the log adds order, sequence, time and actor (I7). */
export type EventDraft =
  | { readonly kind: "OrderStatusChanged"; readonly previousStatus: OrderStatus | null; readonly status: OrderStatus }
  | {
      readonly kind: "RevocationRequestChanged";
      readonly requestId: string;
      readonly previousRequestStatus: RevocationStatus | null;
      readonly requestStatus: RevocationStatus;
      readonly decider: Decider;
      /** Where it changed (D8). */
      readonly previousDecider?: Decider;
    }
  | {
      readonly kind: "CertificateChanged";
      readonly certificateId: string;
      readonly certificateStatus: CertificateStatus;
      /** Where the status alone does not say it: now in the CRL. */
      readonly message?: Message;
    }
  | {
      readonly kind: "CancellationChanged";
      readonly cancellationId: string;
      readonly cancellationStatus: CancellationStatus;
    }
  | { readonly kind: "OrderUpdated"; readonly aspect: OrderAspect; readonly message: Message };
