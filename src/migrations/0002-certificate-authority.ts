import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the embedded certificate authority knows: its keys, each certificate that it signed, its newest CRLs. */
export class CertificateAuthority0002 implements MigrationInterface {
  readonly name = "CertificateAuthority1790000002000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table ca_crls, ca_certificates, ca_authorities");
  }
}

const statements = [
  `create table ca_authorities (
    name text primary key check (name in ('root', 'private-root', 'issuing', 'private-issuing')),
    key_fingerprint text not null unique, recorded_at timestamptz(3) not null)`,
  `create table ca_certificates (
    serial_number text primary key check (serial_number ~ '^[0-9A-F]{32}$'),
    authority text not null references ca_authorities, request_id text not null unique,
    der bytea not null, not_before timestamptz(3) not null, not_after timestamptz(3) not null,
    revoked_at timestamptz(3),
    reason text check (reason in ('UNSPECIFIED', 'KEY_COMPROMISE', 'AFFILIATION_CHANGED', 'SUPERSEDED', 'CESSATION_OF_OPERATION')),
    crl_entry bytea, listed_until timestamptz(3),
    check (num_nulls(revoked_at, reason, crl_entry, listed_until) in (0, 4)))`,
  "create index on ca_certificates (authority, listed_until) where listed_until is not null",
  `create table ca_crls (
    authority text primary key references ca_authorities, number bigint not null,
    this_update timestamptz(3) not null, next_update timestamptz(3) not null, der bytea not null)`,
  // A CRL and a certificate are random bytes to the compressor; trying costs more than the signature.
  "alter table ca_crls alter column der set storage external",
];
