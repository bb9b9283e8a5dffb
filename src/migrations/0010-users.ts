import type { MigrationInterface, QueryRunner } from "typeorm";
import { own, protect } from "./rowSecurity.js";

/**
 * Invitations, one-time codes of sign-in, and changes of roles that two people decide. A user without a password was invited and has not accepted; he is disabled too, so that whatever looks for people who may do something passes him over, old code as well.
 */
export class Users0010 implements MigrationInterface {
  readonly name = "Users1790000010000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await protect(runner, "invitations", `exists (select from users u where u.id = invitations.id and u.${own})`);
    await protect(runner, "role_changes", own);
    await protect(runner, "sign_in_codes", "false");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const roles = "('ADMIN', 'MANAGER', 'FINANCE', 'STANDARD', 'LIMITED')";

const up = [
  "alter table users alter column password_hash drop not null",
  // What everybody may know of it.
  "alter table users add column has_password boolean generated always as (password_hash is not null) stored",
  "alter table users add constraint invited_are_disabled check (password_hash is not null or disabled_at is not null)",
  "create index on users (account_id, created_at, id)",
  "create index on users (created_at, id)",
  // By the id of its user.
  `create table invitations (
    id text primary key references users on delete cascade, token_hash text not null unique,
    sent_at timestamptz(3) not null, expires_at timestamptz(3) not null, invited_by_id text not null references users)`,
  "create table sign_in_codes (code_hash text primary key, user_id text not null references users on delete cascade, expires_at timestamptz(3) not null)",
  "create index on sign_in_codes (user_id)",
  "create index on sign_in_codes (expires_at)",
  // The user may be gone: an invitation that was withdrawn. Nobody decides about what he asked for, nor about himself, whatever the program says.
  `create table role_changes (
    id text primary key, account_id text not null references accounts, user_id text references users on delete set null, email text not null,
    invitation boolean not null, from_role text check (from_role in ${roles}), to_role text not null check (to_role in ${roles}), note text,
    status text not null check (status in ('PENDING', 'CONFIRMED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    requested_by_id text not null references users, requested_at timestamptz(3) not null, expires_at timestamptz(3) not null,
    decided_by_id text references users, decided_at timestamptz(3), decision_note text,
    check (invitation = (from_role is null)),
    check (num_nulls(decided_by_id, decided_at) in (0, 2) and (status in ('PENDING', 'EXPIRED')) = (decided_at is null)),
    constraint four_eyes check (status not in ('CONFIRMED', 'REJECTED') or decided_by_id <> requested_by_id and decided_by_id is distinct from user_id))`,
  "create unique index one_pending_role_change on role_changes (user_id) where status = 'PENDING'",
  "create index on role_changes (user_id)",
  "create index on role_changes (account_id, requested_at, id)",
  "create index on role_changes (account_id, status, requested_at, id)",
  "create index on role_changes (requested_at, id)",
];

const down = [
  "drop table role_changes",
  "drop table sign_in_codes",
  "drop table invitations",
  "drop index users_created_at_id_idx",
  "drop index users_account_id_created_at_id_idx",
  // They have never signed in.
  "delete from users where password_hash is null",
  "alter table users drop constraint invited_are_disabled",
  "alter table users drop column has_password",
  "alter table users alter column password_hash set not null",
];
