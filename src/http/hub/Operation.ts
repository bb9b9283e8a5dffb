import type { DocumentNode, ExecutionArgs } from "graphql";
import type { Locale } from "../../domain/messages/messages.js";
import type { Authentication } from "../../resolvers/context.js";
import type { EventFeed } from "../../services/events/EventFeed.js";

/** A subscription that was let in: what is executed for each event, for whom, and what it follows. */
export interface Operation {
  readonly args: ExecutionArgs;
  readonly document: DocumentNode;
  readonly authentication: Authentication;
  readonly locale: Locale;
  readonly address: string;
  readonly cost: number;
  readonly feed: EventFeed;
}
