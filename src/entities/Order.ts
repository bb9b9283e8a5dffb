import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CancellationStatus } from "../domain/cancellation.js";
import type { OrderDecision } from "../domain/decideOrder.js";
import type { ApplicationType, OrderClosure, OrderStatus } from "../domain/order.js";
import type { HardwareToken } from "../domain/product.js";
import type { ValidationMethod } from "../domain/validation.js";

/** An order and where it stands. Its certificates, validations and requests have rows of their own. */
@Entity({ name: "orders" })
export class Order {
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** Digits only; オーダーID. */
  @Column({ type: "text" })
  number!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text", nullable: true })
  placedById!: string | null;

  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "integer" })
  eventSequence!: number;

  @Column({ type: "text" })
  status!: OrderStatus;

  @Column({ type: "text", nullable: true })
  closure!: OrderClosure | null;

  @Column({ type: "text" })
  productId!: string;

  @Column({ type: "text" })
  policyId!: string;

  @Column({ type: "text" })
  applicationType!: ApplicationType;

  /** Lower-case A-labels (SERVER), else as in the CSR. */
  @Column({ type: "text" })
  commonName!: string;

  @Column({ type: "text", array: true })
  subjectAlternativeNames!: string[];

  @Column({ type: "text" })
  contactEmail!: string;

  @Column({ type: "text", nullable: true })
  approverEmail!: string | null;

  @Column({ type: "text", nullable: true })
  validationMethod!: ValidationMethod | null;

  @Column({ type: "text", nullable: true })
  hardwareToken!: HardwareToken | null;

  @Column({ type: "integer" })
  termYears!: number;

  /** How many servers, or people, may use its certificates. */
  @Column({ type: "integer" })
  licenseCount!: number;

  /** SubjectPublicKeyInfo of the CSR, DER. */
  @Column({ type: "bytea" })
  publicKey!: Buffer;

  /** By it a key is blocked (D12). */
  @Column({ type: "text" })
  keyHash!: string;

  @Column({ type: "text", nullable: true })
  renewalOfId!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** Never changes (I2). */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  firstIssuedAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  coverageEndsAt!: Date | null;

  @Column({ type: "text", nullable: true })
  currentCertificateId!: string | null;

  /** notAfter of the current certificate, for filter and sort. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  expiresAt!: Date | null;

  /** Of the newest cancellation, for the filter. */
  @Column({ type: "text", nullable: true })
  cancellationStatus!: CancellationStatus | null;

  /** Of the newest cancellation, for the sort. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  cancellationDueAt!: Date | null;

  /** Number, names (A-labels and Unicode) and addresses, folded; what `search` looks in. */
  @Column({ type: "text" })
  searchText!: string;

  /** APPROVED or REJECTED, when it had to be decided on (rules, section 6); null: not, or not yet. */
  @Column({ type: "text", nullable: true })
  decision!: OrderDecision | null;

  @Column({ type: "text", nullable: true })
  decidedById!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  decisionNote!: string | null;

  /** Whether the account allowed it when the order was placed (D6). */
  @Column({ type: "boolean" })
  selfDecisionAllowed!: boolean;

  /** A renewal under a policy that does not carry over: milliseconds that its placing early lost (C29). */
  @Column({ type: "bigint" })
  lostTimeMs!: string;

  /** Whether a reissue has given that time back; once (C29). */
  @Column({ type: "boolean" })
  lostTimeRegained!: boolean;
}
