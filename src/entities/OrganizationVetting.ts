import { Column, Entity, PrimaryColumn } from "typeorm";

/** Staff has vetted an account's organization (D14): what, until when, and who. Rows are added, never changed, but for how far its orders have heard of it. */
@Entity({ name: "organization_vettings" })
export class OrganizationVetting {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "timestamptz", precision: 3 })
  vettedUntil!: Date;

  @Column({ type: "text" })
  organizationName!: string;

  @Column({ type: "text" })
  organizationLocality!: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: "text" })
  organizationCountry!: string;

  /** For the desk: what was looked at. */
  @Column({ type: "text" })
  note!: string;

  @Column({ type: "text" })
  recordedById!: string;

  @Column({ type: "timestamptz", precision: 3 })
  recordedAt!: Date;

  /** The last of the waiting orders that has heard of it. */
  @Column({ type: "text", nullable: true })
  reachedOrderId!: string | null;

  /** When the orders that wait are told (on); null: all have been. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;
}
