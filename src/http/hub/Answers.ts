import type { Authentication } from "../../resolvers/context.js";
import { doorLimits } from "../../resolvers/limits/doorLimits.js";
import type { LoggedEvent } from "../../services/events/LogEntry.js";
import type { Door } from "../Door.js";
import { newRequestId } from "../newRequestId.js";
import { runOperation } from "../runOperation.js";
import type { Operation } from "./Operation.js";
import { viewerOfClass } from "./viewerOfClass.js";

/** The bytes to send; or that they would be this viewer's alone; or that the event cannot be read now: the database is away, or something holds it up for too long. */
export type Answer = Buffer | "PERSONAL" | "OUTAGE";

/** Milliseconds for which an answer serves others who catch up, and how many are kept. */
const lifetime = 1000;
const most = 256;

/** The answers to events for one group: each is executed once, in a context of its own, so that its loaders are fresh. */
export class Answers {
  private readonly recent = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();

  constructor(
    private readonly door: Door,
    private readonly operation: Operation,
    /** Whether members with other names use it too. */
    private readonly shared: boolean,
  ) {}

  to(event: LoggedEvent): Promise<Answer> {
    const now = performance.now();
    const known = this.recent.get(event.logId);
    if (known !== undefined && known.until > now) return known.answer;
    this.forget(now);
    const answer = this.execute(event);
    this.recent.set(event.logId, { until: now + lifetime, answer });
    return answer;
  }

  /** What is too old; the oldest stands first. */
  private forget(now: number): void {
    for (const [key, { until }] of this.recent) {
      if (until > now && this.recent.size < most) return;
      this.recent.delete(key);
    }
  }

  private async execute(event: LoggedEvent): Promise<Answer> {
    const { args, locale, address, cost } = this.operation;
    const requestId = newRequestId();
    let personal = false;
    const onPersonal = () => {
      personal = true;
    };
    const authentication = this.viewer(onPersonal);
    const contextValue = this.door.makeContext({ authentication, locale, address, requestId });
    const result = await runOperation(
      { ...args, rootValue: event, contextValue },
      { milliseconds: doorLimits.queryTime },
    );
    if (personal) return "PERSONAL";
    const { errors, outage } = this.door.presenter.ofExecution(result.errors ?? [], requestId);
    // Whoever got half an answer would go on after it, and the event would be lost to him.
    if (outage || errors.some(({ extensions }) => extensions?.code === "TIMEOUT")) return "OUTAGE";
    this.door.metrics.executions.inc();
    const presented = errors.length === 0 ? {} : { errors };
    return Buffer.from(JSON.stringify({ ...presented, data: result.data ?? null, extensions: { cost } }));
  }

  private viewer(onPersonal: () => void): Authentication {
    const { authentication } = this.operation;
    return this.shared && typeof authentication === "object"
      ? viewerOfClass(authentication, onPersonal)
      : authentication;
  }
}
