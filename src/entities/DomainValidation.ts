import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MessageKey } from "../domain/messages/catalogue.js";
import type { ValidationMethod, ValidationStatus } from "../domain/validation.js";

/** Proof of control over one domain: for an order, or (requestId) for the intent to revoke (K17). */
@Entity({ name: "domain_validations" })
export class DomainValidation {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text", nullable: true })
  requestId!: string | null;

  @Column({ type: "text" })
  domain!: string;

  @Column({ type: "text" })
  method!: ValidationMethod;

  @Column({ type: "text" })
  status!: ValidationStatus;

  @Column({ type: "text", nullable: true })
  location!: string | null;

  @Column({ type: "text", nullable: true })
  value!: string | null;

  @Column({ type: "text", nullable: true })
  approverEmail!: string | null;

  @Column({ type: "text", nullable: true })
  lastErrorKey!: MessageKey | null;

  @Column({ type: "jsonb", nullable: true })
  lastErrorValues!: Record<string, string | number> | null;

  /** Since when the present values are asked for. */
  @Column({ type: "timestamptz", precision: 3 })
  requestedAt!: Date;

  /** PENDING: end of the tries; VALID: end of the reuse (D16). */
  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;

  /** When it is looked at by itself; null: no more. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextCheckAt!: Date | null;

  @Column({ type: "integer" })
  tries!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  validatedAt!: Date | null;

  @Column({ type: "integer" })
  version!: number;

  /** The reissue that it is for; null: the order itself, or a request. */
  @Column({ type: "text", nullable: true })
  reissueId!: string | null;

  /** EMAIL: what the link of the mail carries; never answered by the API. */
  @Column({ type: "text", nullable: true })
  emailSecret!: string | null;
}
