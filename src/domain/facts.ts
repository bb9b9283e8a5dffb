import type { CancellationStatus } from "./cancellation.js";
import type { CertificateKind, CertificateStatus } from "./certificate.js";
import type { OrderStatus } from "./order.js";
import type { PolicyTerms } from "./policy.js";
import type { ProductKind, ValidationLevel } from "./product.js";
import type { Decider, RevocationReason, RevocationStatus } from "./revocation.js";

/** What the rules need to know of an order. The rows satisfy it as they are. */
export interface OrderFacts {
  readonly id: string;
  readonly accountId: string;
  readonly placedById: string | null;
  readonly status: OrderStatus;
  readonly commonName: string;
  readonly subjectAlternativeNames: readonly string[];
  readonly firstIssuedAt: Date | null;
  readonly coverageEndsAt: Date | null;
  /** The one that a reissue replaces; never a duplicate. Null before the first issue. */
  readonly currentCertificateId: string | null;
  /** Of the newest cancellation. */
  readonly cancellationStatus: CancellationStatus | null;
}

export interface ProductFacts {
  readonly kind: ProductKind;
  readonly validationLevel: ValidationLevel;
  readonly selfServiceRevocation: boolean;
}

export interface CertificateFacts {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly status: CertificateStatus;
  readonly commonName: string;
  readonly serialNumber: string;
  readonly notAfter: Date;
  /** Lower-case hexadecimal SHA-256 of the SubjectPublicKeyInfo. */
  readonly keyHash: string;
}

/** A revocation request that stands in the way, or that is decided on. */
export interface RequestFacts {
  readonly id: string;
  readonly version: number;
  readonly status: RevocationStatus;
  readonly decider: Decider;
  readonly reason: RevocationReason;
  readonly requestedById: string | null;
  readonly requestedAt: Date;
  readonly selfDecisionAllowed: boolean;
  readonly keyCompromiseProven: boolean;
  readonly decision: RevocationStatus | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly completedAt: Date | null;
}

/** A request and what its order says of it. */
export interface RequestCase extends RequestFacts {
  /** C36: by the reissue that the order waits for. */
  readonly heldByReissue: boolean;
}

/** One for the whole order is about whatever the order has by the time it is carried out. */
export interface OpenRequest {
  readonly id: string;
  readonly wholeOrder: boolean;
  readonly certificateIds: readonly string[];
}

/** An order with everything around it that a command on it looks at. */
export interface OrderCase {
  readonly order: OrderFacts;
  readonly policy: PolicyTerms;
  readonly product: ProductFacts;
  /** Newest first. */
  readonly certificates: readonly CertificateFacts[];
  /** Requests that count as open (D5), with the certificates that they are about. */
  readonly openRequests: readonly OpenRequest[];
}
