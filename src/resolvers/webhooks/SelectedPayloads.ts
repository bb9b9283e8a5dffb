import { type ExecutionResult, execute, GraphQLError } from "graphql";
import { type Actor, sees, visibilityOf } from "../../domain/actor.js";
import { type Message, message } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import type { OrderEvent } from "../../entities/OrderEvent.js";
import type { Clock } from "../../services/ports.js";
import type { EventPayloads, EventView, PayloadViewer } from "../../services/webhooks/EventPayloads.js";
import { buildAppSchema } from "../buildSchema.js";
import type { Context } from "../context.js";
import type { ServiceGraphs } from "../ServiceGraphs.js";
import { ownSelection, selectionDocument } from "./selectionDocument.js";

/** Milliseconds for reading one event. */
const patience = 5000;

/** Executes an endpoint's selection on an event as a subscription would, in a context of its own. */
export class SelectedPayloads implements EventPayloads {
  constructor(
    private readonly graphs: Pick<ServiceGraphs, "contextOf">,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @throws for an event of another account: a bug; and when reading takes too long, which no selection is blamed for */
  async view(event: OrderEvent, viewer: PayloadViewer): Promise<Result<EventView, Message>> {
    const contextValue = this.contextOf(viewer);
    if (!sees(visibilityOf(actorOf(viewer)), { accountId: event.accountId, placedById: event.ownerId }))
      throw new Error("an event of another account is never sent");
    const schema = await buildAppSchema();
    const document = await selectionDocument(schema, viewer.selection ?? ownSelection);
    if (!document.ok) return fail(unusable(document.error));
    const result = await inTime(execute({ schema, document: document.value, rootValue: event, contextValue }));
    const [error] = result.errors ?? [];
    if (error !== undefined) return fail(this.told(error));
    return ok({ cursor: contextValue.services.stream.cursorOf(event), data: result.data?.orderEvents });
  }

  private contextOf(viewer: PayloadViewer): Context {
    const expiresAt = new Date(this.clock.now().getTime() + patience);
    const authentication = { actor: actorOf(viewer), sessionId: "", expiresAt, scopes: null };
    return this.graphs.contextOf({ authentication, locale: viewer.locale, requestId: "", address: "" });
  }

  /** What was not meant for clients is kept to the log, and no selection is blamed for it. */
  private told(error: GraphQLError): Message {
    if (error.originalError === undefined || error.originalError instanceof GraphQLError)
      return unusable(error.message);
    this.onError(error.originalError);
    return message("webhook.attempt.internal");
  }
}

/** The endpoint is the account's and was made by an administrator; what became of that person since does not matter. */
const actorOf = ({ accountId, createdById }: PayloadViewer): Actor => ({
  userId: createdById,
  role: "ADMIN",
  accountId,
});

const unusable = (problem: string) => message("webhook.attempt.payload", { problem: problem.slice(0, 200) });

/** Selections are held to the limits of every document when they are stored: what is late is the desk. */
async function inTime(result: ExecutionResult | Promise<ExecutionResult>): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`reading an event took longer than ${patience} ms`)), patience);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
