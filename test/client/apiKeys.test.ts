import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import WebSocket from "ws";
import { createDesk, type Desk, SignedOut } from "../../client/index.js";
import { type ApiScope, CreateApiKeyDocument, RevokeApiKeyDocument } from "../gql/documents.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import { type Heard, listens } from "./listening.js";

let live: LiveOrder;
beforeAll(async () => {
  live = await LiveOrder.start();
});
afterAll(() => live?.stop());

/** A script of this user, which has nothing but a key. */
async function script(email: string, scopes: ApiScope[] = ["ORDERS_READ"]) {
  const client = await live.world.as(email);
  const { createApiKey: made } = await client.run(CreateApiKeyDocument, { input: { name: "script", scopes } });
  if (made.__typename !== "CreateApiKeyPayload") throw new Error(JSON.stringify(made));
  const { id } = made.apiKey;
  const desk = createDesk({ url: live.proxy.url, apiKey: made.key, webSocketImpl: WebSocket });
  return { desk, revoke: () => client.run(RevokeApiKeyDocument, { input: { id } }) };
}

/** Follows, and is known to be connected. */
async function follows(desk: Desk): Promise<{ heard: Heard; streamHead: string }> {
  const { streamHead } = await desk.query<{ streamHead: string }>("{ streamHead }");
  const heard = listens(desk, { after: streamHead });
  await live.writeUntil(() => heard.ids.length > 0);
  return { heard, streamHead };
}

describe("a script with an API key", () => {
  it("loses nothing when its user's role changes: the socket closes, and it goes on with the same key", async () => {
    const { desk } = await script("manager@kumo.test");
    const { heard, streamHead } = await follows(desk);
    const before = live.proxy.opened;
    await live.world.dataSource.query("update users set role = 'STANDARD' where email = 'manager@kumo.test'");
    await live.writeDuring(() => until(() => live.proxy.opened > before), 100);
    await live.expectAllHeard(heard.ids, streamHead);
    expect(heard).toMatchObject({ errors: [], restarts: [] });
    await desk.dispose();
  });

  it("loses nothing while nobody can say whether its key is good", async () => {
    const { desk } = await script("admin@kumo.test");
    const { heard, streamHead } = await follows(desk);
    live.proxy.open = false;
    live.proxy.close(4403, "Forbidden");
    await live.write(3);
    await until(() => live.proxy.size === 0);
    live.proxy.open = true;
    await live.expectAllHeard(heard.ids, streamHead);
    expect(heard).toMatchObject({ errors: [], restarts: [] });
    await desk.dispose();
  });

  it("is told that it is signed out when the key is revoked, for queries too", async () => {
    const { desk, revoke } = await script("finance@kumo.test");
    const { heard } = await follows(desk);
    await revoke();
    await until(() => heard.errors.length > 0);
    expect(heard.errors).toEqual([expect.any(SignedOut)]);
    await expect(desk.query("{ streamHead }")).rejects.toBeInstanceOf(SignedOut);
    await desk.dispose();
  });

  it("hears that a scope is missing as what it is", async () => {
    const { desk } = await script("standard@kumo.test", ["ORDERS_WRITE"]);
    await expect(desk.query("{ streamHead }")).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await desk.dispose();
  });
});
