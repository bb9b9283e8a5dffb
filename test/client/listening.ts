import { expect } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { createDesk, type Desk, Session, type SessionOptions, type Tokens, tokensIn } from "../../client/index.js";
import { AddNoteDocument, OrderEventsDocument, SignInDocument } from "../gql/documents.js";
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

/** One event: a note on the order. */
export async function writes(client: Client, orderId: string, count = 1): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const { addNote } = await client.run(AddNoteDocument, { input: { orderId, text: `note ${number}` } });
    if (addNote.__typename !== "AddNotePayload") throw new Error(JSON.stringify(addNote));
  }
}

/** Every event after a cursor, by the pull twin, once the last one of the order that was written to has its place in the log. */
export async function everythingAfter(client: Client, after: string, orderId: string): Promise<string[]> {
  const { body } = await client.post({
    query: "query($id: ID!) { order(id: $id) { eventSequence } }",
    variables: { id: orderId },
  });
  const { eventSequence } = (body.data as { order: LiveEvent["order"] }).order;
  for (;;) {
    const events = await pull(client, after);
    const last = events.filter(({ order }) => order.id === orderId).at(-1);
    if (last === undefined || last.sequence >= eventSequence) return events.map(({ id }) => id);
  }
}

/** Heard is all that there was, in order, nothing twice. The desk goes on meanwhile: what comes behind it is no matter. */
export function expectHeard(ids: readonly string[], all: readonly string[]): void {
  expect(ids.slice(0, all.length)).toEqual(all);
  expect(new Set(ids).size).toBe(ids.length);
}

async function pull(client: Client, after: string) {
  const events: Pick<LiveEvent, "id" | "sequence" | "order">[] = [];
  for (let cursor = after; ; ) {
    const { orderEvents } = await client.run(OrderEventsDocument, { after: cursor, first: 100 });
    events.push(
      ...orderEvents.edges.map(({ node: { id, sequence, order } }) => ({
        id,
        sequence,
        order: { id: order.id, eventSequence: 0 },
      })),
    );
    if (!orderEvents.pageInfo.hasNextPage) return events;
    cursor = orderEvents.pageInfo.endCursor ?? cursor;
  }
}

/** @param patience milliseconds */
export async function until(good: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  for (const end = Date.now() + patience; !(await good()); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error(`not in time: ${good}`);
}
