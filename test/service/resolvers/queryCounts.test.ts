import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { createLoaders, type Loaders } from "../../../src/resolvers/loaders.js";
import { createGraph, type Graph } from "../../support/createGraph.js";
import { queriesOf } from "../../support/queriesOf.js";
import {
  insertAccount,
  insertCertificate,
  insertEvent,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertRequest,
  insertValidation,
} from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;

beforeAll(async () => {
  world = await createReadWorld();
  await insertEndpoint(world.db);
  for (let n = 0; n < 50; n++) await fill(n);
  await insertDeliveries(world.db);
  await insertVettings(world.db);
  await insertAuditRecords(world.db);
  await insertInvited(world.db);
  await insertKeys(world.db);
  graph = await createGraph(world.db);
});
afterAll(() => world.destroy());

/** An order with something behind every edge, and with owners and products that differ, so that no cache hides a query. */
async function fill(n: number): Promise<void> {
  const { db, people, products, policy } = world;
  const [account, owner] = n % 2 === 0 ? [world.kumo, people.admin] : [world.sora, people.stranger];
  const bought = { accountId: account.id, placedById: owner.id, productId: products[0].id, policyId: policy.id };
  const order = await insertOrder(db, { ...bought, status: n % 3 === 0 ? "PENDING" : "ISSUED" });
  await insertOrder(db, { ...bought, renewalOfId: order.id, status: "CANCELED", createdAt: new Date(0) }).then(payFor);
  await payFor(order);
  await insertValidation(db, order);
  await insertNotes(db, order, owner);
  const first = await insertCertificate(db, order);
  const second = await insertCertificate(db, order, { kind: "REISSUE", replacesId: first.id });
  await db.query("update orders set current_certificate_id = $1 where id = $2", [second.id, order.id]);
  const decided = {
    requestedById: owner.id,
    decidedById: people.operator.id,
    decidedAt: new Date(),
    status: "REJECTED",
  } as const;
  const request = await insertRequest(db, order, { certificates: [first, second], ...decided });
  await insertRequest(db, order, { wholeOrder: true });
  await insertValidation(db, order, { requestId: request.id });
  const changed = {
    kind: "RevocationRequestChanged",
    requestId: request.id,
    requestStatus: "REJECTED",
    status: null,
  } as const;
  await insertEvent(db, order, { actorId: owner.id });
  await insertEvent(db, order, { ...changed, decider: "ACCOUNT" });
  await insertEvent(db, order, {
    kind: "CertificateChanged",
    certificateId: first.id,
    certificateStatus: "ISSUED",
    status: null,
  });
}

/** A note, and a voucher that pays for the order. */
async function insertNotes(db: ReadWorld["db"], order: Order, author: { readonly id: string }): Promise<void> {
  const note = [order.id.replace("ord", "not"), order.id, order.accountId, author.id];
  await db.query(
    "insert into notes (id, order_id, account_id, author_id, text, created_at) values ($1, $2, $3, $4, 'メモ', now())",
    note,
  );
  const voucher = [order.id.replace("ord", "vch"), order.id, order.accountId, order.productId];
  await db.query(
    "insert into vouchers (id, code, used_by_order_id, account_id, product_id, used_at, expires_at) values ($1, $1, $2, $3, $4, now(), now())",
    voucher,
  );
}

/** Of the administrator's account. */
async function insertEndpoint(db: ReadWorld["db"]): Promise<void> {
  await db.query(
    `insert into webhook_endpoints (id, account_id, url, event_types, locale, status, secret, secret_made_at, created_by_id, created_at, log_epoch, log_position)
     values ('whe_1', $1, 'https://example.org/', '{OrderUpdated}', 'JA', 'ENABLED', '', now(), $2, now(), '', 0)`,
    [world.kumo.id, world.people.admin.id],
  );
}

/** Each with an attempt. */
async function insertDeliveries(db: ReadWorld["db"]): Promise<void> {
  await db.query(
    `insert into webhook_deliveries (id, endpoint_id, account_id, event_log_id, log_position, event_type, test, status, created_at, tries, finished_at)
     select 'whd_' || log_id, 'whe_1', $1, log_id, position, kind, false, 'DELIVERED', now(), 1, now() from events where account_id = $1`,
    [world.kumo.id],
  );
  await db.query(
    "insert into webhook_attempts (delivery_id, account_id, started_at, duration_ms) select id, account_id, now(), 1 from webhook_deliveries",
  );
}

/** Of fifty accounts more, each vetted twice; and fifty versions of a policy. */
async function insertVettings(db: ReadWorld["db"]): Promise<void> {
  for (let n = 0; n < 50; n++) {
    const { id } = await insertAccount(db);
    await insertPolicy(db);
    await db.query(
      `insert into organization_vettings (id, account_id, vetted_until, organization_name, organization_locality, organization_country, note, recorded_by_id, recorded_at)
       select 'vet_' || $1 || n, $1, now(), '', '', '', n, $2, now() + n * interval '1 s' from generate_series(1, 2) n`,
      [id, world.people.operator.id],
    );
  }
}

/** By the people of the orders, about their accounts. */
async function insertAuditRecords(db: ReadWorld["db"]): Promise<void> {
  await db.query(
    `insert into audit_records (id, account_id, principal, how, command, outcome, occurred_at, subjects, before, after, request_id, seal)
     select replace(id, 'ord', 'aud'), account_id, placed_by_id, 'SUBSCRIBER', 'placeOrder', 'SUCCESS', created_at, array[id], '{}', '{}', '', '' from orders`,
  );
}

/** Invited people, for each of whom a change of the role was rejected. */
async function insertInvited(db: ReadWorld["db"]): Promise<void> {
  const { kumo, people } = world;
  await db.query(
    `insert into users (id, account_id, name, email, role, created_at, disabled_at)
     select 'usr_invited' || n, $1, 'n', n || '@invited.test', 'STANDARD', now(), now() from generate_series(1, 60) n`,
    [kumo.id],
  );
  await db.query(
    `insert into invitations (id, token_hash, sent_at, expires_at, invited_by_id)
     select id, id, now(), now(), $1 from users where id like 'usr_invited%'`,
    [people.admin.id],
  );
  await db.query(
    `insert into role_changes (id, account_id, user_id, email, invitation, to_role, status, requested_by_id, requested_at, expires_at, decided_by_id, decided_at)
     select replace(id, 'usr', 'rch'), $1, id, email, true, 'ADMIN', 'REJECTED', $2, now(), now(), $3, now() from users where id like 'usr_invited%'`,
    [kumo.id, people.admin.id, people.operator.id],
  );
}

async function insertKeys(db: ReadWorld["db"]): Promise<void> {
  await db.query(
    `insert into api_keys (id, user_id, name, key_hash, hint, scopes, created_at)
     select replace(id, 'usr', 'apk'), id, 'n', id, 'n', '{ORDERS_READ}', now() from users where id like 'usr_invited%'`,
  );
}

const payFor = async (order: Order) => void (await insertPayment(world.db, order));

const certificate = `id statusLabel order { id number } replaces { id } replacedBy { id } availableActions { action allowed reason }`;
const request = `id statusLabel reasonLabel requester { company } requestedBy { id email } decidedBy { id }
  order { id } certificates { id order { id } } domainConfirmations { id order { id } lastError }
  availableActions { action allowed reason } events(last: 2) { edges { cursor node { id summary } } }`;
const event = `__typename id cursor summary actor { id } order { id number }
  ... on RevocationRequestChanged { request { id status } } ... on CertificateChanged { certificate { id } }`;
const order = `id statusLabel pendingReasons account { id name } placedBy { id name } product { id name policy { id } } policy { id }
  payment { id amount { value } } domainValidations { id lastError } renewalOf { id } renewedBy { id payment { id } }
  certificates { ${certificate} } currentCertificate { ${certificate} } revocationRequests { ${request} }
  revocationReasons { reason label hint evidenceRequired } availableActions { action allowed reason }
  notes { id text author { id } order { id } } decidedBy { id } cancellation { id } settlement { id } mails { kind recipient } events(first: 2) { edges { node { ${event} } } }`;

const documents = {
  orders: `query ($n: Int) { orders(first: $n, filter: { status: [ISSUED, PENDING] }) { edges { node { ${order} } } totalCount statusCounts { status count } } }`,
  certificates: `query ($n: Int) { certificates(first: $n) { edges { node { ${certificate} } } totalCount } }`,
  revocationRequests: `query ($n: Int) { revocationRequests(first: $n, filter: { status: [REJECTED] }) { edges { node { ${request} } } totalCount } }`,
  vouchers: `query ($n: Int) { vouchers(first: $n) { edges { node { id code statusLabel product { id name } usedByOrder { id } } } totalCount } }`,
  accounts: `query ($n: Int) { accounts(first: $n) { edges { node { id code vettingNote } } totalCount } }`,
  policies: `query ($n: Int) { policies(first: $n) { edges { node { id brand version } } totalCount } }`,
  orderEvents: `query ($n: Int) { orderEvents(first: $n) { edges { node { ${event} } } } }`,
  webhookDeliveries: `query ($n: Int) { webhookDeliveries(first: $n) { edges { node { id statusLabel endpoint { id createdBy { id } } event { ${event} } attempts { httpStatus error } } } totalCount } }`,
  auditLog: `query ($n: Int) { auditLog(first: $n) { edges { node { id howLabel address account { id name } user { id email } changes { subjectId } } } totalCount } }`,
  users: `query ($n: Int) { users(last: $n) { edges { node { id state stateLabel invitationExpiresAt } } totalCount } }`,
  roleChanges: `query ($n: Int) { roleChanges(first: $n) { edges { node { id status statusLabel user { id state } requestedBy { id } decidedBy { id } } } totalCount } }`,
  apiKeys: `query ($n: Int) { apiKeys(first: $n) { edges { node { id scopes user { id state } } } totalCount } }`,
} as const;
type List = keyof typeof documents;

/** The statements that a page of a list sends, and how often each. */
async function sent(list: List, n: number, loaders?: Loaders): Promise<Map<string, number>> {
  const queries = await queriesOf(world.db, async () => {
    const options = { variables: { n }, ...(loaders && { loaders }) };
    const { operator, admin } = world.people;
    // Staff see everything but the webhooks of an account.
    const asker = list === "webhookDeliveries" ? admin : operator;
    const { data, errors } = await graph.run(asker, documents[list], options);
    if (errors !== undefined) throw errors[0];
    expect((data as Record<List, { edges: unknown[] }>)[list].edges).toHaveLength(n);
  });
  const times = new Map<string, number>();
  for (const query of queries.map(shapeOf)) times.set(query, (times.get(query) ?? 0) + 1);
  return times;
}

/** Without what it selects, and with lists of values and sizes of pages as one. */
function shapeOf(query: string): string {
  return query
    .replace(/^SELECT .*? FROM/i, "FROM")
    .replace(/\(\$\d+(, \$\d+)*\)/g, "($…)")
    .replace(/ = \$1$/, " = any($…)") // One row is asked for by one value.
    .replace(/LIMIT \d+$/, "LIMIT …");
}

/** A document reaches a certificate, say, by a few ways that end at different times, and a slow database answers them in several turns; far fewer than there are rows. */
const ways = 10;

describe("what is sent does not depend on the number of rows", () => {
  // The first rows of the lists differ; among five each edge is there.
  it.each(Object.keys(documents) as List[])("of %s with all of their edges", async (list) => {
    await sent(list, 50); // Policies are read once, and then no more.
    const [many, few] = [await sent(list, 50), await sent(list, 5)];
    expect([...many.keys()].sort()).toEqual([...few.keys()].sort());
    expect(Math.max(...many.values())).toBeLessThanOrEqual(ways);
  });

  it("but it does without batches, so the harness sees it", async () => {
    expect(Math.max(...(await sent("orders", 20, unbatched())).values())).toBeGreaterThanOrEqual(20);
  });

  it("of nodes: once for each type, however many ids", async () => {
    const rows: { id: string }[] = await world.db.query("select id from certificates order by id limit 50");
    const ids = rows.map(({ id }) => id);
    const ask = (some: string[]) => () =>
      graph.run(world.people.operator, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
        variables: { ids: some },
      });
    const [many, one] = [await queriesOf(world.db, ask(ids)), await queriesOf(world.db, ask(ids.slice(0, 1)))];
    expect(many).toHaveLength(one.length);
  });
});

/** What each resolver would do by itself. */
function unbatched(): Loaders {
  const { batches, history } = graph.services;
  const single = (batch: (keys: readonly never[]) => Promise<unknown[]>) => ({
    load: async (key: never) => (await batch([key]))[0],
  });
  const edges = Object.entries(batches).map(([edge, batch]) => [edge, single(batch)]);
  const pages = single((wishes) => history.pages(wishes));
  return { ...createLoaders(graph.services), ...Object.fromEntries(edges), history: pages };
}
