import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { GraphQLField, GraphQLSchema } from "graphql";
import { Role } from "../../../src/domain/actor.js";
import { audiences } from "../../../src/domain/audience.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import { buildAppSchema } from "../../../src/resolvers/buildSchema.js";
import type { Right } from "../../../src/resolvers/right.js";
import { rights } from "../../../src/resolvers/rights.js";
import type { Client } from "../../support/client.js";
import { startWorld, unique, type World } from "../../support/world.js";
import { operationOf } from "./anyInput.js";
import { insertCommandRows, type Overrides } from "./commandRows.js";

type Asker = Role | "NOBODY";
type Verdict = "ALLOWED" | "REFUSED" | "UNAUTHENTICATED";
const askers: readonly Asker[] = ["NOBODY", ...Object.values(Role)];

let world: World;
let schema: GraphQLSchema;
let clients: ReadonlyMap<Asker, Client>;
let rows: Overrides;
beforeAll(async () => {
  schema = await buildAppSchema();
  world = await startWorld();
  const email = (role: Role) => (role === "OPERATOR" ? "operator@desk.test" : `${role.toLowerCase()}@kumo.test`);
  const signedIn = await Promise.all(
    Object.values(Role).map(async (role) => [role, await world.as(email(role))] as const),
  );
  clients = new Map<Asker, Client>([["NOBODY", world.client], ...signedIn]);
  rows = { ...(await insertCommandRows(world.dataSource)), ...(await webhookRows()), ...(await roleChangeRows()) };
}, 60_000);
afterAll(() => world?.stop());

const clientOf = (asker: Asker): Client => {
  const client = clients.get(asker);
  if (client === undefined) throw new Error(asker);
  return client;
};

/** An endpoint for each command: one of them removes it. */
async function webhookRows(): Promise<Overrides> {
  const makes = async () => {
    const input = { idempotencyKey: unique("hook"), url: "https://hook.invalid/", eventTypes: ["OrderStatusChanged"] };
    const { body } = await clientOf("ADMIN").post({
      query:
        "mutation ($input: CreateWebhookEndpointInput!) { made: createWebhookEndpoint(input: $input) { ... on WebhookSecretPayload { endpoint { id } } ... on UserError { message } } }",
      variables: { input },
    });
    return (body.data as { made: { endpoint: { id: string } } }).made.endpoint.id;
  };
  const commands = ["delete", "disable", "enable", "update"].map((verb) => `${verb}WebhookEndpoint`);
  const given: Record<string, Overrides[string]> = {};
  for (const command of [...commands, "rotateWebhookSecret"]) {
    const id = await makes();
    given[command] = () => ({ id });
  }
  const endpointId = await makes();
  given.sendTestEvent = () => ({ endpointId });
  const { body } = await clientOf("ADMIN").post({
    query: `mutation { sent: sendTestEvent(input: { idempotencyKey: "rights", endpointId: "${endpointId}", eventType: OrderStatusChanged }) { ... on WebhookDeliveryPayload { delivery { id } } } }`,
  });
  const { id } = (body.data as { sent: { delivery: { id: string } } }).sent.delivery;
  given.redeliver = () => ({ deliveryId: id });
  return given;
}

/** A change that nobody who asks here has asked for. */
async function roleChangeRows(): Promise<Overrides> {
  await world.dataSource.query(
    `insert into role_changes (id, account_id, user_id, email, invitation, from_role, to_role, status, requested_by_id, requested_at, expires_at)
     select 'rch_rights', l.account_id, l.id, l.email, false, 'LIMITED', 'STANDARD', 'PENDING', m.id, now(), now() + interval '1 day'
     from users l, users m where l.email = 'limited@kumo.test' and m.email = 'manager@kumo.test'`,
  );
  const named = () => ({ id: "rch_rights" });
  return { confirmRoleChange: named, rejectRoleChange: named, withdrawRoleChange: named };
}

function expected(right: Right, asker: Asker): Verdict {
  if (right.kind === "OPEN" || (asker === "NOBODY" && right.kind === "ANONYMOUS")) return "ALLOWED";
  if (asker === "NOBODY") return "UNAUTHENTICATED";
  const may = !("audience" in right) || audiences[right.audience](actor(asker));
  return may || right.kind === "EMPTY" ? "ALLOWED" : "REFUSED";
}
const actor = (role: Role) => ({ userId: "usr_1", role, accountId: role === "OPERATOR" ? null : "acc_1" });

async function played(
  kind: "query" | "mutation",
  field: GraphQLField<unknown, unknown>,
  asker: Asker,
): Promise<Verdict> {
  const { query, variables } = operationOf(kind, field);
  const given = asker === "NOBODY" ? {} : (rows[field.name]?.(asker) ?? {});
  const merged = "input" in variables ? { input: { ...(variables.input as object), ...given } } : variables;
  const { body } = await clientOf(asker).post({ query, variables: merged });
  const code = body.errors?.[0]?.extensions?.code;
  if (code === "UNAUTHENTICATED") return "UNAUTHENTICATED";
  // A query whose arguments name nothing; a command's input is always of the schema.
  if (code !== undefined && (code !== "BAD_USER_INPUT" || kind === "mutation"))
    throw new Error(`${field.name} ${asker}: ${JSON.stringify(body)}`);
  const answer = (body.data as Record<string, { code?: string; message?: string } | null> | null)?.[field.name];
  const right = rightOf(kind, field.name);
  if (!("key" in right) || answer == null) return "ALLOWED";
  return answer.code === right.code && answer.message === say(right.key, "JA") ? "REFUSED" : "ALLOWED";
}

function rightOf(kind: "query" | "mutation", name: string): Right {
  const right = rights[kind === "query" ? "Query" : "Mutation"]?.[name];
  if (right === undefined) throw new Error(`${name} is not in the table`);
  return right;
}

async function compare(kind: "query" | "mutation", fields: readonly GraphQLField<unknown, unknown>[]): Promise<void> {
  const wrong: string[] = [];
  for (const field of fields) {
    for (const asker of askers) {
      const [is, should] = [await played(kind, field, asker), expected(rightOf(kind, field.name), asker)];
      if (is !== should) wrong.push(`${field.name} by ${asker}: ${is}, in the table ${should}`);
    }
  }
  expect(wrong).toEqual([]);
}

describe("what the server does is what the table of rights says", () => {
  it("for every command, every role and nobody", async () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(40);
    await compare("mutation", fields);
  }, 120_000);

  it("for every query", async () => {
    await compare("query", Object.values(schema.getQueryType()?.getFields() ?? {}));
  }, 60_000);

  it.each([
    ["approvalQueue", "{ approvalQueue { totalCount } }"],
    ["auditLog", "{ auditLog { totalCount } }"],
    ["financeTasks", "{ financeTasks { action } }"],
    ["unitBalances", "{ unitBalances { id } }"],
    ["policies", "{ policies { totalCount } }"],
    ["roleChanges", "{ roleChanges { totalCount } }"],
    ["users", "{ users { totalCount } }"],
    ["webhookEndpoints", "{ webhookEndpoints { id } }"],
    ["webhookDeliveries", "{ webhookDeliveries { totalCount } }"],
  ])("%s has something for those it is for, and nothing for others", async (name, query) => {
    const right = rightOf("query", name);
    if (right.kind !== "EMPTY") throw new Error(name);
    for (const role of Object.values(Role)) {
      const { body } = await clientOf(role).post({ query });
      const answer = (body.data as Record<string, { totalCount?: number } | unknown[]>)[name];
      const count = Array.isArray(answer) ? answer.length : (answer?.totalCount ?? 0);
      expect([role, count > 0]).toEqual([role, audiences[right.audience](actor(role))]);
    }
  });

  it("and no list for few is left out of that", () => {
    const few = Object.entries(rights.Query ?? {}).filter(
      ([, right]) => "audience" in right && right.audience !== "ALL",
    );
    expect(few.map(([name]) => name).sort()).toEqual([
      "approvalQueue",
      "auditLog",
      "financeTasks",
      "policies",
      "roleChanges",
      "unitBalances",
      "users",
      "webhookDeliveries",
      "webhookEndpoints",
    ]);
  });

  it("vettingNote is null for others than staff", async () => {
    await world.dataSource.query(
      `insert into organization_vettings (id, account_id, vetted_until, organization_name, organization_locality, organization_country, note, recorded_by_id, recorded_at)
       select 'vet_1', a.id, now(), 'x', 'x', 'JP', 'seen', u.id, now() from accounts a, users u where a.code = 'kumo' and u.role = 'OPERATOR'`,
    );
    for (const role of Object.values(Role)) {
      const { body } = await clientOf(role).post({ query: '{ account(code: "kumo") { vettingNote } }' });
      expect([role, body.data]).toEqual([role, { account: { vettingNote: role === "OPERATOR" ? "seen" : null } }]);
    }
  });
});
