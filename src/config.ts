import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

/** Everything that the environment says, checked once. Nothing else reads `process.env`. */
export type Config = Readonly<{
  host: string;
  port: number;
  /** Without a trailing slash. Stands in certificates and mails. */
  publicUrl: string;
  /** Null: the embedded PostgreSQL below `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** What the CA keys at rest are encrypted with; null: made at random and kept beside them. */
  caPassphrase: string | null;
  demo: boolean;
  /** Null: made at random and printed once. */
  demoPassword: string | null;
  /** Null: cards are always good in the demo, and never otherwise. */
  paymentGatewayUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** `host:port` of the resolvers for domain validation; null: the system's. */
  dnsServers: readonly string[] | null;
  dcvHttpPort: number;
  /** What HTTP validation may reach although it is private or loopback. */
  dcvAllowAddresses: BlockList;
  /** What webhooks may reach although it is private or loopback, there also as plain HTTP and on any port. */
  webhookAllowAddresses: BlockList;
  allowedOrigins: readonly string[];
  /** Points of cost per minute and principal; 0: no limits by cost and of sign-in. */
  limitRate: number;
  limitSocketsPerUser: number;
  limitSubscriptionsPerSocket: number;
  /** Days for which the log can be replayed from a cursor. */
  eventRetentionDays: number;
  /** Null: processes tell each other by the database alone. */
  natsUrl: string | null;
  /** `name` or `name:n`: where the process dies in tests. */
  failPoint: string | null;
  /** Who else says who somebody is; null: passwords alone. */
  oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}>;

/** A variable that cannot be meant so. One line that names it; `main` prints it and exits with 1. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(0).max(65_535));
const count = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(0).max(1_000_000_000));
const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);
const dnsServer = z.string().refine((value) => {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/i.exec(value);
  return match !== null && isIP(match[1] ?? match[2] ?? "") !== 0 && Number(match[3] ?? 53) <= 65_535;
});

/** What each variable must look like, and the words that say so when it does not. */
const variables = {
  PORT: [port, "a port number from 0 to 65535"],
  HOST: [z.string().min(1), "a host name or address"],
  PUBLIC_URL: [url("http:", "https:"), "an http:// or https:// address"],
  DATABASE_URL: [url("postgres:", "postgresql:"), "a postgres:// address"],
  DATA_DIR: [z.string().min(1), "a folder"],
  CA_PASSPHRASE: [z.string().min(12).max(1024), "a passphrase of 12 to 1024 characters"],
  DEMO: [flag, "0 or 1"],
  DEMO_PASSWORD: [z.string().min(8).max(128), "a password of 8 to 128 characters"],
  PAYMENT_GATEWAY_URL: [url("http:", "https:"), "an http:// or https:// address"],
  SMTP_URL: [url("smtp:", "smtps:"), "an smtp:// or smtps:// address"],
  MAIL_FROM: [z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/), "a mail address"],
  DNS_SERVERS: [list.pipe(z.array(dnsServer).min(1)), "address:port, …"],
  DCV_HTTP_PORT: [port, "a port number from 0 to 65535"],
  DCV_ALLOW_ADDRESSES: [list.transform(toBlockList), "networks like 127.0.0.0/8, …"],
  WEBHOOK_ALLOW_ADDRESSES: [list.transform(toBlockList), "networks like 127.0.0.0/8, …"],
  ALLOWED_ORIGINS: [list.pipe(z.array(url("http:", "https:"))), "origins like https://app.example, …"],
  LIMIT_RATE: [count, "points of cost per minute, 0 for no limit"],
  LIMIT_SOCKETS_PER_USER: [count, "a count"],
  LIMIT_SUBSCRIPTIONS_PER_SOCKET: [count, "a count"],
  EVENT_RETENTION_DAYS: [count.pipe(z.number().min(1).max(36_500)), "days from 1 to 36500"],
  NATS_URL: [url("nats:", "tls:"), "a nats:// or tls:// address"],
  FAIL_POINT: [
    z.string().regex(/^[a-z]+:[a-z-]+(:[1-9]\d{0,5})?$/),
    "a place like issuing:after-ca, or issuing:after-ca:3",
  ],
  OIDC_ISSUER: [url("https:").or(url("http:").refine(isLoopback)), "an https:// address (http:// on this machine)"],
  OIDC_CLIENT_ID: [z.string().min(1), "a client id"],
  OIDC_CLIENT_SECRET: [z.string().min(1), "a client secret"],
  LOG_LEVEL: [
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
    "fatal, error, warn, info, debug, trace or silent",
  ],
} as const;

type Variable = keyof typeof variables;
type Parsed<K extends Variable> = z.output<(typeof variables)[K][0]>;

/**
 * Reads the environment. An empty variable counts as not given.
 * @throws ConfigError naming the first variable that is not as it must be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = <K extends Variable>(name: K): Parsed<K> | undefined => {
    const text = env[name];
    if (text === undefined || text === "") return undefined;
    const [shape, words] = variables[name];
    const parsed = shape.safeParse(text);
    if (!parsed.success) throw new ConfigError(`${name}: ${shown(name, text)} is not ${words}`);
    return parsed.data as Parsed<K>;
  };
  const host = read("HOST") ?? "127.0.0.1";
  const listenPort = read("PORT") ?? 4000;
  const publicUrl = (read("PUBLIC_URL") ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${listenPort}`).replace(
    /\/+$/,
    "",
  );
  const databaseUrl = read("DATABASE_URL") ?? null;
  return Object.freeze({
    host,
    port: listenPort,
    publicUrl,
    databaseUrl,
    dataDir: resolve(read("DATA_DIR") ?? ".data"),
    caPassphrase: read("CA_PASSPHRASE") ?? null,
    demo: read("DEMO") ?? databaseUrl === null,
    demoPassword: read("DEMO_PASSWORD") ?? null,
    paymentGatewayUrl: read("PAYMENT_GATEWAY_URL") ?? null,
    smtpUrl: read("SMTP_URL") ?? null,
    mailFrom: read("MAIL_FROM") ?? "desk@localhost",
    dnsServers: read("DNS_SERVERS") ?? null,
    dcvHttpPort: read("DCV_HTTP_PORT") ?? 80,
    dcvAllowAddresses: read("DCV_ALLOW_ADDRESSES") ?? new BlockList(),
    webhookAllowAddresses: read("WEBHOOK_ALLOW_ADDRESSES") ?? new BlockList(),
    allowedOrigins: (read("ALLOWED_ORIGINS") ?? [publicUrl]).map((origin) => new URL(origin).origin),
    limitRate: read("LIMIT_RATE") ?? 20_000,
    limitSocketsPerUser: read("LIMIT_SOCKETS_PER_USER") ?? 20,
    limitSubscriptionsPerSocket: read("LIMIT_SUBSCRIPTIONS_PER_SOCKET") ?? 50,
    eventRetentionDays: read("EVENT_RETENTION_DAYS") ?? 30,
    natsUrl: read("NATS_URL") ?? null,
    failPoint: read("FAIL_POINT") ?? null,
    oidc: oidcOf(read("OIDC_ISSUER"), read("OIDC_CLIENT_ID"), read("OIDC_CLIENT_SECRET")),
    logLevel: read("LOG_LEVEL") ?? "info",
  });
}

/** All of them or none. */
function oidcOf(issuer?: string, clientId?: string, clientSecret?: string): Config["oidc"] {
  const given = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  const [missing] = Object.entries(given).find(([, value]) => value === undefined) ?? [];
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { issuer, clientId, clientSecret };
  if (Object.values(given).every((value) => value === undefined)) return null;
  throw new ConfigError(`${missing}: is missing; ${Object.keys(given).join(", ")} go together`);
}

/** Where nobody stands in between. */
function isLoopback(address: string): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname);
}

/** Secrets are not repeated on the screen. */
function shown(name: Variable, text: string): string {
  const secrets: readonly Variable[] = [
    "CA_PASSPHRASE",
    "DEMO_PASSWORD",
    "DATABASE_URL",
    "SMTP_URL",
    "PAYMENT_GATEWAY_URL",
    "NATS_URL",
    "OIDC_CLIENT_SECRET",
  ];
  return secrets.includes(name) ? "its value" : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function toBlockList(networks: readonly string[], context: z.RefinementCtx): BlockList {
  const blockList = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || prefix < 0 || prefix > most) {
      context.addIssue({ code: "custom", message: network });
      return z.NEVER;
    }
    blockList.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
  }
  return blockList;
}
