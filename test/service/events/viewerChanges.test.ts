import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { User } from "../../../src/entities/User.js";
import { EventStream } from "../../../src/services/events/EventStream.js";
import { EventTail } from "../../../src/services/events/EventTail.js";
import { isViewerChange, type LogEntry } from "../../../src/services/events/LogEntry.js";
import { Relay } from "../../../src/services/events/Relay.js";
import { concerns } from "../../../src/services/events/ViewerChange.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase } from "../../support/orders.js";

let db: TestDatabase;
let user: User;
let tail: EventTail;
const heard: LogEntry[] = [];
const fail = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  [user] = await db.dataSource.query("select * from users where role = 'ADMIN' limit 1");
  tail = new EventTail(db.dataSource, fail);
  await tail.start();
  tail.listen((entries) => heard.push(...entries));
});
afterAll(() => db?.destroy());

/** What the log tells of a change, once a relay has given it its position. */
async function told(...statements: string[]): Promise<LogEntry[]> {
  heard.length = 0;
  for (const statement of statements) await db.dataSource.query(statement);
  const relay = new Relay(db.dataSource, fail);
  void relay.kick();
  await relay.stop();
  tail.wake();
  await tail.stop();
  Object.assign(tail, { stopped: false });
  return heard.splice(0);
}
const position = () => tail.head.position;

describe("rights that change stand in the log", () => {
  it("a role, an account, the disabling and the enabling of a user", async () => {
    const set = (what: string) => told(`update users set ${what} where id = '${user.id}'`);
    const change = { kind: "ViewerChanged", userId: user.id, sessionId: null };
    const [role, account] = ["LIMITED", (user as unknown as { account_id: string }).account_id];
    expect(await set(`role = '${role}'`)).toEqual([
      { ...change, position: position(), now: { role, accountId: account } },
    ]);
    expect(await set("disabled_at = now()")).toEqual([{ ...change, position: position(), now: null }]);
    expect(await set("disabled_at = null, role = 'ADMIN'")).toEqual([
      { ...change, position: position(), now: { role: "ADMIN", accountId: account } },
    ]);
  });

  it("the end of a session, once", async () => {
    const at = "now()";
    const insert = `insert into sessions (id, user_id, refresh_hash, created_at, refreshed_at, expires_at) values ('ses_x', '${user.id}', 'h', ${at}, ${at}, ${at})`;
    const end = "update sessions set ended_at = now() where id = 'ses_x'";
    expect(await told(insert, end, end)).toEqual([
      { kind: "ViewerChanged", position: position(), userId: user.id, sessionId: "ses_x", now: null },
    ]);
  });

  it("and nothing else: neither what changes no rights nor what was rolled back", async () => {
    const name = `update users set name = 'x', role = role where id = '${user.id}'`;
    const undone = `begin; update users set role = 'LIMITED' where id = '${user.id}'; rollback`;
    const refreshed = "update sessions set refresh_hash = 'other'";
    expect(await told(name, undone, refreshed)).toEqual([]);
  });

  it("where no client sees it", async () => {
    const everything = { visibility: { kind: "ALL" }, orderId: null, selection: { kind: "ALL" } } as const;
    const page = await new EventStream(db.dataSource, tail).page(everything, null, 10);
    expect(page.ok && page.value.events).toEqual([]);
    expect(position()).toBeGreaterThan(0);
    expect(tail.since(0)?.every(isViewerChange)).toBe(true);
  });
});

describe("a change concerns", () => {
  const actor = { userId: "u", role: "ADMIN", accountId: "a" } as const;
  const viewer = { sessionId: "s", actor };
  const change = { kind: "ViewerChanged", position: 1, userId: "u", sessionId: null, now: null } as const;
  it.each([
    ["whoever is disabled", change, true],
    ["whose role fell", { ...change, now: { role: "LIMITED", accountId: "a" } }, true],
    ["who left the account", { ...change, now: { role: "ADMIN", accountId: "b" } }, true],
    ["nobody whose rights are the same", { ...change, now: { role: "ADMIN", accountId: "a" } }, false],
    ["the session that ended", { ...change, sessionId: "s" }, true],
    ["no other session", { ...change, sessionId: "t" }, false],
    ["no other user", { ...change, userId: "v" }, false],
  ] as const)("%s", (_whom, what, expected) => {
    expect(concerns(what, viewer)).toBe(expected);
  });
});
