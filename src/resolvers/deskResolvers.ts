import { AccountConnectionFields, AccountFields, PolicyConnectionFields } from "./fields/DeskFields.js";
import { AccountMutations } from "./roots/AccountMutations.js";
import { CatalogueMutations } from "./roots/CatalogueMutations.js";
import { DeskQueries } from "./roots/DeskQueries.js";

/** Of accounts, products and policies. */
export const deskResolvers = [
  DeskQueries,
  AccountMutations,
  CatalogueMutations,
  AccountFields,
  AccountConnectionFields,
  PolicyConnectionFields,
] as const;
