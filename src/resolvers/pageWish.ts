import type { PageArgs } from "../schema/PageArgs.js";
import type { PageWish } from "../services/reads/keyset.js";
import { doorLimits } from "./limits/doorLimits.js";
import { requestErrors } from "./requestErrors.js";

/**
 * What the arguments of a list mean: from the start or after a cursor, or (`last`, `before`) from the end or before one.
 * @throws GraphQLError BAD_USER_INPUT for a size outside of 1 to 100, and for both directions at once
 */
export function pageWish({ first, after, last, before }: PageArgs): PageWish {
  const backward = (last ?? before ?? null) !== null;
  if (backward && (first ?? after ?? null) !== null)
    throw requestErrors.badInput("Give `first` and `after`, or `last` and `before`; not of both.");
  const size = first ?? last ?? doorLimits.pageSize;
  if (size < 1 || size > doorLimits.largestPage)
    throw requestErrors.badInput(`\`first\` and \`last\` must be from 1 to ${doorLimits.largestPage}.`);
  return { size, direction: backward ? "BACKWARD" : "FORWARD", cursor: after ?? before ?? null };
}
