import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { fetchExchange, Client as Urql } from "@urql/core";
import { Session } from "../../client/index.js";
import { deskFetch } from "../../examples/urqlExchange.js";
import { startWorld, type World } from "../support/world.js";
import { tokensOf } from "./listening.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

it("examples/urqlExchange.ts: a token that the desk refuses is renewed, and the query asked once more", async () => {
  const url = `${world.url}graphql`;
  const tokens = await tokensOf(world.client, "standard@kumo.test");
  // It looks good for minutes.
  const session = new Session({ url, tokens: { ...tokens, accessToken: "of another key" } });
  const client = new Urql({ url, preferGetMethod: false, fetch: deskFetch(session), exchanges: [fetchExchange] });
  const { data, error } = await client.query<{ viewer: object }>("{ viewer { user { email } } }", {}).toPromise();
  expect(error).toBeUndefined();
  expect(data?.viewer).toMatchObject({ user: { email: "standard@kumo.test" } });
});
