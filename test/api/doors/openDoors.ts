import { pino } from "pino";
import { Registry } from "prom-client";
import type { Actor } from "../../../src/domain/actor.js";
import type { HttpOptions, Readiness } from "../../../src/http/HttpOptions.js";
import { type HttpServer, startHttp } from "../../../src/http/startHttp.js";
import type { Context } from "../../../src/resolvers/context.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";
import { SharedBudgets } from "../../../src/services/limits/SharedBudgets.js";
import { DoorLog } from "./DoorLog.js";
import { type DoorWorld, doorSchema } from "./doorSchema.js";

const standard: Actor = { userId: "usr_1", role: "STANDARD", accountId: "acc_1" };

/** A server with real doors before a small schema, and what stands behind them in the test's hands. */
export interface Doors extends DoorWorld {
  readonly url: string;
  readonly socketUrl: string;
  readonly server: HttpServer;
  /** Commands that were put on record as refused, each with its code. */
  readonly refused: string[];
  /** What the log got. */
  readonly log: string[];
  /** Sessions by access token; a token that is not in it is forged. */
  readonly sessions: Map<string, SignedIn>;
  database: "here" | "away";
  /** Signs in under a token of that name. */
  signIn(token: string, more?: Partial<Actor> & { expiresAt?: Date }): void;
  post(query: string, more?: PostOptions): Promise<Answer>;
  /** How many subscriptions are live. */
  live(): Promise<number>;
}
export interface PostOptions {
  variables?: unknown;
  operationName?: string;
  token?: string;
  headers?: Record<string, string>;
}
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server sent; the test says what it should be
  body: any;
}

export async function openDoors(
  { limitRate = 0, ...config }: Partial<HttpOptions["config"]> & { limitRate?: number } = {},
  more: Partial<HttpOptions> = {},
): Promise<Doors> {
  const world: DoorWorld = { counted: 0, asked: 0, eventLog: new DoorLog() };
  const log: string[] = [];
  const sessions = new Map<string, SignedIn>();
  const schema = doorSchema(world);
  const refused: string[] = [];
  const doors = Object.assign(world, { log, refused, sessions, database: "here" as Doors["database"] });
  const server = await startHttp({
    config: { ...defaults, ...config },
    schema,
    makeContext: (caller) => ({ ...caller }) as Context,
    identity: {
      authenticate: async (token) => present(doors, sessions.get(token)),
    },
    log: world.eventLog,
    readiness: async () => readiness(doors.database),
    openFields: new Set(["signIn"]),
    recordRefused: async (_context, { errors, commands = [] }) => {
      refused.push(...commands.map((command) => `${command} ${errors[0]?.extensions.code}`));
    },
    limiter: limitRate === 0 ? null : new SharedBudgets(limitRate, nothingStored),
    clock: { now: () => new Date() },
    logger: pino({ level: "info" }, { write: (line: string) => log.push(line) }),
    registry: new Registry(),
    routes: [],
    ...more,
  });
  return Object.assign(doors, {
    server,
    url: server.url,
    socketUrl: `${server.url.replace("http", "ws")}graphql`,
    signIn: (
      token: string,
      { expiresAt = new Date(Date.now() + 900_000), ...actor }: Partial<Actor> & { expiresAt?: Date } = {},
    ) => {
      sessions.set(token, { actor: { ...standard, ...actor }, sessionId: token, expiresAt, scopes: null });
    },
    post: (query: string, options?: PostOptions) => post(server.url, query, options),
    live: async () => {
      const text = await (await fetch(`${server.url}metrics`)).text();
      return Number(/^certdesk_subscriptions{state="LIVE"} (\d+)$/m.exec(text)?.[1]);
    },
  });
}

const defaults: HttpOptions["config"] = {
  host: "127.0.0.1",
  port: 0,
  publicUrl: "http://127.0.0.1:4000",
  demo: true,
  allowedOrigins: ["https://app.example"],
  limitSocketsPerUser: 20,
  limitSubscriptionsPerSocket: 50,
};

/** The limiter counts for itself, as while the database is away. */
const nothingStored = {
  spend: async () => {
    throw new Error("connect ECONNREFUSED");
  },
};

function present({ database }: Pick<Doors, "database">, found: SignedIn | undefined): SignedIn | null {
  if (database === "away") throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  return found ?? null;
}

function readiness(database: Doors["database"]): Readiness {
  const here = database === "here";
  return { ready: here, checks: { database: here, migrations: here, relay: here } };
}

async function post(
  url: string,
  query: string,
  { variables, operationName, token, headers }: PostOptions = {},
): Promise<Answer> {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization, ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return read(answer);
}

export async function read(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text.startsWith("{") ? JSON.parse(text) : null };
}
