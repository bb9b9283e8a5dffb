import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ApiScope } from "../domain/apiKey.js";

/** What a program shows instead of signing in. It acts as its user, within its scopes. */
@Entity({ name: "api_keys" })
export class ApiKey {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  userId!: string;

  @Column({ type: "text" })
  name!: string;

  /** SHA-256 (hexadecimal); the key itself is not kept. Unique. */
  @Column({ type: "text" })
  keyHash!: string;

  /** Its last four characters, to know it again. */
  @Column({ type: "text" })
  hint!: string;

  @Column({ type: "text", array: true })
  scopes!: ApiScope[];

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** Null: good until it is revoked. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  expiresAt!: Date | null;

  /** To the minute. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  revokedAt!: Date | null;
}
