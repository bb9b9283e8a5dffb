import type { DataSource, EntityMetadata } from "typeorm";
import { User } from "../../entities/User.js";
import type { Principal } from "./principal.js";

/** Roles of the database that requests and jobs run as. They own nothing and cannot pass row-level security. */
export const roles = {
  SYSTEM: "certdesk_app",
  STAFF: "certdesk_staff",
  TENANT: "certdesk_tenant",
} as const satisfies Record<Principal["kind"], string>;

/** What the two narrow roles may do; the system may all. A table that is not named is not theirs: a new one is closed until it stands here. */
const ownRows = [
  "orders",
  "payments",
  "certificates",
  "issuances",
  "revocation_requests",
  "revocation_request_certificates",
  "domain_validations",
  "idempotency_keys",
  "events",
  "vouchers",
  "unit_balances",
  "cancellations",
  "settlements",
  "card_authorizations",
  "key_compromise_challenges",
  "reissues",
  "mails",
  "notes",
  "webhook_endpoints",
  "webhook_deliveries",
  "webhook_attempts",
];
/** What people who administer users read; the system writes it for them. */
const administered = ["invitations", "role_changes", "api_keys"];

/** What is written once: not even the system changes it. */
const appendOnly = "audit_records";

const grants: Record<"STAFF" | "TENANT", Record<string, readonly string[]>> = {
  TENANT: {
    "select, insert, update, delete": ownRows,
    "select, insert, update": ["blocked_keys"],
    "select, update": ["accounts"],
    // The records of what is done, and their links: nobody changes them.
    "select, insert": ["audit_records"],
    insert: ["audit_links"],
    select: ["policies", "products", "stream_head", ...administered],
  },
  STAFF: {
    "select, insert, update, delete": ownRows,
    "select, insert, update": ["blocked_keys", "accounts", "products", "organization_vettings"],
    "insert, update": ["users"],
    "select, insert": ["policies", "audit_records"],
    insert: ["password_resets", "audit_links"],
    select: ["stream_head", ...administered],
  },
};

/** What the narrow roles may read of people: everything but what proves who somebody is. */
const readableOf = ({ columns }: EntityMetadata) =>
  columns.filter(({ isSelect }) => isSelect).map(({ databaseName }) => databaseName);

/** Roles belong to the whole cluster: two databases of one server may make them at the same time. */
export async function createRoles(owner: DataSource): Promise<void> {
  for (const role of Object.values(roles)) {
    await owner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin nosuperuser nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    await owner.query(`do $$ begin
      if not pg_has_role(current_user, '${role}', 'member') then
        execute format('grant ${role} to %I', current_user);
      end if;
    exception when unique_violation then null; end $$`);
  }
}

/** After the migrations: each role gets what it needs and nothing else. In one transaction: while another process starts, none of this one's may do more for a moment, or less. */
export async function grantTables(owner: DataSource): Promise<void> {
  const all = Object.values(roles).join(", ");
  const statements = [
    `grant usage on schema public to ${all}`,
    `grant usage on all sequences in schema public to ${all}`,
    `grant select, insert, update, delete on all tables in schema public to ${roles.SYSTEM}`,
    `revoke update, delete on ${appendOnly} from ${roles.SYSTEM}`,
    ...(["TENANT", "STAFF"] as const).flatMap((kind) => [
      `revoke all on all tables in schema public from ${roles[kind]}`,
      ...Object.entries(grants[kind]).map(
        ([rights, tables]) => `grant ${rights} on ${tables.join(", ")} to ${roles[kind]}`,
      ),
      `grant select (${readableOf(owner.getMetadata(User)).join(", ")}) on users to ${roles[kind]}`,
    ]),
  ];
  await owner.query(statements.join(";\n"));
}
