import type { Actor } from "../domain/actor.js";
import { keepRecent } from "../services/keepRecent.js";
import { type Principal, principalOf } from "../services/tenancy/principal.js";
import type { Context } from "./context.js";
import { createLoaders } from "./loaders.js";
import type { Services } from "./services.js";

/** Graphs that are kept: some 50 small objects each. The one not asked for longest is forgotten first. */
const most = 1000;

/** Everything that a context is made of but what its services are: that follows from who asks. */
export type Caller = Omit<Context, "services" | "loaders" | "graphOf">;

/** The use cases as each account, the staff and nobody has them: what they read and write goes over connections that see no other account's rows (docs/adr/0009). */
export class ServiceGraphs {
  private readonly known = new Map<string, Services>();

  /** @param make makes the use cases of a principal */
  constructor(private readonly make: (principal: Principal) => Services) {}

  contextOf(caller: Caller): Context {
    const { authentication } = caller;
    const actor = typeof authentication === "object" ? authentication.actor : null;
    return { ...caller, ...this.graphOf(actor), graphOf: this.graphOf };
  }

  private readonly graphOf = (actor: Actor | null): Pick<Context, "services" | "loaders"> => {
    const services = this.of(principalOf(actor));
    return { services, loaders: createLoaders(services) };
  };

  private of(principal: Principal): Services {
    const key = principal.kind === "TENANT" ? (principal.accountId ?? "") : principal.kind;
    const services = this.known.get(key) ?? this.make(principal);
    keepRecent(this.known, [key, services], most);
    return services;
  }
}
