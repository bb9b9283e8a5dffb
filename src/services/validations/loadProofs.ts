import type { EntityManager } from "typeorm";
import { validationDomain } from "../../domain/validation.js";
import type { DomainValidation } from "../../entities/DomainValidation.js";
import { run } from "../statements.js";

/** What an account has proven, as it may serve again. */
export interface Proof extends Pick<DomainValidation, "method" | "location" | "value" | "expiresAt"> {
  readonly validatedAt: Date;
}

/** Whose names are looked for. An order satisfies it as it is. */
export interface ProvenNames {
  readonly accountId: string;
  readonly subjectAlternativeNames: readonly string[];
}

/**
 * The newest proof of each name that could serve it again (D16), for the names of many orders in one query; whether it is young enough is for the caller to say. It is looked up by
 * the domain without `*.`, but a file proves no wildcard (D15, BR 3.2.2.4.18), nor does it hide an older proof that does. A confirmation of intent never serves again.
 */
export async function loadProofs(
  manager: EntityManager,
  wanted: readonly ProvenNames[],
): Promise<(accountId: string, name: string) => Proof | null> {
  const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))];
  const bases = new Set(wanted.flatMap(({ subjectAlternativeNames: names }) => names.map(validationDomain)));
  const domains = [...bases].flatMap((base) => [base, `*.${base}`]);
  const { rows } = await run<Proof & KeyParts>(manager, newestOfEach, [accountIds, domains]);
  const proofs = new Map(rows.map((row) => [keyOf(row), row]));
  return (accountId, name) => {
    const base = validationDomain(name);
    const other = proofs.get(keyOf({ accountId, base, byFile: false })) ?? null;
    const file = name === base ? (proofs.get(keyOf({ accountId, base, byFile: true })) ?? null) : null;
    return file !== null && (other === null || file.validatedAt > other.validatedAt) ? file : other;
  };
}

interface KeyParts {
  readonly accountId: string;
  readonly base: string;
  readonly byFile: boolean;
}

const keyOf = ({ accountId, base, byFile }: KeyParts) => `${accountId} ${base} ${byFile}`;

const newestOfEach = `select distinct on (account_id, base, by_file) account_id as "accountId", base, by_file as "byFile",
    method, location, value, validated_at as "validatedAt", expires_at as "expiresAt"
  from (select *, regexp_replace(domain, '^[*][.]', '') as base, method = 'HTTP_FILE' as by_file from domain_validations
    where account_id = any($1) and domain = any($2) and status = 'VALID' and request_id is null and validated_at is not null) proven
  order by account_id, base, by_file, validated_at desc, id desc`;
