import { requestErrors } from "./requestErrors.js";

/**
 * Arguments of any field: PostgreSQL knows no text with a NUL, so nothing can be found or stored with one.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function refuseNul(value: unknown): void {
  if (typeof value === "string" && value.includes("\0"))
    throw requestErrors.badInput("A text cannot have a NUL in it.");
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) refuseNul(part);
}
