import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Session, SignedOut, type TokenStore, type Tokens } from "../../client/index.js";
import { TokenKey } from "../../src/services/identity/TokenKey.js";
import { Tokens as AccessTokens } from "../../src/services/identity/Tokens.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import { deskAt, listens, listensNaively } from "./listening.js";

let live: LiveOrder;
beforeAll(async () => {
  live = await LiveOrder.start();
});
afterAll(() => live?.stop());

const url = () => `${live.world.url}graphql`;
const claimsOf = ({ accessToken }: Tokens) =>
  JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString()) as Record<string, string>;

/** The same session with an access token that ends in so many milliseconds, signed with the desk's key. */
async function ending(tokens: Tokens, milliseconds: number): Promise<Tokens> {
  const { sub = "", sid = "" } = claimsOf(tokens);
  const clock = { now: () => new Date(Date.now() - 15 * 60_000 + milliseconds) };
  const { accessToken, expiresAt } = await new AccessTokens(await TokenKey.open(live.world.dataDir), clock).issue(
    sub,
    sid,
  );
  return { ...tokens, accessToken, expiresAt: expiresAt.toISOString() };
}

const inHours = () => new Date(Date.now() + 3_600_000).toISOString();

function kept(first: Tokens) {
  const written: (Tokens | null)[] = [first];
  const store: TokenStore = { read: () => written.at(-1) ?? null, write: (tokens) => void written.push(tokens) };
  return { store, written };
}

/** What Web Locks do for tabs. */
function mutex() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

describe("a subscription goes on", () => {
  it("when its token ends, also by a clock that says it does not", async () => {
    const { store, written } = kept({
      ...(await ending(await live.tokens(), 5000)),
      expiresAt: inHours(),
    });
    const desk = deskAt(url(), store);
    const streamHead = await live.head();
    const heard = listens(desk, { after: streamHead });
    const naive = listensNaively(url(), written[0]?.accessToken ?? "");
    await live.writeDuring(() => sleep(8000), 100);
    const all = await live.expectAllHeard(heard.ids, streamHead);
    expect(heard).toMatchObject({ errors: [] });
    expect(written.length).toBe(2);
    expect(naive.ids.length).toBeLessThan(all.length / 2 + 10);
    naive.stop();
    await desk.dispose();
  });

  it("when the role changes", async () => {
    const desk = deskAt(url(), await live.tokens("manager@kumo.test"));
    const streamHead = await live.head();
    const heard = listens(desk, { after: streamHead });
    await live.write();
    await until(() => heard.ids.length === 1);
    await live.world.dataSource.query("update users set role = 'STANDARD' where email = 'manager@kumo.test'");
    // Within a second the desk knows; then the next event closes the socket instead of coming through it.
    await live.writeDuring(() => sleep(1500), 100);
    await live.expectAllHeard(heard.ids, streamHead);
    expect(heard).toMatchObject({ errors: [] });
    await desk.dispose();
  });

  it("and ends with SignedOut when the session does", async () => {
    const tokens = await live.tokens("finance@kumo.test");
    let ended = 0;
    const desk = deskAt(url(), tokens, { onEnded: () => ended++ });
    const heard = listens(desk);
    await live.writeUntil(() => heard.ids.length > 0);
    await live.world.dataSource.query("update sessions set ended_at = now() where id = $1", [claimsOf(tokens).sid]);
    await until(() => heard.errors.length > 0);
    expect(heard.errors[0]).toBeInstanceOf(SignedOut);
    expect(ended).toBe(1);
    await expect(desk.query("{ streamHead }")).rejects.toBeInstanceOf(SignedOut);
    await desk.dispose();
  });
});

describe("a session is renewed", () => {
  it("before its token ends, once for all who ask", async () => {
    const { store, written } = kept(await ending(await live.tokens(), 20_000));
    const session = new Session({ url: url(), tokens: store });
    const shown = await Promise.all(Array.from({ length: 10 }, () => session.token()));
    expect(new Set(shown).size).toBe(1);
    expect(shown[0]).toBe(written[1]?.accessToken);
    expect(written.length).toBe(2);
  });

  it("once by two tabs that share a store and a lock", async () => {
    const { store, written } = kept(await ending(await live.tokens(), 5000));
    const lock = mutex();
    const tabs = [1, 2, 3].map(() => new Session({ url: url(), tokens: store, lock }));
    const shown = await Promise.all(tabs.map((tab) => tab.token()));
    expect(new Set(shown).size).toBe(1);
    expect(written.length).toBe(2);
    await live.write();
  });

  it("twice by two tabs without a lock: the second is reuse, and the session ends for both", async () => {
    const { store } = kept(await ending(await live.tokens(), 5000));
    let ended = 0;
    const tabs = [1, 2].map(
      () => new Session({ url: url(), tokens: store, lock: (work) => work(), onEnded: () => ended++ }),
    );
    await Promise.allSettled(tabs.map((tab) => tab.token()));
    expect(ended).toBeGreaterThan(0);
  });

  it("when the desk refuses its token, for queries too", async () => {
    const tokens = await live.tokens();
    const { store, written } = kept({ ...(await ending(tokens, -1000)), expiresAt: inHours() });
    const desk = deskAt(url(), store);
    expect(await desk.query<object>("{ streamHead }")).toEqual({ streamHead: expect.any(String) });
    expect(written.length).toBe(2);
    await desk.dispose();
  });

  it("later, while nobody answers: then nothing is lost either", async () => {
    const { store, written } = kept(await ending(await live.tokens(), 5000));
    const desk = deskAt(live.proxy.url, store);
    live.proxy.open = false;
    const streamHead = await live.head();
    const heard = listens(desk, { after: streamHead });
    await live.write(2);
    await sleep(500);
    expect(written.length).toBe(1);
    live.proxy.open = true;
    await until(() => heard.ids.length === 2);
    expect(written.length).toBe(2);
    await desk.dispose();
  });
});
