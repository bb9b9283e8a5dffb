import { afterEach, describe, expect, it } from "@jest/globals";
import { createDesk, type Desk, RequestFailed, Session, type SessionOptions } from "../../client/index.js";
import { until } from "../support/until.js";
import { FakeSockets, refusal } from "./FakeSockets.js";

const url = "http://desk.test/graphql";
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const tokens = { accessToken: "access", refreshToken: "refresh", expiresAt: inMinutes(15) };
/** Answers every request so. */
const answering = (body: object): NonNullable<SessionOptions["fetch"]> => {
  const text = JSON.stringify(body);
  return async () => ({ status: 200, headers: { get: () => null }, text: async () => text });
};

function deskOver(sockets: FakeSockets, more: Partial<SessionOptions> = {}): Desk {
  const session = new Session({ url, tokens, ...more });
  const fetch = answering({ errors: [refusal] });
  const desk = createDesk({ url, session, webSocketImpl: sockets.implementation, fetch });
  desks.push(desk);
  return desk;
}
const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) void desk.dispose();
});
function listens(desk: Desk, what = "") {
  const heard = { errors: [] as Error[], completed: 0 };
  const query = `subscription ${what}($after: String) { orderEvents(after: $after) { cursor } }`;
  const stop = desk.subscribe(
    { query, variables: { after: "cursor" } },
    {
      next: () => {},
      expired: () => {},
      error: (error) => heard.errors.push(error),
      complete: () => heard.completed++,
    },
  );
  return Object.assign(heard, { stop });
}

describe("what ends by itself is forgotten", () => {
  it.each<[string, (desk: Desk) => Promise<void>]>([
    [
      "a subscription that is refused",
      async (desk) => {
        const { errors } = listens(desk, "refused");
        await until(() => errors.length === 1);
      },
    ],
    [
      "one that completes",
      async (desk) => {
        const heard = listens(desk, "over");
        await until(() => heard.completed === 1);
      },
    ],
    [
      "a watch whose query is refused",
      async (desk) => {
        const errors: Error[] = [];
        const error = (why: Error) => errors.push(why);
        desk.watch({ query: "{ streamHead }", subscription: { query: "" }, snapshot: () => {}, next: () => {}, error });
        await until(() => errors.length === 1);
      },
    ],
  ])("%s: when nobody else listens any more, no socket is left open", async (_what, ends) => {
    const sockets = new FakeSockets();
    const desk = deskOver(sockets);
    await ends(desk);
    sockets.manner = "SILENT";
    const before = sockets.made.length;
    const { stop } = listens(desk);
    await until(() => sockets.made.length > before && sockets.made.at(-1)?.readyState === 1);
    const lost = sockets.made.at(-1);
    // The end of an older socket, heard of too late: graphql-ws takes it for that of the new one.
    lost?.onclose?.({ code: 1006, reason: "" });
    stop();
    expect(lost?.closedWith).toBe(1000);
  });
});

describe("dispose", () => {
  it("does not wait for the pause before another try", async () => {
    const sockets = new FakeSockets();
    sockets.manner = "REFUSES";
    const desk = deskOver(sockets);
    listens(desk);
    await until(() => sockets.made.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const turn = new Promise((resolve) => setImmediate(resolve, "waits"));
    expect(await Promise.race([desk.dispose().then(() => "disposed"), turn])).toBe("disposed");
  });
});

describe("a token that cannot be renewed for good", () => {
  it("is told at once, and asked for once", async () => {
    let asked = 0;
    const refuse = answering({ errors: [{ message: "No.", extensions: { code: "BAD_REQUEST" } }] });
    const fetch: typeof refuse = (...request) => {
      asked++;
      return refuse(...request);
    };
    const desk = deskOver(new FakeSockets(), { fetch, tokens: { ...tokens, expiresAt: inMinutes(-1) } });
    const { errors } = listens(desk);
    await until(() => errors.length > 0);
    expect(errors).toEqual([expect.any(RequestFailed)]);
    expect((errors[0] as RequestFailed).code).toBe("BAD_REQUEST");
    expect(asked).toBe(1);
  });
});
