import type { Acceptance } from "./Acceptance.js";
import type { ApiKeys } from "./ApiKeys.js";
import type { Invitations } from "./Invitations.js";
import type { RoleChanges } from "./RoleChanges.js";
import type { Users } from "./Users.js";

/** What resolvers call of this folder. */
export interface UserServices {
  readonly list: Users;
  readonly invitations: Invitations;
  readonly acceptance: Acceptance;
  readonly apiKeys: ApiKeys;
  readonly roleChanges: RoleChanges;
}
