import type { FastifyPluginAsync } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Config } from "../config.js";
import type { Context } from "../resolvers/context.js";
import type { Rejected } from "../resolvers/limits/checkDocument.js";
import type { RateLimiter } from "../resolvers/limits/RateLimiter.js";
import type { EventLog } from "../services/events/EventLog.js";
import type { SignedIn } from "../services/identity/SignedIn.js";
import type { Clock } from "../services/ports.js";

/** What the port is opened with. `app.ts` puts it together. */
export interface HttpOptions {
  readonly config: Pick<Config, ConfigKey>;
  readonly schema: GraphQLSchema;
  /** A new context, with new loaders, for each request and for each event of a subscription. */
  readonly makeContext: (caller: Caller) => Context;
  readonly identity: Authenticator;
  /** What subscriptions follow, and where changes of rights stand. */
  readonly log: EventLog;
  readonly readiness: () => Promise<Readiness>;
  /** Root fields that need no sign-in: an expired token is no reason to refuse them (one of them renews it). */
  readonly openFields: ReadonlySet<string>;
  /** Puts on record which commands the door has refused before they could begin. */
  readonly recordRefused: (context: Context, rejected: Rejected) => Promise<void>;
  /** Null: no limit (LIMIT_RATE=0). */
  readonly limiter: RateLimiter | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Served at `/metrics`; others may add to it. */
  readonly registry: Registry;
  /** What else is on the port. Each has parsers and hooks of its own. */
  readonly routes: readonly FastifyPluginAsync[];
}

type ConfigKey =
  | "host"
  | "port"
  | "publicUrl"
  | "demo"
  | "allowedOrigins"
  | "limitSocketsPerUser"
  | "limitSubscriptionsPerSocket";

/** What a context is made of, besides what every context has. */
export type Caller = Pick<
  Context,
  "authentication" | "locale" | "requestId" | "address" | "watchForLeaving" | "userAgent"
>;

/** Who shows a token; `services/identity` is one. */
export interface Authenticator {
  /** Null: expired, forged, of an ended session or a disabled user. */
  authenticate(accessToken: string): Promise<SignedIn | null>;
}

/** Whether the process can serve, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly database: boolean; readonly migrations: boolean; readonly relay: boolean };
}
