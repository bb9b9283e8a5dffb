import { ApiKeyConnectionFields, ApiKeyFields } from "./fields/ApiKeyFields.js";
import { RoleChangeConnectionFields, RoleChangeFields, UserConnectionFields, UserFields } from "./fields/UserFields.js";
import { ApiKeyMutations } from "./roots/ApiKeyMutations.js";
import { ApiKeyQueries } from "./roots/ApiKeyQueries.js";
import { RoleChangeMutations } from "./roots/RoleChangeMutations.js";
import { UserMutations } from "./roots/UserMutations.js";
import { UserQueries } from "./roots/UserQueries.js";

/** Those of users, their roles and their keys. */
export const userResolvers = [
  UserQueries,
  UserMutations,
  RoleChangeMutations,
  UserFields,
  UserConnectionFields,
  RoleChangeFields,
  RoleChangeConnectionFields,
  ApiKeyQueries,
  ApiKeyMutations,
  ApiKeyFields,
  ApiKeyConnectionFields,
] as const;
