import { createSourceEventStream, type ExecutionArgs, type GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Context, ServerOptions, SubscribePayload } from "graphql-ws";
import { doorErrors } from "../resolvers/limits/doorErrors.js";
import { RecentDocuments } from "../resolvers/limits/RecentDocuments.js";
import { EventFeed } from "../services/events/EventFeed.js";
import type { Door } from "./Door.js";
import { failureKind } from "./failureKind.js";
import type { Hub } from "./hub/Hub.js";
import type { Operation } from "./hub/Operation.js";
import { localeOf } from "./localeOf.js";
import { newRequestId } from "./newRequestId.js";
import type { SocketSession } from "./SocketSession.js";
import type { SocketSubscription } from "./SocketSubscription.js";
import type { SocketSubscriptions } from "./SocketSubscriptions.js";
import type { Sockets } from "./Sockets.js";

/** Characters of the id that a client gives an operation: it stands in each answer. Those of libraries have up to 36. */
const longestId = 255;

/** What graphql-ws carries along for each socket. */
export interface SocketExtra {
  readonly session: SocketSession;
  readonly subscriptions: SocketSubscriptions;
  /** Of the upgrade; `locale` in connectionInit stands for it. */
  readonly acceptLanguage: string | undefined;
}
type Connection = Context<Record<string, unknown> | undefined, SocketExtra>;

/** A subscription that was let in, on its way from `onSubscribe` to `subscribe`. */
type Admitted = ExecutionArgs & { readonly subscription: SocketSubscription; readonly operation: Operation };

/** What graphql-ws asks the desk, in the order of a connection's life: `connection_init`, `subscribe`, and what comes of it. */
export class SocketProtocol implements ServerOptions<Record<string, unknown> | undefined, SocketExtra> {
  private readonly documents = new RecentDocuments();

  constructor(
    private readonly door: Door,
    private readonly sockets: Sockets,
    private readonly hub: Hub,
  ) {}

  /** False: close 4403. A second close of ours, after another reason, is without effect. */
  onConnect = async ({ connectionParams = {}, extra }: Connection): Promise<boolean> => {
    const { session } = extra;
    const { authorization, locale } = connectionParams;
    session.locale = localeOf(typeof locale === "string" ? locale : extra.acceptLanguage);
    const since = this.hub.position;
    const authentication = await this.door.authenticationOf(authorization).catch(() => null);
    if (authentication === null) session.close("tryLater");
    if (authentication === null || authentication === "INVALID") return false;
    session.authentication = authentication;
    const counted = this.sockets.count(session);
    if (!counted) session.close("tooManySockets");
    // What changed while the token was looked at has passed before the socket was known to be this user's.
    const isIn = counted && !(session.viewer !== null && this.hub.hasChanged(session.viewer, since));
    if (isIn) this.sockets.begin(session);
    return isIn;
  };

  /** Reads, admits and starts the subscription. */
  onSubscribe = async (
    { extra: { session, subscriptions } }: Connection,
    id: string,
    payload: SubscribePayload,
  ): Promise<Admitted | readonly GraphQLError[]> => {
    if (id.length > longestId) {
      session.close("longId");
      return [doorErrors.wrongDoor("The id is too long.")]; // not sent: the socket is closed
    }
    const most = this.door.options.config.limitSubscriptionsPerSocket;
    const subscription = subscriptions.open(id);
    const started =
      subscriptions.size > most ? [doorErrors.tooManySubscriptions(most)] : await this.start(subscription, payload);
    const code = Array.isArray(started) ? String(started[0]?.extensions.code) : "OK";
    this.door.metrics.operations.inc({ type: "subscription", code });
    const { isOver } = subscription;
    if (isOver || Array.isArray(started)) subscription.abandon();
    // Its id may be another's by now: nothing is said under it, not even to graphql-ws.
    return isOver ? new Promise(() => undefined) : started;
  };

  /** From here on the hub writes to the socket itself; graphql-ws holds what it ends with. */
  subscribe = (args: ExecutionArgs): SocketSubscription => {
    const { subscription, operation } = args as Admitted;
    return subscription.begin(this.hub, operation);
  };

  onError = (_connection: unknown, _id: unknown, _payload: unknown, errors: readonly GraphQLError[]) =>
    this.present(errors);

  /** Why a subscription does not begin, or ends, as clients see it. */
  present(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    return [...this.door.presenter.ofRejection(errors, newRequestId()).errors];
  }

  /** A database that is away closes the socket; what is returned then is not sent. */
  private async start(
    subscription: SocketSubscription,
    payload: SubscribePayload,
  ): Promise<Admitted | readonly GraphQLError[]> {
    try {
      const operation = await this.admit(subscription.session, payload);
      return "feed" in operation ? { ...operation.args, subscription, operation } : operation;
    } catch (error) {
      if (failureKind(error) !== "OUTAGE") throw error;
      subscription.session.close("tryLater");
      void this.door.availability.check();
      return [doorErrors.unavailable()];
    }
  }

  /** Reads and admits a subscription, whichever protocol it came by. @throws when the database is away */
  async admit(session: SocketSession, payload: SubscribePayload): Promise<Operation | readonly GraphQLError[]> {
    const { query: source, operationName = null, variables } = payload;
    const read = await this.documents.read(this.door.schema, source);
    if (!read.ok) {
      const outOfPoints = await this.door.admission.charge(session, 1);
      return outOfPoints === null ? read.error : [outOfPoints];
    }
    const submitted = { source, document: read.value, variables: variables ?? {}, operationName };
    const admitted = await this.door.admission.admit(submitted, session, ["subscription"]);
    const contextValue = this.door.makeContext(session.caller(newRequestId()));
    if (!admitted.ok) return (await this.door.onRecord(contextValue, admitted.error)).errors;
    const { schema } = this.door;
    // What a subscription keeps has no context: each event gets one of its own.
    const args = { schema, document: read.value, operationName, variableValues: submitted.variables };
    const feed = await feedOf({ ...args, contextValue });
    if (!(feed instanceof EventFeed)) return feed;
    const { authentication, locale, address } = session;
    return { args, document: read.value, authentication, locale, address, cost: admitted.value.cost, feed };
  }
}

async function feedOf(args: ExecutionArgs): Promise<EventFeed | readonly GraphQLError[]> {
  const source = await createSourceEventStream(args);
  if (source instanceof EventFeed) return source;
  const errors = Symbol.asyncIterator in source ? [] : (source.errors ?? []);
  const outage = errors.find((error) => failureKind(error) === "OUTAGE");
  if (outage !== undefined || errors.length === 0) throw outage ?? new Error("a subscription that follows no log");
  return errors;
}
