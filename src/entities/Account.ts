import { Column, Entity, PrimaryColumn } from "typeorm";

/** A customer of the desk. Its orders, vouchers and users belong to it alone. */
@Entity({ name: "accounts" })
export class Account {
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** Short name for people at the desk; unique. */
  @Column({ type: "text" })
  code!: string;

  @Column({ type: "text" })
  name!: string;

  /** Orders of those who may not approve wait in NEEDS_APPROVAL (rules, section 6). */
  @Column({ type: "boolean" })
  approvesNewOrders!: boolean;

  /** Expressly allowed: one may decide on one's own request (D6). */
  @Column({ type: "boolean" })
  allowsSelfApproval!: boolean;

  /** Those who may decide need one-time codes for it. */
  @Column({ type: "boolean", default: false })
  requiresTotp!: boolean;

  /** Deciding and refunding need a sign-in that is fresh. */
  @Column({ type: "boolean", default: false })
  requiresStepUp!: boolean;

  @Column({ type: "text", nullable: true })
  organizationName!: string | null;

  @Column({ type: "text", nullable: true })
  organizationLocality!: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: "text", nullable: true })
  organizationCountry!: string | null;

  /** End of the vetting record (D14); null: never vetted. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  organizationVettedUntil!: Date | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;
}
