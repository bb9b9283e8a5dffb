import type { Database } from "./services/database.js";
import { Passwords } from "./services/identity/Passwords.js";
import type { Clock, Ids } from "./services/ports.js";
import { Acceptance } from "./services/users/Acceptance.js";
import { ApiKeys } from "./services/users/ApiKeys.js";
import { Invitations } from "./services/users/Invitations.js";
import { RoleChanges } from "./services/users/RoleChanges.js";
import type { UserServices } from "./services/users/UserServices.js";
import { Users } from "./services/users/Users.js";

/** What administrators do with users, and who accepts an invitation. */
export function createUsers(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}): UserServices {
  const { database, clock, ids } = parts;
  return {
    list: new Users(database, clock),
    invitations: new Invitations(database, clock, ids),
    acceptance: new Acceptance(database, new Passwords(), clock),
    apiKeys: new ApiKeys(database, clock, ids),
    roleChanges: new RoleChanges(database, clock, ids),
  };
}
