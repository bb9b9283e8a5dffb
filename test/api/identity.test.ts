import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ChangePasswordDocument,
  DemoMailsDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnSessionsDocument,
  RefreshSessionDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  SessionNodeDocument,
  SignInDocument,
  ViewerDocument,
} from "../gql/documents.js";
import { Client } from "../support/client.js";
import { type LoggedServer, startLogged } from "../support/loggedServer.js";
import { until } from "../support/until.js";
import { password } from "../support/world.js";
import { SocketClient } from "./doors/SocketClient.js";

let server: LoggedServer;
beforeAll(async () => {
  server = await startLogged();
});
afterAll(() => server?.stop());

/** All that no log may ever say. */
const secrets = new Set<string>([password]);
const secret = (text: string) => {
  secrets.add(text);
  return text;
};

async function signsIn(email: string, given = password) {
  const { signIn } = await server.client.run(SignInDocument, { input: { email, password: given } });
  if (signIn.__typename !== "SignInPayload") throw new Error(JSON.stringify(signIn));
  const { accessToken, refreshToken } = signIn;
  return {
    accessToken: secret(accessToken),
    refreshToken: secret(refreshToken),
    client: new Client(server.url, accessToken),
  };
}

/** A socket of that session, live. */
async function listens(accessToken: string): Promise<SocketClient> {
  const payload = { authorization: `Bearer ${accessToken}` };
  const socket = await SocketClient.open(`${server.url.replace("http", "ws")}graphql`, payload);
  socket.subscribe("1", "subscription { orderEvents { order { id } } }");
  expect(socket.closed).toBeNull();
  return socket;
}

async function sessionsOf(client: Client) {
  const { viewer } = await client.run(OwnSessionsDocument, {});
  return viewer?.sessions ?? [];
}

const refusedNow = async (client: Client) =>
  expect((await client.post({ query: String(ViewerDocument) })).status).toBe(401);

describe("the sessions of the viewer", () => {
  it("are listed with where and since when, the one that asks marked; no one else sees them", async () => {
    const [here, there] = [await signsIn("finance@kumo.test"), await signsIn("finance@kumo.test")];
    const sessions = await sessionsOf(here.client);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ address: "127.0.0.1", userAgent: "a test" });
    const id = sessions.find(({ current }) => !current)?.id ?? "";
    expect((await here.client.run(SessionNodeDocument, { id })).node).toMatchObject({ id, current: false });
    expect((await there.client.run(SessionNodeDocument, { id })).node).toMatchObject({ id, current: true });
    expect((await (await server.as("admin@kumo.test")).run(SessionNodeDocument, { id })).node).toBeNull();
  });

  it("are ended from afar, with their sockets; another user's are not found", async () => {
    const [here, there] = [await signsIn("limited@kumo.test"), await signsIn("limited@kumo.test")];
    const socket = await listens(there.accessToken);
    const sessionId = (await sessionsOf(there.client)).find(({ current }) => current)?.id ?? "";
    const stranger = await server.as("limited@hoshi.test");
    const input = { sessionId };
    expect((await stranger.run(EndSessionDocument, { input })).endSession).toMatchObject({ code: "NOT_FOUND" });
    const { endSession } = await here.client.run(EndSessionDocument, { input });
    expect(endSession).toMatchObject({ endedCount: 1, viewer: { sessions: [{ current: true }] } });
    expect((await socket.end(5000))?.code).toBe(4403);
    await refusedNow(there.client);
    expect((await here.client.run(EndSessionDocument, { input })).endSession).toMatchObject({ code: "NOT_FOUND" });
  });

  it("all end but the one that asks", async () => {
    const [here, there] = [await signsIn("limited@hoshi.test"), await signsIn("limited@hoshi.test")];
    const { endOtherSessions } = await here.client.run(EndOtherSessionsDocument, { input: {} });
    expect(endOtherSessions).toMatchObject({ viewer: { sessions: [{ current: true }] } });
    await refusedNow(there.client);
    await sessionsOf(here.client);
  });
});

/** The texts of the mails to somebody, newest first. */
async function mailsTo(email: string): Promise<{ kind: string; text_body: string }[]> {
  const newestFirst = "select kind, text_body from mails where recipient = $1 order by created_at desc, id desc";
  return server.dataSource.query(newestFirst, [email]);
}

const told = async (email: string) => (await mailsTo(email)).filter(({ kind }) => kind === "PASSWORD_CHANGED").length;

describe("changePassword", () => {
  const newPassword = secret("a longer horse of 2026");
  const email = "standard@hoshi.test";
  const change = async (client: Client, currentPassword: string, wished: string) =>
    (await client.run(ChangePasswordDocument, { input: { currentPassword, newPassword: wished } })).changePassword;

  it("refuses a wrong one, and what is no good password, each with its words", async () => {
    const { client } = await signsIn(email);
    expect(await change(client, "not the password", newPassword)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    for (const weak of ["short", "a".repeat(257), email, "aaaaaaaaaaaaaaa", "123456789012345", password])
      expect(await change(client, password, weak)).toMatchObject({
        code: "VALIDATION",
        fields: [{ path: ["newPassword"] }],
      });
    expect(await told(email)).toBe(0);
  });

  it("ends all other sessions and their sockets, tells by mail, and lets nobody in by the old one", async () => {
    const [here, there] = [await signsIn(email), await signsIn(email)];
    const [mine, other] = [await listens(here.accessToken), await listens(there.accessToken)];
    expect(await change(here.client, password, newPassword)).toMatchObject({ __typename: "ChangePasswordPayload" });
    expect((await other.end(5000))?.code).toBe(4403);
    await refusedNow(there.client);
    const input = { refreshToken: there.refreshToken };
    expect((await server.client.run(RefreshSessionDocument, { input })).refreshSession).toMatchObject({
      code: "CREDENTIALS_INVALID",
    });
    expect(mine.closed).toBeNull();
    mine.socket.close();
    expect(await told(email)).toBe(1);
    await expect(signsIn(email)).rejects.toThrow("CREDENTIALS_INVALID");
    await signsIn(email, newPassword);
  });

  it("writes to staff too, who have no account", async () => {
    const { client } = await signsIn("operator@desk.test");
    await change(client, password, newPassword);
    expect(await told("operator@desk.test")).toBe(1);
    expect(await change(client, newPassword, secret("back to another horse"))).toMatchObject({
      __typename: "ChangePasswordPayload",
    });
  });
});

describe("a password that was forgotten", () => {
  const email = "manager@hoshi.test";
  const newPassword = secret("remembered from now on");
  const request = async (address: string) =>
    server.client.post({ query: String(RequestPasswordResetDocument), variables: { input: { email: address } } });
  const reset = async (token: string, wished = newPassword) =>
    (await server.client.run(ResetPasswordDocument, { input: { token, newPassword: wished } })).resetPassword;

  /** The token of the newest mail. */
  async function tokenFor(address: string, count: number): Promise<string> {
    await until(async () => (await mailsTo(address)).filter(({ kind }) => kind === "PASSWORD_RESET").length >= count);
    const [mail] = await mailsTo(address);
    return secret(/^[0-9a-f]{64}$/m.exec(mail?.text_body ?? "")?.[0] ?? "");
  }

  it("answers the same bytes for an address that somebody has and one that nobody has", async () => {
    const [known, unknown] = [await request(email), await request("nobody@hoshi.test")];
    const bytes = ({ body }: typeof known) => JSON.stringify(body).replace(/"requestId":"[^"]*"/, "");
    expect(bytes(known)).toBe(bytes(unknown));
    expect(known.body.data).toMatchObject({ requestPasswordReset: { validMinutes: 30 } });
    await tokenFor(email, 1);
    await until(
      async () =>
        (await server.dataSource.query("select 1 from password_resets where email like 'nobody%'")).length === 0,
    );
    expect(await mailsTo("nobody@hoshi.test")).toEqual([]);
  });

  it("is set anew by the token of the mail, once; every session ends, sockets too", async () => {
    const there = await signsIn(email);
    const socket = await listens(there.accessToken);
    await request(` ${email.toUpperCase()} `);
    const token = await tokenFor(email, 2);
    const stored: object[] = await server.dataSource.query("select * from password_resets");
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await reset("0".repeat(64))).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await reset(token, "short")).toMatchObject({ code: "VALIDATION" });
    expect(await reset(token)).toMatchObject({ __typename: "ResetPasswordPayload" });
    expect((await socket.end(5000))?.code).toBe(4403);
    await refusedNow(there.client);
    expect(await reset(token)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    await expect(signsIn(email)).rejects.toThrow("CREDENTIALS_INVALID");
    await signsIn(email, newPassword);
    expect(await told(email)).toBe(1);
  });

  it("shows its mail to no administrator of the account", async () => {
    const { demoMails } = await (await server.as("admin@hoshi.test")).run(DemoMailsDocument, {});
    expect(demoMails?.map(({ kind }) => kind)).toContain("PASSWORD_CHANGED");
    expect(demoMails?.map(({ kind }) => kind)).not.toContain("PASSWORD_RESET");
  });
});

describe("the audit trail", () => {
  it("says whose password was changed or set anew, and no secret", async () => {
    const records: { command: string; outcome: string; email: string }[] = await server.dataSource.query(
      `select command, outcome, email from audit_records join users on users.id = any(subjects)
       where command in ('changePassword', 'resetPassword')`,
    );
    const said = new Set(records.map(({ command, outcome, email }) => `${command} ${outcome} ${email}`));
    expect([...said]).toEqual(
      expect.arrayContaining([
        "changePassword CREDENTIALS_INVALID standard@hoshi.test",
        "changePassword SUCCESS standard@hoshi.test",
        "resetPassword VALIDATION manager@hoshi.test",
        "resetPassword SUCCESS manager@hoshi.test",
      ]),
    );
    const [{ all }] = await server.dataSource.query("select json_agg(r)::text as all from audit_records r");
    expect([...secrets].filter((each) => all.includes(each))).toEqual([]);
  });
});

describe("the log", () => {
  it("says no secret, also when a mail with one cannot be written", async () => {
    await server.asOwner("alter table mails add constraint no_more_resets check (kind <> 'PASSWORD_RESET') not valid");
    await server.client.run(RequestPasswordResetDocument, { input: { email: "finance@hoshi.test" } });
    await until(() => server.log().includes("no_more_resets"));
    expect(secrets.size).toBeGreaterThan(20);
    expect([...secrets].filter((each) => server.log().includes(each))).toEqual([]);
    expect(server.log()).not.toMatch(/\b[0-9a-f]{64}\b/);
  });
});
