import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Role } from "../domain/actor.js";

/** Who signs in. Staff of the desk (OPERATOR) belong to no account. */
@Entity({ name: "users" })
export class User {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text", nullable: true })
  accountId!: string | null;

  @Column({ type: "text" })
  name!: string;

  /** Lower case; unique. */
  @Column({ type: "text" })
  email!: string;

  @Column({ type: "text" })
  role!: Role;

  /** argon2id, PHC string. Not read with the rest (`services/identity/userWithPassword.ts`): the database's roles of tenants and staff may not. */
  @Column({ type: "text", nullable: true, select: false })
  passwordHash?: string | null;

  /** The database says it. False: invited, and nobody has accepted yet. */
  @Column({ type: "boolean", insert: false, update: false })
  hasPassword!: boolean;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  disabledAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;
}
