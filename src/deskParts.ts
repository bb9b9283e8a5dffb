import type { Parts } from "./parts.js";
import { AccountAdministration } from "./services/desk/AccountAdministration.js";
import { Catalogue } from "./services/desk/Catalogue.js";
import { OrganizationVettings } from "./services/desk/OrganizationVettings.js";
import { Passwords } from "./services/identity/Passwords.js";
import { Accounts } from "./services/reads/Accounts.js";
import { Policies } from "./services/reads/Policies.js";

/** What staff of the desk look after. */
export function createDesk({ database, clock, ids }: Pick<Parts, "database" | "clock" | "ids">) {
  return {
    accountAdministration: new AccountAdministration(database, new Passwords(), clock, ids),
    catalogue: new Catalogue(database, clock, ids),
    vettings: new OrganizationVettings(database, clock, ids),
    accounts: new Accounts(database.dataSource),
    policies: new Policies(database.dataSource),
  };
}
