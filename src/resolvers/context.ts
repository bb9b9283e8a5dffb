import type { Actor } from "../domain/actor.js";
import type { Locale } from "../domain/messages/messages.js";
import type { SignedIn } from "../services/identity/SignedIn.js";
import type { Loaders } from "./loaders.js";
import type { Services } from "./services.js";

/**
 * Why nobody is signed in: no token was shown, or one that is expired, forged or of an ended session or disabled user.
 * Only UNAUTHENTICATED is told, whichever it was.
 */
export type Authentication = SignedIn | "ANONYMOUS" | "INVALID";

/** What every resolver gets; made anew for each request and for each event of a subscription. */
export interface Context {
  readonly authentication: Authentication;
  /** Of `Accept-Language`, or of connectionInit; a `locale` argument wins. */
  readonly locale: Locale;
  readonly services: Services;
  readonly loaders: Loaders;
  /** The same as another has it: see `readAs`. */
  readonly graphOf: (actor: Actor | null) => Pick<Context, "services" | "loaders">;
  /** In the answer and in the log. */
  readonly requestId: string;
  /** Address of the client, for the limits of sign-in. */
  readonly address: string;
  /** Makes a signal that is aborted once nobody waits for the answer any more. Over HTTP alone. */
  readonly watchForLeaving?: (() => AbortSignal) | undefined;
  /** Of commands: aborted when they have had their time. */
  over?: AbortSignal;
  /** What the client calls itself; over HTTP alone, where sessions begin. */
  readonly userAgent?: string | undefined;
}
