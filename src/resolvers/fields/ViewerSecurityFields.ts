import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Session } from "../../schema/Session.js";
import { Viewer } from "../../schema/Viewer.js";
import type { Context } from "../context.js";

@Resolver(() => Viewer)
export class ViewerSecurityFields {
  @FieldResolver(() => [Session], {
    description: "Where the viewer is signed in, the one used last first; at most 100. API keys see none.",
  })
  async sessions(@Root() viewer: Viewer, @Ctx() { services, authentication }: Context): Promise<Session[]> {
    const signedIn = typeof authentication === "object" ? authentication : null;
    if (signedIn !== null && signedIn.scopes !== null) return [];
    return services.security.sessions.list(viewer.userId, signedIn?.sessionId ?? null);
  }

  @FieldResolver(() => Boolean, { description: "Whether signIn and stepUp want a one-time code of the viewer." })
  totpEnabled(@Root() viewer: Viewer, @Ctx() { services }: Context): Promise<boolean> {
    return services.security.secondFactor.isOn(viewer.userId);
  }
}
