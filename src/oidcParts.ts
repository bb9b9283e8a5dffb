import type { FastifyPluginAsync } from "fastify";
import type { Config } from "./config.js";
import { oidcRoutes } from "./http/oidcRoutes.js";
import { OidcFlows } from "./services/identity/OidcFlows.js";
import { OidcSignIn } from "./services/identity/OidcSignIn.js";
import type { SignInCodes } from "./services/identity/SignInCodes.js";
import type { Clock, Ids } from "./services/ports.js";

export interface OidcParts {
  readonly codes: SignInCodes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onError: (error: unknown) => void;
}

/** What sign-in by a provider adds to the port: nothing without one. */
export async function createOidc(config: Config, parts: OidcParts): Promise<FastifyPluginAsync[]> {
  const { oidc: client, dataDir, publicUrl } = config;
  if (client === null) return [];
  // Most desks have none, and then need none of its library.
  const { OidcProvider } = await import("./services/identity/OidcProvider.js");
  const provider = new OidcProvider(client, `${publicUrl}/auth/oidc/callback`);
  const flows = await OidcFlows.open(dataDir, parts.clock, parts.ids);
  const oidc = new OidcSignIn(provider, flows, parts.codes, parts.onError);
  return [(app) => oidcRoutes(app, { oidc, config })];
}
