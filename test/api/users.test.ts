import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  AcceptInvitationDocument,
  DisableUserDocument,
  EnableUserDocument,
  ResendInvitationDocument,
  UsersDocument,
  type UsersQueryVariables,
  ViewerDocument,
  WithdrawInvitationDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { chosen, invitationTo, invites, joins, newAddress } from "../support/invitations.js";
import { password, startWorld, type World } from "../support/world.js";

let world: World;
let admin: Client;
let manager: Client;
let stranger: Client;
let operator: Client;
beforeAll(async () => {
  world = await startWorld();
  [admin, manager, stranger, operator] = (await Promise.all(
    ["admin@kumo.test", "manager@kumo.test", "admin@hoshi.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => world?.stop());

const lists = async (client: Client, variables: UsersQueryVariables = {}) => {
  const { edges, totalCount } = (await client.run(UsersDocument, { first: 100, ...variables })).users;
  return { users: edges.map(({ node }) => node), totalCount };
};
const accepts = async (token: string, input: { password?: string; name?: string } = {}) =>
  (await world.client.run(AcceptInvitationDocument, { input: { token, password: chosen, ...input } })).acceptInvitation;
const disables = async (client: Client, userId: string) =>
  (await client.run(DisableUserDocument, { input: { userId } })).disableUser;
const enables = async (client: Client, userId: string) =>
  (await client.run(EnableUserDocument, { input: { userId } })).enableUser;
const userOf = async (email: string): Promise<{ id: string; account_id: string }> =>
  (await world.dataSource.query("select id, account_id from users where email = $1", [email]))[0];

async function invitesOne(client = admin) {
  const invited = await invites(client);
  if (invited.__typename !== "InviteUserPayload") throw new Error(JSON.stringify(invited));
  return { ...invited.user, token: (await invitationTo(world, invited.user.email)) ?? "" };
}

describe("an invitation", () => {
  it("goes by mail, is accepted with a password, and the user signs in", async () => {
    const { id, email, token, ...invited } = await invitesOne();
    expect(invited).toMatchObject({ state: "INVITED", stateLabel: "招待中", role: "STANDARD" });
    const days = (Date.parse(String(invited.invitationExpiresAt)) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    await expect(world.client.as(email, chosen)).rejects.toThrow("CREDENTIALS_INVALID");
    expect(await accepts(token, { name: "鈴木 一郎" })).toMatchObject({
      user: { id, name: "鈴木 一郎", state: "ACTIVE", invitationExpiresAt: null },
    });
    const { viewer } = await (await world.client.as(email, chosen)).run(ViewerDocument, {});
    expect(viewer).toMatchObject({ user: { id, role: "STANDARD" }, account: { name: "クラウド商事" } });
    expect(await accepts(token)).toMatchObject({ code: "CREDENTIALS_INVALID" });
  });

  it("is kept as a hash, and its mail names who invites, in both languages", async () => {
    const { id, email, token } = await invitesOne();
    const [row] = await world.dataSource.query("select * from invitations where id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(token);
    const [mail] = await world.dataSource.query("select subject, text_body from mails where recipient = $1", [email]);
    expect(mail.subject).toBe("ユーザー登録のご招待 / You are invited");
    expect(mail.text_body).toContain(
      "管理者 さんが、あなたを「クラウド商事」のユーザー（標準ユーザー）として招待しました。",
    );
    expect(mail.text_body).toContain("to become a user of クラウド商事 (Standard user)");
    // Other administrators read the account's mails where they are kept, but not this one.
    const { body } = await admin.post({ query: "{ demoMails { recipient kind } }" });
    expect(body.data).toBeDefined();
    expect(JSON.stringify(body)).not.toContain(email);
  });

  it("leaves whom it invites among nobody who may do something, whatever the program says", async () => {
    const { id } = await invitesOne();
    const enabled = world.dataSource.query("update users set disabled_at = null where id = $1", [id]);
    await expect(enabled).rejects.toThrow("invited_are_disabled");
    expect(await enables(admin, id)).toMatchObject({ code: "INVALID_STATE" });
  });

  it("is good once, whoever shows it at the same time", async () => {
    const { token } = await invitesOne();
    const answers = await Promise.all(Array.from({ length: 4 }, () => accepts(token)));
    expect(answers.filter(({ __typename }) => __typename === "AcceptInvitationPayload")).toHaveLength(1);
  });

  it.each([
    ["too short", "elevenchars", "12文字以上"],
    ["too long", "あ".repeat(86), "256バイト以内"],
    ["the mail address", null, "メールアドレスを"],
  ])("refuses a password that is %s, and stays good", async (_, wrong, words) => {
    const { token, email } = await invitesOne();
    expect(await accepts(token, { password: wrong ?? email.toUpperCase() })).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["password"], message: expect.stringContaining(words) }],
    });
    expect(await accepts(token)).toMatchObject({ user: { email } });
  });

  it("ends after 7 days, is sent again with another code, and not twice within a minute", async () => {
    const { id, email, token } = await invitesOne();
    const again = async () => (await admin.run(ResendInvitationDocument, { input: { userId: id } })).resendInvitation;
    expect(await again()).toMatchObject({ code: "RATE_LIMITED", message: expect.stringContaining("秒後") });
    const past = "set sent_at = sent_at - interval '7 days', expires_at = expires_at - interval '7 days'";
    await world.dataSource.query(`update invitations ${past} where id = $1`, [id]);
    expect(await accepts(token)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await again()).toMatchObject({ user: { state: "INVITED" } });
    const newer = (await invitationTo(world, email)) ?? "";
    expect(newer).not.toBe(token);
    expect(await accepts(token)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await accepts(newer)).toMatchObject({ user: { state: "ACTIVE" } });
    expect(await again()).toMatchObject({ code: "INVALID_STATE" });
  });

  it("is taken back: the code is nothing, the address free", async () => {
    const { id, email, token } = await invitesOne();
    const taken = await admin.run(WithdrawInvitationDocument, { input: { userId: id } });
    expect(taken.withdrawInvitation).toMatchObject({ withdrawnId: id });
    expect(await accepts(token)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await invites(stranger, { email })).toMatchObject({ user: { email } });
  });

  it("to an address of somebody is refused, also of another account; a lapsed one keeps it from nobody", async () => {
    const { id, email } = await invitesOne();
    for (const client of [admin, stranger])
      expect(await invites(client, { email: email.toUpperCase() })).toMatchObject({
        fields: [{ path: ["email"], message: expect.stringContaining("すでに使用") }],
      });
    await world.dataSource.query("update invitations set expires_at = now() where id = $1", [id]);
    expect(await invites(stranger, { email })).toMatchObject({ user: { email } });
  });

  it("says field by field what is wrong", async () => {
    const { account_id: foreign } = await userOf("admin@hoshi.test");
    const wrong = { email: "nobody", name: " ", role: "OPERATOR" as const, accountId: foreign };
    const answer = await invites(admin, wrong);
    if (answer.__typename !== "ValidationError") throw new Error(JSON.stringify(answer));
    expect(answer.fields.map(({ path }) => path[0])).toEqual(["email", "name", "role", "accountId"]);
    expect(await invites(operator)).toMatchObject({ fields: [{ path: ["accountId"] }] });
    expect(await invites(operator, { accountId: "acc_1" })).toMatchObject({ fields: [{ code: "NOT_FOUND" }] });
    expect(await invites(operator, { accountId: foreign })).toMatchObject({ user: { state: "INVITED" } });
  });
});

describe("users", () => {
  it("are listed for who manages them, by state and role; for others there are none", async () => {
    const { id } = await invitesOne();
    const { users, totalCount } = await lists(admin);
    expect(totalCount).toBe(users.length);
    expect(users.map((user) => user.email)).toContain("limited@kumo.test");
    expect(users.map((user) => user.email)).not.toContain("admin@hoshi.test");
    const invited = (await lists(admin, { filter: { state: "INVITED" } })).users;
    expect(invited.map((user) => user.id)).toContain(id);
    expect(invited.every(({ state }) => state === "INVITED")).toBe(true);
    const { account_id: accountId } = await userOf("admin@hoshi.test");
    const admins = await lists(operator, { filter: { accountId, role: "ADMIN", state: "ACTIVE" } });
    expect(admins.users.map(({ email }) => email)).toEqual(["admin@hoshi.test"]);
    expect(await lists(admin, { filter: { accountId } })).toEqual({ users: [], totalCount: 0 });
    expect(await lists(manager)).toEqual({ users: [], totalCount: 0 });
    const second = await admin.run(UsersDocument, { first: 1, after: (await first(admin)).pageInfo.endCursor ?? "" });
    expect(second.users.edges[0]?.node.id).toBe(users[1]?.id);
  });

  const first = async (client: Client) => (await client.run(UsersDocument, { first: 1 })).users;

  it("are disabled at once and enabled again, with the tokens and the password that they had", async () => {
    const user = await joins(world, admin);
    const client = await user.signIn();
    expect(await disables(admin, user.id)).toMatchObject({ user: { state: "DISABLED", stateLabel: "無効" } });
    expect((await client.post({ query: "{ orders { totalCount } }" })).status).toBe(401);
    await expect(user.signIn()).rejects.toThrow("CREDENTIALS_INVALID");
    expect(await disables(admin, user.id)).toMatchObject({ user: { state: "DISABLED" } });
    expect(await enables(operator, user.id)).toMatchObject({ user: { state: "ACTIVE" } });
    await user.signIn();
  });

  it("are managed by nobody else, and nobody disables himself", async () => {
    const { id } = await joins(world, admin);
    const self = await userOf("admin@kumo.test");
    expect(await disables(stranger, id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await disables(manager, id)).toMatchObject({ code: "INVALID_STATE" });
    expect(await invites(manager)).toMatchObject({ code: "INVALID_STATE" });
    expect(await disables(admin, self.id)).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("自分自身"),
    });
    expect(await disables(operator, self.id)).toMatchObject({ message: expect.stringContaining("最後の管理者") });
    const { id: invited } = await invitesOne();
    expect(await disables(admin, invited)).toMatchObject({ message: expect.stringContaining("withdrawInvitation") });
    expect(await world.client.post({ query: "{ users { totalCount } }" })).toMatchObject({ status: 401 });
    // Who was there before can still sign in.
    await world.client.as("admin@kumo.test", password);
  });

  it("are invited to an address that no mail could be written to: never", async () => {
    const email = `山田.${newAddress()}`;
    expect(await invites(admin, { email })).toMatchObject({ code: "VALIDATION" });
  });
});
