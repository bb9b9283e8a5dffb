import type { Message } from "../../domain/errors.js";
import type { Result } from "../../domain/result.js";
import type { OrderEvent } from "../../entities/OrderEvent.js";
import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";

/** What a payload is made for: with the rights of the account's administrators, as they are now. */
export type PayloadViewer = Pick<WebhookEndpoint, "accountId" | "createdById" | "locale" | "selection">;

/** An event as an endpoint's selection sees it. */
export interface EventView {
  /** Where the log goes on after it: `orderEvents(after:)`. */
  readonly cursor: string;
  readonly data: unknown;
}

/** GraphQL behind a port: services never see it. */
export interface EventPayloads {
  /** Reads an event anew, or says why the selection does not serve. */
  view(event: OrderEvent, viewer: PayloadViewer): Promise<Result<EventView, Message>>;
}

/** What is wrong with a selection, before it is stored; null: nothing. */
export type SelectionCheck = (selection: string) => Promise<string | null>;
