import type { SignedIn } from "../../services/identity/SignedIn.js";

/**
 * A viewer of whom an execution may know what his whole class has in common: account and role. Whatever asks for more, who he is or how long he stays, gets it, and says so by `onPersonal`: then the
 * answer is his alone. So no list of fields has to be kept right for two viewers never to share what differs.
 */
export function viewerOfClass({ actor, sessionId, expiresAt, scopes }: SignedIn, onPersonal: () => void): SignedIn {
  const told = <T>(value: T): T => {
    onPersonal();
    return value;
  };
  return {
    actor: {
      role: actor.role,
      accountId: actor.accountId,
      get userId() {
        return told(actor.userId);
      },
    },
    get sessionId() {
      return told(sessionId);
    },
    get expiresAt() {
      return told(expiresAt);
    },
    get scopes() {
      return told(scopes);
    },
  };
}
