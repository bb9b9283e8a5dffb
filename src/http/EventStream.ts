import type { ExecutionArgs, ExecutionResult, FormattedExecutionResult } from "graphql";
import { doorLimits } from "../resolvers/limits/doorLimits.js";
import type { Door } from "./Door.js";
import { failureKind } from "./failureKind.js";
import { runOperation } from "./runOperation.js";
import type { SocketSession } from "./SocketSession.js";

/** One running subscription. */
export interface Subscription {
  readonly session: SocketSession;
  readonly args: ExecutionArgs;
  readonly requestId: string;
  readonly cost: number;
}

const end = { done: true, value: undefined } as const;

/**
 * The answers of a subscription. Each event is executed in a context of its own, so that its loaders are fresh, for the
 * viewer of that moment; for one that is no longer signed in it is not executed at all. Written by hand, because `return`
 * must reach the source while `next` waits for it.
 */
export class EventStream implements AsyncIterableIterator<ExecutionResult, void> {
  private readonly source: AsyncIterator<unknown>;
  private ended = false;

  constructor(
    private readonly door: Door,
    private readonly subscription: Subscription,
    source: AsyncIterable<unknown>,
  ) {
    this.source = source[Symbol.asyncIterator]();
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    try {
      await this.subscription.session.drained();
      const event = await this.source.next();
      const answer = event.done === true ? null : await this.answerTo(event.value);
      if (answer !== null && !this.ended) return { done: false, value: answer as ExecutionResult };
      return event.done === true ? end : await this.return();
    } catch (error) {
      // A missing log is no end of the subscription: the client comes back.
      if (failureKind(error) !== "OUTAGE") throw error;
      this.tryLater();
      return await this.return();
    }
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.ended = true;
    await this.source.return?.();
    return end;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** @returns null: the event does not pass, the socket is being closed */
  private async answerTo(event: unknown): Promise<FormattedExecutionResult | null> {
    const { session, args, requestId, cost } = this.subscription;
    const authentication = await session.viewer();
    if (authentication === null) {
      session.close("forbidden");
      return null;
    }
    const contextValue = this.door.makeContext({ ...session.caller(requestId), authentication });
    const result = await runOperation({ ...args, rootValue: event, contextValue }, doorLimits.queryTime);
    const { errors, outage } = this.door.presenter.ofExecution(result.errors ?? [], requestId);
    if (outage) {
      this.tryLater();
      return null;
    }
    this.door.metrics.events.inc();
    return { ...(errors.length === 0 ? {} : { errors }), data: result.data ?? null, extensions: { cost } };
  }

  private tryLater(): void {
    this.subscription.session.close("tryLater");
    void this.door.availability.check();
  }
}
