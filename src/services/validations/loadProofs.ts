import type { EntityManager } from "typeorm";
import {
  type PassedValidation,
  ValidationMethod,
  validationDomain,
  validationReuseEndsAt,
} from "../../domain/validation.js";
import type { DomainValidation } from "../../entities/DomainValidation.js";
import { run } from "../statements.js";

/** What an account has proven, as it may serve again. */
export interface Proof extends Stored {
  readonly servesUntil: Date;
}

interface Stored extends PassedValidation, Pick<DomainValidation, "location" | "value"> {}

/** Whose names are looked for. An order satisfies it as it is. */
export interface ProvenNames {
  readonly accountId: string;
  readonly subjectAlternativeNames: readonly string[];
}

/**
 * Of each name the proof that serves it longest, the newest of those (D16), for the names of many orders in one query; whether it still serves is for the caller to say. It is looked
 * up by the domain without `*.`, but a file proves no wildcard (D15, BR 3.2.2.4.18), nor does it hide an older proof that does; nor does a mail hide one that outlives it. A
 * confirmation of intent never serves again.
 */
export async function loadProofs(
  manager: EntityManager,
  wanted: readonly ProvenNames[],
): Promise<(accountId: string, name: string) => Proof | null> {
  const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))];
  const bases = new Set(wanted.flatMap(({ subjectAlternativeNames: names }) => names.map(validationDomain)));
  const domains = [...bases].flatMap((base) => [base, `*.${base}`]);
  const { rows } = await run<Stored & KeyParts>(manager, newestOfEach, [accountIds, domains]);
  const proofs = new Map(rows.map((row) => [keyOf(row), row]));
  return (accountId, name) => {
    const base = validationDomain(name);
    const methods = methodsFor(name === base);
    const stored = methods.flatMap((method) => proofs.get(keyOf({ accountId, base, method })) ?? []);
    return stored.map(withEnd).sort(longestServingFirst)[0] ?? null;
  };
}

interface KeyParts {
  readonly accountId: string;
  readonly base: string;
  readonly method: ValidationMethod;
}

const keyOf = ({ accountId, base, method }: KeyParts) => `${accountId} ${base} ${method}`;

const allMethods = Object.values(ValidationMethod);
const methodsFor = (isBase: boolean) => (isBase ? allMethods : allMethods.filter((method) => method !== "HTTP_FILE"));

const withEnd = (stored: Stored): Proof => ({ ...stored, servesUntil: validationReuseEndsAt(stored) });

const longestServingFirst = (one: Proof, other: Proof) =>
  other.servesUntil.getTime() - one.servesUntil.getTime() || other.validatedAt.getTime() - one.validatedAt.getTime();

const newestOfEach = `select distinct on (account_id, base, method) account_id as "accountId", base,
    method, location, value, validated_at as "validatedAt"
  from (select *, regexp_replace(domain, '^[*][.]', '') as base from domain_validations
    where account_id = any($1) and domain = any($2) and status = 'VALID' and request_id is null and validated_at is not null) proven
  order by account_id, base, method, validated_at desc, id desc`;
