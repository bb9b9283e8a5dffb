import type { Actor } from "../../domain/actor.js";
import type { SignedIn } from "../../services/identity/SignedIn.js";

/** With what may be left out too: whoever adds something to it says here whether a class has it in common, or it does not compile. */
type Whole<T> = { readonly [Key in keyof Required<T>]: T[Key] };

/**
 * A viewer of whom an execution may know what his whole class has in common: account and role. Whatever asks for more, who he is or how long he stays, gets it, and says so by `onPersonal`: then the
 * answer is his alone. So no list of fields has to be kept right for two viewers never to share what differs.
 */
export function viewerOfClass(
  { actor, sessionId, expiresAt, scopes, decidesFreely }: SignedIn,
  onPersonal: () => void,
): SignedIn {
  const told = <T>(value: T): T => {
    onPersonal();
    return value;
  };
  const known: Whole<Actor> = {
    role: actor.role,
    accountId: actor.accountId,
    get userId() {
      return told(actor.userId);
    },
  };
  const viewer: Whole<SignedIn> = {
    actor: known,
    get sessionId() {
      return told(sessionId);
    },
    get expiresAt() {
      return told(expiresAt);
    },
    get scopes() {
      return told(scopes);
    },
    get decidesFreely() {
      return told(decidesFreely);
    },
  };
  return viewer;
}
