import { randomUUID } from "node:crypto";
import { createSourceEventStream, type ExecutionArgs, type GraphQLError } from "graphql";
import type { Context, ServerOptions, SubscribePayload } from "graphql-ws";
import { doorErrors } from "../resolvers/limits/doorErrors.js";
import { RecentDocuments } from "../resolvers/limits/RecentDocuments.js";
import type { Door } from "./Door.js";
import { EventStream, type Subscription } from "./EventStream.js";
import { failureKind } from "./failureKind.js";
import { localeOf } from "./localeOf.js";
import type { SocketSession } from "./SocketSession.js";
import type { Sockets } from "./Sockets.js";

/** What graphql-ws carries along for each socket. */
export interface SocketExtra {
  readonly session: SocketSession;
  /** Of the upgrade; `locale` in connectionInit stands for it. */
  readonly acceptLanguage: string | undefined;
}
type Connection = Context<Record<string, unknown> | undefined, SocketExtra>;

/** A subscription that was let in, on its way from `onSubscribe` to `subscribe`. */
type Admitted = ExecutionArgs & { readonly stream: EventStream };

/** What graphql-ws asks the desk, in the order of a connection's life: `connection_init`, `subscribe`, and what comes of it. */
export class SocketProtocol implements ServerOptions<Record<string, unknown> | undefined, SocketExtra> {
  private readonly documents = new RecentDocuments();

  constructor(
    private readonly door: Door,
    private readonly sockets: Sockets,
  ) {}

  /** False: close 4403. A second close of ours, after another reason, is without effect. */
  onConnect = async ({ connectionParams = {}, extra }: Connection): Promise<boolean> => {
    const { session } = extra;
    const { authorization, locale } = connectionParams;
    session.locale = localeOf(typeof locale === "string" ? locale : extra.acceptLanguage);
    const authentication = await this.door.authenticationOf(authorization).catch(() => null);
    if (authentication === null) session.close("tryLater");
    if (authentication === null || authentication === "INVALID") return false;
    session.authentication = authentication;
    if (this.sockets.count(session)) return true;
    session.close("tooManySockets");
    return false;
  };

  /** Reads, admits and starts the subscription. */
  onSubscribe = async (
    { subscriptions, extra: { session } }: Connection,
    _id: string,
    payload: SubscribePayload,
  ): Promise<Admitted | readonly GraphQLError[]> => {
    const most = this.door.options.config.limitSubscriptionsPerSocket;
    if (Object.keys(subscriptions).length > most) return [doorErrors.tooManySubscriptions(most)];
    const started = await this.start(session, payload);
    const code = Array.isArray(started) ? String(started[0]?.extensions.code) : "OK";
    this.door.metrics.operations.inc({ type: "subscription", code });
    return started;
  };

  subscribe = (args: ExecutionArgs): EventStream => (args as Admitted).stream;

  /** Presented already. */
  onNext = (_connection: unknown, _id: unknown, _payload: unknown, _args: unknown, result: object) => result;

  onError = (_connection: unknown, _id: unknown, _payload: unknown, errors: readonly GraphQLError[]) => [
    ...this.door.presenter.ofRejection(errors, randomUUID()).errors,
  ];

  /** A database that is away, or a session that has ended, closes the socket; what is returned then is not sent. */
  private async start(session: SocketSession, payload: SubscribePayload): Promise<Admitted | readonly GraphQLError[]> {
    try {
      const authentication = await session.viewer();
      if (authentication !== null) return await this.admit(session, payload);
      session.close("forbidden");
      return [doorErrors.unauthenticated()];
    } catch (error) {
      if (failureKind(error) !== "OUTAGE") throw error;
      session.close("tryLater");
      return [doorErrors.unavailable()];
    }
  }

  private async admit(session: SocketSession, payload: SubscribePayload): Promise<Admitted | readonly GraphQLError[]> {
    const { query: source, operationName = null, variables } = payload;
    const read = await this.documents.read(this.door.schema, source);
    if (!read.ok) {
      await this.door.admission.charge(session, 1);
      return read.error;
    }
    const submitted = { source, document: read.value, variables: variables ?? {}, operationName };
    const admitted = await this.door.admission.admit(submitted, session, ["subscription"]);
    if (!admitted.ok) return admitted.error.errors;
    const requestId = randomUUID();
    const contextValue = this.door.makeContext(session.caller(requestId));
    const { schema } = this.door;
    const args = { schema, document: read.value, operationName, variableValues: submitted.variables, contextValue };
    return this.open({ session, args, requestId, cost: admitted.value.cost });
  }

  private async open(subscription: Subscription): Promise<Admitted | readonly GraphQLError[]> {
    const source = await createSourceEventStream(subscription.args);
    if (Symbol.asyncIterator in source) {
      return { ...subscription.args, stream: new EventStream(this.door, subscription, source) };
    }
    const errors = source.errors ?? [];
    const outage = errors.find((error) => failureKind(error) === "OUTAGE");
    if (outage !== undefined) throw outage;
    return errors;
  }
}
