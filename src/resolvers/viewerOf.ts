import type { Actor } from "../domain/actor.js";
import type { SignedIn } from "../services/identity/SignedIn.js";
import type { Context } from "./context.js";
import { doorErrors } from "./limits/doorErrors.js";
import { requestErrors } from "./requestErrors.js";

/** Who asks. @throws GraphQLError UNAUTHENTICATED for nobody */
export function viewerOf(context: Pick<Context, "authentication">): Actor {
  const viewer = viewerOrNobody(context);
  if (viewer === null) throw requestErrors.signInFirst();
  return viewer;
}

/** Who asks, and in which session: for commands about the session itself. @throws GraphQLError UNAUTHENTICATED for nobody */
export function signedInOf({ authentication }: Pick<Context, "authentication">): SignedIn {
  if (authentication === "ANONYMOUS") throw requestErrors.signInFirst();
  if (authentication === "INVALID") throw doorErrors.unauthenticated();
  return authentication;
}

/** The same where nobody may ask too. @throws GraphQLError UNAUTHENTICATED for a token that is not good */
export function viewerOrNobody({ authentication }: Pick<Context, "authentication">): Actor | null {
  if (authentication === "ANONYMOUS") return null;
  if (authentication === "INVALID") throw doorErrors.unauthenticated();
  return authentication.actor;
}
