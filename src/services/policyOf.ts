import { Any, type DataSource, type EntityManager } from "typeorm";
import { Policy } from "../entities/Policy.js";
import { found } from "./found.js";

/** By database, whoever asks it (`DeskDataSource`). A policy's row never changes (a new version is a new row), so it is read once. */
const known = new WeakMap<DataSource["options"], Map<string, Readonly<Policy>>>();

/** Policies by id; at most one query, and none once they are known. */
export async function loadPolicies(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Policy>>> {
  const policies = known.get(manager.dataSource.options) ?? new Map<string, Readonly<Policy>>();
  known.set(manager.dataSource.options, policies);
  const unknown = [...new Set(ids)].filter((id) => !policies.has(id));
  if (unknown.length > 0)
    for (const row of await manager.findBy(Policy, { id: Any(unknown) })) policies.set(row.id, Object.freeze(row));
  return policies;
}

/** The policy that is frozen on an order, or that a product's next order gets. @throws when there is no such row: a bug */
export async function policyOf(
  manager: EntityManager,
  { policyId }: { readonly policyId: string },
): Promise<Readonly<Policy>> {
  return found((await loadPolicies(manager, [policyId])).get(policyId));
}
