import {
  AcceptInvitationDocument,
  ConfirmRoleChangeDocument,
  InviteUserDocument,
  type InviteUserInput,
  RequestRoleChangeDocument,
  type Role,
} from "../gql/documents.js";
import type { Client } from "./client.js";
import { unique, type World } from "./world.js";

/** The password of everybody who accepts an invitation here. */
export const chosen = "a password of my own";

/** The code of the newest invitation mail to an address; null: there is no mail. */
export async function invitationTo(world: World, email: string): Promise<string | null> {
  const [mail] = await world.dataSource.query(
    "select text_body from mails where recipient = $1 and kind = 'USER_INVITED' order by created_at desc, id desc limit 1",
    [email],
  );
  return /^[0-9a-f]{64}$/m.exec(mail?.text_body ?? "")?.[0] ?? null;
}

export const newAddress = () => `${unique("person")}@kumo.test`;

/** Whatever the server says. */
export async function invites(client: Client, input: Partial<InviteUserInput> = {}) {
  const wish = { email: newAddress(), name: "新人", role: "STANDARD" as const, ...input };
  return (await client.run(InviteUserDocument, { input: wish })).inviteUser;
}

/** Somebody who was invited and has accepted. */
export async function joins(world: World, client: Client, input: Partial<InviteUserInput> = {}) {
  const invited = await invites(client, input);
  if (invited.__typename !== "InviteUserPayload") throw new Error(JSON.stringify(invited));
  const { email } = invited.user;
  const token = (await invitationTo(world, email)) ?? "";
  const accepted = { token, password: chosen };
  const { acceptInvitation } = await world.client.run(AcceptInvitationDocument, { input: accepted });
  if (acceptInvitation.__typename !== "AcceptInvitationPayload") throw new Error(JSON.stringify(acceptInvitation));
  const { user } = acceptInvitation;
  return { ...user, signIn: () => world.client.as(email, chosen) };
}

/** The id of a change that the client has asked for. */
export async function asksForRole(client: Client, userId: string, role: Role): Promise<string> {
  const { requestRoleChange } = await client.run(RequestRoleChangeDocument, { input: { userId, role } });
  if (requestRoleChange.__typename !== "RoleChangePayload") throw new Error(JSON.stringify(requestRoleChange));
  return requestRoleChange.roleChange.id;
}

/** Whatever the server says. */
export async function confirms(client: Client, id: string) {
  return (await client.run(ConfirmRoleChangeDocument, { input: { id } })).confirmRoleChange;
}
