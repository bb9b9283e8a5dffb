import { GraphQLError } from "graphql";
import type { StreamRefusal } from "../services/events/EventStream.js";
import { doorErrors } from "./limits/doorErrors.js";

/** Top-level errors that a resolver throws: for programs, in English, with a stable `extensions.code`. */
export const requestErrors = {
  /** Nobody is signed in where somebody must be. HTTP 401 (RFC 6750 3.1: no error code where no token was shown). */
  signInFirst(): GraphQLError {
    const http = { status: 401, headers: new Map([["www-authenticate", "Bearer"]]) };
    return new GraphQLError("Sign in first.", { extensions: { code: "UNAUTHENTICATED", http } });
  },
  /** An argument is not as it must be. HTTP 400. */
  badInput(message: string): GraphQLError {
    return doorErrors.badInput(message, "BAD_USER_INPUT");
  },
  badCursor(): GraphQLError {
    return doorErrors.badInput("The cursor is none of this list.", "BAD_USER_INPUT");
  },
  /** A stream, or a history, that cannot be read from there. */
  ofStream(refusal: StreamRefusal): GraphQLError {
    switch (refusal.code) {
      case "NOT_FOUND":
        return new GraphQLError("There is no such order.", { extensions: { code: "NOT_FOUND" } });
      case "BAD_CURSOR":
        return requestErrors.badCursor();
      case "CURSOR_EXPIRED": {
        const { code, streamHead } = refusal;
        return new GraphQLError("The cursor is too old: read anew, go on after streamHead.", {
          extensions: { code, streamHead },
        });
      }
    }
  },
} as const;
