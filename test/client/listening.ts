import { expect } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { createDesk, type Desk, Session, type SessionOptions, type Tokens, tokensIn } from "../../client/index.js";
import { SignInDocument } from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { password } from "../support/world.js";

export const eventsLive =
  "subscription($after: String) { orderEvents(after: $after) { id cursor sequence order { id eventSequence } } }";

export interface LiveEvent {
  readonly id: string;
  readonly cursor: string;
  readonly sequence: number;
  readonly order: { readonly id: string; readonly eventSequence: number };
}

/** What somebody heard, in the order in which it came. */
export interface Heard {
  readonly ids: string[];
  readonly errors: Error[];
  /** Where the log began anew. */
  readonly restarts: string[];
  stop(): void;
}

export async function tokensOf(client: Client, email: string): Promise<Tokens> {
  const { signIn } = await client.run(SignInDocument, { input: { email, password } });
  return tokensIn(signIn);
}

export const deskAt = (url: string, tokens: SessionOptions["tokens"], more: Partial<SessionOptions> = {}): Desk =>
  createDesk({ url, session: new Session({ url, tokens, ...more }), webSocketImpl: WebSocket });

export function listens(desk: Desk, variables: { after?: string } = {}): Heard {
  const heard = { ids: [] as string[], errors: [] as Error[], restarts: [] as string[] };
  const stop = desk.subscribe<{ orderEvents: LiveEvent }>(
    { query: eventsLive, variables },
    {
      next: ({ data, errors }) => {
        if (data == null) throw new Error(JSON.stringify(errors));
        heard.ids.push(data.orderEvents.id);
      },
      expired: (streamHead) => heard.restarts.push(streamHead),
      error: (error) => heard.errors.push(error),
    },
  );
  return Object.assign(heard, { stop });
}

/** graphql-ws as it comes: what everybody writes first. */
export function listensNaively(url: string, token: string): Heard {
  const heard = { ids: [] as string[], errors: [] as Error[], restarts: [] as string[] };
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const stop = client.subscribe<{ orderEvents: LiveEvent }>(
    { query: eventsLive },
    {
      next: ({ data }) => heard.ids.push(data?.orderEvents.id ?? ""),
      error: (error) => heard.errors.push(error as Error),
      complete: () => {},
    },
  );
  return Object.assign(heard, { stop });
}

/** Heard is all that there was, in order, nothing twice. The desk goes on meanwhile: what comes behind it is no matter. */
export function expectHeard(ids: readonly string[], all: readonly string[]): void {
  expect(ids.slice(0, all.length)).toEqual(all);
  expect(new Set(ids).size).toBe(ids.length);
}
