import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import {
  AddNoteDocument,
  ApiKeysDocument,
  type ApiScope,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  DisableUserDocument,
  EnableUserDocument,
  RevokeApiKeyDocument,
  ViewerDocument,
} from "../gql/documents.js";
import { Client } from "../support/client.js";
import { asksForRole, confirms, joins } from "../support/invitations.js";
import { placesOrder, startWorld, unique, type World } from "../support/world.js";

let world: World;
let admin: Client;
let customer: Client;
let operator: Client;
beforeAll(async () => {
  world = await startWorld();
  [admin, customer, operator] = (await Promise.all(
    ["admin@kumo.test", "standard@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client];
});
afterAll(() => world?.stop());

/** Whatever the server says. */
async function creates(client: Client, scopes: ApiScope[], input: Partial<CreateApiKeyInput> = {}) {
  return (await client.run(CreateApiKeyDocument, { input: { name: "夜間バッチ", scopes, ...input } })).createApiKey;
}

/** A key, and the client that shows it. */
async function keyOf(client: Client, scopes: ApiScope[], input: Partial<CreateApiKeyInput> = {}) {
  const made = await creates(client, scopes, input);
  if (made.__typename !== "CreateApiKeyPayload") throw new Error(JSON.stringify(made));
  return { ...made.apiKey, key: made.key, client: new Client(world.url, made.key) };
}

const revokes = async (client: Client, id: string) =>
  (await client.run(RevokeApiKeyDocument, { input: { id } })).revokeApiKey;
const lists = async (client: Client) =>
  (await client.run(ApiKeysDocument, { first: 100 })).apiKeys.edges.map(({ node }) => node);
const orders = { query: "{ orders(first: 1) { totalCount } }" };
const refusedAt = async (client: Client, body: object) => {
  const answer = await client.post(body);
  return [answer.status, answer.body.errors?.[0]?.extensions?.code];
};

/** Why and when the socket of a subscription was closed. */
function listening(key: string): { readonly opened: Promise<void>; readonly closed: Promise<number> } {
  let opened: () => void = () => undefined;
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const closed = new Promise<number>((resolve) => {
    const client = createClient({
      url: `${world.url.replace("http", "ws")}graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
      lazy: true,
      on: { connected: () => opened(), closed: (event) => resolve((event as { code: number }).code) },
    });
    const sink = { next: () => undefined, error: () => undefined, complete: () => undefined };
    client.subscribe({ query: "subscription { orderStatusChanged { cursor } }" }, sink);
  });
  return { opened: open, closed };
}

describe("an API key", () => {
  it("is shown once, kept as a hash, and acts as its user", async () => {
    const { key, id, hint, client } = await keyOf(customer, ["ORDERS_READ"]);
    expect(key).toMatch(/^ck_[0-9a-f]{64}$/);
    expect(hint).toBe(key.slice(-4));
    const [row] = await world.dataSource.query("select * from api_keys where id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(key.slice(3));
    expect((await client.run(ViewerDocument, {})).viewer?.user.email).toBe("standard@kumo.test");
    expect((await client.post(orders)).body.data).toEqual((await customer.post(orders)).body.data);
  });

  it("opens what its scopes say and nothing else, on every door", async () => {
    const [reader, writer] = [await keyOf(customer, ["ORDERS_READ"]), await keyOf(customer, ["ORDERS_WRITE"])];
    const orderId = await placesOrder(writer.client, `${unique("key")}.example.test`);
    const note = { query: String(AddNoteDocument), variables: { input: { orderId, text: "キーから" } } };
    expect(await refusedAt(reader.client, note)).toEqual([403, "SCOPE_MISSING"]);
    expect(await refusedAt(writer.client, orders)).toEqual([403, "SCOPE_MISSING"]);
    // One field that is closed closes the document.
    expect(await refusedAt(writer.client, { query: "{ viewer { id } o: orders { totalCount } }" })).toEqual([
      403,
      "SCOPE_MISSING",
    ]);
    expect((await writer.client.post(note)).body.data).toMatchObject({ addNote: { note: { text: "キーから" } } });
    const log =
      '{ auditLog(first: 1, filter: { command: "addNote" }) { nodes: edges { node { how subjects user { email } } } } }';
    const { body } = await admin.post({ query: log });
    expect(body.data).toMatchObject({
      auditLog: { nodes: [{ node: { how: "KEY", user: { email: "standard@kumo.test" } } }] },
    });
    expect(JSON.stringify(body.data)).toContain(writer.id);
    const everything = (await keyOf(admin, ["ORDERS_READ", "ORDERS_WRITE", "DECISIONS_WRITE", "MONEY_WRITE"])).client;
    for (const query of ["{ users { totalCount } }", "{ apiKeys { totalCount } }", "{ webhookEndpoints { id } }"])
      expect(await refusedAt(everything, { query })).toEqual([403, "SCOPE_MISSING"]);
    const subscription = { query: "subscription { orderStatusChanged { cursor } }" };
    const stream = (key: string) =>
      fetch(`${world.url}graphql/stream`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", "content-type": "application/json" },
        body: JSON.stringify(subscription),
      });
    // As what is wrong with a document, the stream itself says it and ends.
    expect(await (await stream(writer.key)).text()).toContain('"code":"SCOPE_MISSING"');
    const streamed = await stream(reader.key);
    expect(streamed.status).toBe(200);
    await streamed.body?.cancel();
  }, 30_000);

  it("finds by id what its scopes let it ask for, and neither the sign-ins of its user nor keys nor the audit", async () => {
    interface Found {
      readonly nodes: readonly ({ readonly id: string } | null)[];
      readonly viewer: { readonly sessions: readonly { readonly id: string }[] };
    }
    const { client, id } = await keyOf(admin, ["ORDERS_READ", "ORDERS_WRITE", "DECISIONS_WRITE", "MONEY_WRITE"]);
    const orderId = await placesOrder(customer, `${unique("key")}.example.test`);
    const [{ id: recordId }] = await world.dataSource.query(
      "select id from audit_records where account_id = (select account_id from orders where id = $1) limit 1",
      [orderId],
    );
    const query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } viewer { sessions { id } } }";
    const asks = async (who: Client, ids: readonly (string | undefined)[]) =>
      (await who.post({ query, variables: { ids } })).body.data as unknown as Found;
    const session = (await asks(admin, [])).viewer.sessions[0]?.id;
    const ids = [session, recordId, id, orderId];
    expect((await asks(admin, ids)).nodes).toEqual(ids.map((each) => ({ id: each })));
    expect(await asks(client, ids)).toEqual({ nodes: [null, null, null, { id: orderId }], viewer: { sessions: [] } });
  });

  it("is not let in by a WebSocket either without the scope", async () => {
    const { key } = await keyOf(customer, ["ORDERS_WRITE"]);
    const refused = new Promise((_, reject) => {
      const client = createClient({
        url: `${world.url.replace("http", "ws")}graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${key}` },
        retryAttempts: 0,
      });
      const sink = { next: () => undefined, error: reject, complete: () => undefined };
      client.subscribe({ query: "subscription { orderStatusChanged { cursor } }" }, sink);
    });
    await expect(refused).rejects.toMatchObject([{ extensions: { code: "SCOPE_MISSING" } }]);
  });

  it("that is revoked is good no longer, and its sockets and streams close within 5 s; others stay", async () => {
    const [{ id, key, client }, other] = [
      await keyOf(customer, ["ORDERS_READ"]),
      await keyOf(customer, ["ORDERS_READ"]),
    ];
    const [mine, others] = [listening(key), listening(other.key)];
    await Promise.all([mine.opened, others.opened]);
    await sleep(300);
    const before = Date.now();
    expect(await revokes(customer, id)).toMatchObject({ apiKey: { id, revokedAt: expect.any(String) } });
    expect(await mine.closed).toBe(4403);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(await Promise.race([others.closed, sleep(300, "open")])).toBe("open");
    expect(await refusedAt(client, orders)).toEqual([401, "UNAUTHENTICATED"]);
    const again = await revokes(customer, id);
    expect(again).toMatchObject({
      apiKey: { revokedAt: (await lists(customer)).find((each) => each.id === id)?.revokedAt },
    });
    await revokes(customer, other.id);
    expect(await others.closed).toBe(4403);
  }, 30_000);

  it("ends by itself, its socket too", async () => {
    const expiresAt = new Date(Date.now() + 4000).toISOString();
    const { key, client } = await keyOf(customer, ["ORDERS_READ"], { expiresAt });
    const { opened, closed } = listening(key);
    await opened;
    expect((await client.post(orders)).status).toBe(200);
    expect(await closed).toBe(4403);
    await sleep(Math.max(0, Date.parse(expiresAt) - Date.now()) + 50);
    expect(await refusedAt(client, orders)).toEqual([401, "UNAUTHENTICATED"]);
    expect(await creates(customer, [], { expiresAt, name: " " })).toMatchObject({
      fields: [{ path: ["name"] }, { path: ["scopes"] }, { path: ["expiresAt"] }],
    });
  }, 30_000);

  it("has the rights of its user at each request, and none while he is disabled", async () => {
    const user = await joins(world, admin, { role: "MANAGER" });
    const { client, key } = await keyOf(await user.signIn(), ["DECISIONS_WRITE", "ORDERS_READ"]);
    const permissions = async () => (await client.run(ViewerDocument, {})).viewer?.permissions;
    expect(await permissions()).toContain("DECIDE");
    const { opened, closed } = listening(key);
    await opened;
    await confirms(operator, await asksForRole(admin, user.id, "LIMITED"));
    expect(await closed).toBe(4403);
    expect(await permissions()).toEqual(["PLACE_ORDER"]);
    await admin.run(DisableUserDocument, { input: { userId: user.id } });
    expect(await refusedAt(client, orders)).toEqual([401, "UNAUTHENTICATED"]);
    await admin.run(EnableUserDocument, { input: { userId: user.id } });
    expect((await client.post(orders)).status).toBe(200);
  }, 30_000);

  it("says when it was last used, to the minute", async () => {
    const { id, client, lastUsedAt } = await keyOf(customer, ["ORDERS_READ"]);
    const used = async () => (await lists(customer)).find((each) => each.id === id)?.lastUsedAt;
    expect(lastUsedAt).toBeNull();
    await Promise.all(Array.from({ length: 5 }, () => client.post(orders)));
    const first = await used();
    expect(first).not.toBeNull();
    await client.post(orders);
    expect(await used()).toBe(first);
    await world.dataSource.query("update api_keys set last_used_at = last_used_at - interval '61 s' where id = $1", [
      id,
    ]);
    await client.post(orders);
    expect(Date.parse(String(await used()))).toBeGreaterThan(Date.parse(String(first)) - 1);
  });

  it("is seen and revoked by its user and by those who manage him", async () => {
    const { id } = await keyOf(customer, ["ORDERS_READ"]);
    const [manager, stranger] = [await world.as("manager@kumo.test"), await world.as("admin@hoshi.test")];
    for (const other of [manager, stranger]) {
      expect((await lists(other)).map((each) => each.id)).not.toContain(id);
      expect(await revokes(other, id)).toMatchObject({ code: "NOT_FOUND" });
      expect((await other.post({ query: `{ node(id: "${id}") { id } }` })).body.data).toEqual({ node: null });
    }
    expect((await operator.post({ query: `{ node(id: "${id}") { id } }` })).body.data).toEqual({ node: { id } });
    expect((await lists(admin)).map((each) => each.id)).toContain(id);
    expect(await revokes(admin, id)).toMatchObject({ apiKey: { id, user: { email: "standard@kumo.test" } } });
  });

  it("is told from nothing by what is nearly one", async () => {
    const { key } = await keyOf(customer, ["ORDERS_READ"]);
    for (const token of [`${key}0`, key.slice(0, -1), key.toUpperCase(), `ck_${"0".repeat(64)}`, "ck_"])
      expect(await refusedAt(new Client(world.url, token), orders)).toEqual([401, "UNAUTHENTICATED"]);
  });

  it("are at most 50 for a user", async () => {
    const user = await joins(world, admin);
    const insert = `insert into api_keys (id, user_id, name, key_hash, hint, scopes, created_at)
      select 'apk_full' || n, $1, 'n', 'full' || n, 'full', '{ORDERS_READ}', now() from generate_series(1, 49) n`;
    await world.dataSource.query(insert, [user.id]);
    const client = await user.signIn();
    const answers = await Promise.all([1, 2, 3].map(() => creates(client, ["ORDERS_READ"])));
    expect(answers.filter(({ __typename }) => __typename === "CreateApiKeyPayload")).toHaveLength(1);
    expect(answers.map((answer) => ("code" in answer ? answer.code : null))).toContain("INVALID_STATE");
  });
});

describe("introspection where it is off", () => {
  it("is for keys with the scope SCHEMA_READ alone", async () => {
    const [with_, without] = [await keyOf(customer, ["SCHEMA_READ"]), await keyOf(customer, ["ORDERS_READ"])];
    const closed = await startWorld({ DEMO: "0", DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDir });
    try {
      const query = { query: "{ __schema { queryType { name } } }" };
      const at = (token: string | null) => new Client(closed.url, token);
      for (const client of [at(null), at(customer.token), at(without.key)])
        expect(await refusedAt(client, query)).toEqual([400, "INTROSPECTION_DISABLED"]);
      expect((await at(with_.key).post(query)).body.data).toEqual({ __schema: { queryType: { name: "Query" } } });
      expect(await refusedAt(at(with_.key), orders)).toEqual([403, "SCOPE_MISSING"]);
    } finally {
      await closed.stop();
    }
  }, 30_000);
});
