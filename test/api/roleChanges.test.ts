import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  AcceptInvitationDocument,
  DisableUserDocument,
  OrderStatusChangedDocument,
  RejectRoleChangeDocument,
  RequestRoleChangeDocument,
  ResendInvitationDocument,
  type Role,
  RoleChangesDocument,
  ViewerDocument,
  WithdrawRoleChangeDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { asksForRole, chosen, confirms, invitationTo, invites, joins } from "../support/invitations.js";
import { startWorld, type World } from "../support/world.js";

let world: World;
let first: Client;
let second: Client;
let operator: Client;
let secondId: string;
beforeAll(async () => {
  world = await startWorld();
  [first, operator] = (await Promise.all(
    ["admin@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client];
  const user = await joins(world, first);
  secondId = user.id;
  // An account with one administrator: the desk is the second pair of eyes.
  expect(await confirms(operator, await asksForRole(first, user.id, "ADMIN"))).toMatchObject({
    roleChange: { status: "CONFIRMED", fromRole: "STANDARD", toRole: "ADMIN" },
  });
  second = await user.signIn();
});
afterAll(() => world?.stop());

const asks = async (client: Client, userId: string, role: Role) =>
  (await client.run(RequestRoleChangeDocument, { input: { userId, role } })).requestRoleChange;
const rejects = async (client: Client, id: string) =>
  (await client.run(RejectRoleChangeDocument, { input: { id, note: "いいえ" } })).rejectRoleChange;
const withdraws = async (client: Client, id: string) =>
  (await client.run(WithdrawRoleChangeDocument, { input: { id } })).withdrawRoleChange;
const idOf = async (client: Client) => (await client.run(ViewerDocument, {})).viewer?.user.id ?? "";
const waiting = async (client: Client) => {
  const { edges } = (await client.run(RoleChangesDocument, { first: 100, filter: { status: "PENDING" } })).roleChanges;
  return edges.map(({ node }) => node.id);
};
const roleOf = async (id: string) =>
  (await world.dataSource.query("select role from users where id = $1", [id]))[0]?.role;

describe("a change of a role", () => {
  it("waits for a second administrator, who sees it in the list; nobody else confirms it", async () => {
    const user = await joins(world, first);
    const id = await asksForRole(first, user.id, "MANAGER");
    expect(await roleOf(user.id)).toBe("STANDARD");
    expect(await waiting(second)).toContain(id);
    expect(await confirms(first, id)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await confirms(await world.as("admin@hoshi.test"), id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await confirms(await world.as("manager@kumo.test"), id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await confirms(second, id)).toMatchObject({
      roleChange: {
        status: "CONFIRMED",
        statusLabel: "確認済み",
        decidedBy: { id: secondId },
        user: { role: "MANAGER" },
      },
    });
    expect(await confirms(operator, id)).toMatchObject({ code: "INVALID_STATE" });
    expect(await waiting(second)).not.toContain(id);
  });

  it("wants two downwards as well, and closes the sockets of whom it concerns", async () => {
    const user = await joins(world, first, { role: "MANAGER" });
    const socket = (await user.signIn()).subscribe(OrderStatusChangedDocument, {});
    const next = socket.next();
    next.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const id = await asksForRole(first, user.id, "LIMITED");
    expect(await roleOf(user.id)).toBe("MANAGER");
    const before = Date.now();
    expect(await confirms(second, id)).toMatchObject({ roleChange: { status: "CONFIRMED" } });
    await expect(next).rejects.toBeDefined();
    expect(Date.now() - before).toBeLessThan(5000);
    await socket.close().catch(() => undefined);
  });

  it("is decided by neither who asked for it nor whom it concerns, whatever the program says", async () => {
    const id = await asksForRole(first, secondId, "STANDARD");
    expect(await confirms(second, id)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await rejects(second, id)).toMatchObject({ code: "SELF_APPROVAL" });
    const decide = (by: string) =>
      world.dataSource.query(
        "update role_changes set status = 'CONFIRMED', decided_by_id = $2, decided_at = now() where id = $1",
        [id, by],
      );
    await expect(decide(await idOf(first))).rejects.toThrow("four_eyes");
    await expect(decide(secondId)).rejects.toThrow("four_eyes");
    expect(await withdraws(second, id)).toMatchObject({ message: expect.stringContaining("申請した本人") });
    expect(await withdraws(first, id)).toMatchObject({ roleChange: { status: "WITHDRAWN" } });
  });

  it("is one's own never, and one at a time", async () => {
    expect(await asks(first, await idOf(first), "LIMITED")).toMatchObject({
      message: expect.stringContaining("自分自身"),
    });
    const user = await joins(world, first);
    expect(await asks(first, user.id, "STANDARD")).toMatchObject({ fields: [{ path: ["role"] }] });
    expect(await asks(first, user.id, "OPERATOR")).toMatchObject({ fields: [{ path: ["role"] }] });
    const answers = await Promise.all([first, second, operator].map((client) => asks(client, user.id, "FINANCE")));
    expect(answers.filter(({ __typename }) => __typename === "RoleChangePayload")).toHaveLength(1);
  });

  it("expires after 7 days, and can be asked for anew", async () => {
    const user = await joins(world, first);
    const id = await asksForRole(first, user.id, "FINANCE");
    await world.dataSource.query("update role_changes set expires_at = now() where id = $1", [id]);
    expect(await confirms(second, id)).toMatchObject({ code: "INVALID_STATE" });
    const { roleChanges } = await first.run(RoleChangesDocument, { filter: { status: "EXPIRED", userId: user.id } });
    expect(roleChanges).toMatchObject({
      totalCount: 1,
      edges: [{ node: { id, status: "EXPIRED", statusLabel: "期限切れ" } }],
    });
    const again = await asksForRole(first, user.id, "FINANCE");
    expect(await rejects(second, again)).toMatchObject({ roleChange: { status: "REJECTED", decisionNote: "いいえ" } });
    expect(await roleOf(user.id)).toBe("STANDARD");
  });

  it("is void once who asked for it may not, or the user is another", async () => {
    const [third, user] = [await joins(world, first), await joins(world, first)];
    await confirms(second, await asksForRole(first, third.id, "ADMIN"));
    const id = await asksForRole(await third.signIn(), user.id, "ADMIN");
    await first.run(DisableUserDocument, { input: { userId: third.id } });
    expect(await confirms(second, id)).toMatchObject({ message: expect.stringContaining("管理できなくなった") });
    expect(await roleOf(user.id)).toBe("STANDARD");
    expect(await rejects(second, id)).toMatchObject({ roleChange: { status: "REJECTED" } });
    const late = await asksForRole(first, user.id, "FINANCE");
    await first.run(DisableUserDocument, { input: { userId: user.id } });
    expect(await confirms(second, late)).toMatchObject({ message: expect.stringContaining("状態が変わった") });
  });
});

describe("an invitation as ADMIN", () => {
  const asAdmin = async () => {
    const invited = await invites(first, { role: "ADMIN" });
    if (invited.__typename !== "InviteUserPayload" || invited.roleChange == null)
      throw new Error(JSON.stringify(invited));
    return { ...invited.user, change: invited.roleChange };
  };

  it("is sent when a second administrator has confirmed it", async () => {
    const { id, email, change, invitationExpiresAt } = await asAdmin();
    expect(change).toMatchObject({ invitation: true, fromRole: null, toRole: "ADMIN", status: "PENDING" });
    expect([await invitationTo(world, email), invitationExpiresAt]).toEqual([null, null]);
    const { resendInvitation } = await first.run(ResendInvitationDocument, { input: { userId: id } });
    expect(resendInvitation).toMatchObject({ message: expect.stringContaining("確認を待って") });
    expect(await confirms(first, change.id)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await confirms(second, change.id)).toMatchObject({ roleChange: { status: "CONFIRMED" } });
    const token = (await invitationTo(world, email)) ?? "";
    const { acceptInvitation } = await world.client.run(AcceptInvitationDocument, {
      input: { token, password: chosen },
    });
    expect(acceptInvitation).toMatchObject({ user: { role: "ADMIN", state: "ACTIVE" } });
  });

  it("that is rejected leaves no user, but its trace", async () => {
    const { id, email, change } = await asAdmin();
    expect(await rejects(operator, change.id)).toMatchObject({ roleChange: { status: "REJECTED", user: null, email } });
    expect(await roleOf(id)).toBeUndefined();
    expect(await invites(first, { email })).toMatchObject({ user: { email, role: "STANDARD" } });
  });
});
