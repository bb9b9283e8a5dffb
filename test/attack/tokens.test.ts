import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { SocketClient } from "../api/doors/SocketClient.js";
import { SignInDocument } from "../gql/documents.js";
import { Client } from "../support/client.js";
import { password } from "../support/demoTemplate.js";
import { AttackWorld } from "./AttackWorld.js";
import { forgedTokens, type Loot, remade } from "./forgedTokens.js";
import { RawHttp } from "./RawHttp.js";

let world: AttackWorld;
let loot: Loot;
beforeAll(async () => {
  world = await AttackWorld.open();
  const { signIn } = await new Client(world.url).run(SignInDocument, {
    input: { email: "standard@kumo.test", password },
  });
  if (signIn.__typename !== "SignInPayload") throw new Error(JSON.stringify(signIn));
  const privateKeyPem = await readFile(join(world.demo.dataDir, "private", "token-key.pem"), "utf8");
  loot = { accessToken: signIn.accessToken, refreshToken: signIn.refreshToken, privateKeyPem };
}, 120_000);
afterAll(() => world.close());

const query = '{"query":"{ viewer { user { email } } }"}';

async function byHttp(token: string, path = "graphql") {
  const http = new RawHttp(Number(new URL(world.url).port));
  const head = `POST /${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\n`;
  const answer = await http.send(
    Buffer.from(`${head}authorization: Bearer ${token}\r\ncontent-length: ${query.length}\r\n\r\n${query}`),
  );
  http.close();
  return answer;
}

async function bySocket(token: string) {
  const client = await SocketClient.open(world.socketUrl, { authorization: `Bearer ${token}` });
  const said = client.closed ?? client.messages[0];
  client.socket.terminate();
  return said;
}

it("a token that is made like the desk's own is let in", async () => {
  for (const token of [loot.accessToken, remade(loot)]) {
    const { status, body } = await byHttp(token);
    expect([status, JSON.parse(body).data]).toEqual([200, { viewer: { user: { email: "standard@kumo.test" } } }]);
    expect(await bySocket(token)).toMatchObject({ type: "connection_ack" });
  }
});

it("sixty forged ones are refused at every door, all in the same words", async () => {
  const forged = Object.entries(forgedTokens(loot));
  expect(forged.length).toBeGreaterThanOrEqual(60);
  const twins = forged.filter(([, token], index) => forged.findIndex(([, other]) => other === token) !== index);
  expect(twins).toEqual([]);
  const heard = [];
  for (const [name, token] of forged) {
    const answers = [await byHttp(token), await byHttp(token, "graphql/stream")];
    const words = answers.map(({ status, body }) => [status, /"code":"(\w+)"/.exec(body)?.[1]]);
    heard.push([name, ...words, ((await bySocket(token)) as { code: number }).code]);
  }
  // A NUL is no header at all.
  const expected = (name: string) => (name === "a NUL at its end" ? [400, undefined] : [401, "UNAUTHENTICATED"]);
  expect(heard).toEqual(forged.map(([name]) => [name, expected(name), expected(name), 4403]));
  if (process.env.JUDGED === "1") process.stdout.write(`${forged.length} forged tokens refused at three doors\n`);
  expect(world.complaints()).toEqual([]);
}, 120_000);
