import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Role } from "../domain/actor.js";
import type { RoleChangeStatus } from "../domain/roleChange.js";

/** A role that somebody shall get, which a second administrator decides. One pending for each user; never deleted. */
@Entity({ name: "role_changes" })
export class RoleChange {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  accountId!: string;

  /** Null: was invited, and is not any more. */
  @Column({ type: "text", nullable: true })
  userId!: string | null;

  /** The user's, as it was asked for. */
  @Column({ type: "text" })
  email!: string;

  /** Whether it decides on an invitation as ADMIN. */
  @Column({ type: "boolean" })
  invitation!: boolean;

  /** Null: an invitation. */
  @Column({ type: "text", nullable: true })
  fromRole!: Role | null;

  @Column({ type: "text" })
  toRole!: Role;

  @Column({ type: "text", nullable: true })
  note!: string | null;

  /** PENDING stays after the end; `statusOf` says EXPIRED then. */
  @Column({ type: "text" })
  status!: RoleChangeStatus;

  @Column({ type: "text" })
  requestedById!: string;

  @Column({ type: "timestamptz", precision: 3 })
  requestedAt!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;

  /** Neither the requester nor the user: constraint four_eyes. */
  @Column({ type: "text", nullable: true })
  decidedById!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  decisionNote!: string | null;
}
