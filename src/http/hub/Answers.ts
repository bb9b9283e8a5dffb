import type { Authentication } from "../../resolvers/context.js";
import { doorLimits } from "../../resolvers/limits/doorLimits.js";
import type { LoggedEvent } from "../../services/events/LogEntry.js";
import type { Door } from "../Door.js";
import { newRequestId } from "../newRequestId.js";
import { runOperation } from "../runOperation.js";
import type { Operation } from "./Operation.js";
import type { Keeper, Sweep } from "./Sweep.js";
import { viewerOfClass } from "./viewerOfClass.js";

/** The bytes to send; or that they would be this viewer's alone; or that the event cannot be read now: the database is away, or something holds it up for too long. */
export type Answer = Buffer | "PERSONAL" | "OUTAGE";

/** Milliseconds for which an answer serves others who catch up, how many are kept, and the bytes of all together. */
const lifetime = 1000;
const most = 256;
const mostBytes = 1024 * 1024;

interface Kept {
  readonly until: number;
  readonly answer: Promise<Answer>;
  /** None before it is there. */
  bytes: number;
}

/** The answers to events for one group: each is executed once, in a context of its own, so that its loaders are fresh. */
export class Answers implements Keeper {
  private readonly recent = new Map<string, Kept>();
  private bytes = 0;

  constructor(
    private readonly door: Door,
    private readonly operation: Operation,
    /** Whether members with other names use it too. */
    private readonly shared: boolean,
    private readonly sweep: Sweep,
  ) {}

  /** Bytes that are kept. */
  get size(): number {
    return this.bytes;
  }

  to(event: LoggedEvent): Promise<Answer> {
    const { logId } = event;
    const now = performance.now();
    const known = this.recent.get(logId);
    if (known !== undefined && known.until > now) return known.answer;
    this.forget(now);
    const answer = this.execute(event).then((found) => this.weighed(logId, found));
    this.recent.set(logId, { until: now + lifetime, answer, bytes: 0 });
    this.sweep.add(this);
    return answer;
  }

  /** What is too old, or too much; the oldest stands first. */
  forget(now = performance.now()): boolean {
    for (const [logId, { until }] of this.recent) {
      if (until > now && this.recent.size < most && this.bytes <= mostBytes) break;
      this.delete(logId);
    }
    return this.recent.size > 0;
  }

  /** One that is too large by itself is for those alone who wait for it already. */
  private weighed(logId: string, answer: Answer): Answer {
    const kept = this.recent.get(logId);
    if (kept === undefined || kept.bytes > 0 || typeof answer === "string") return answer;
    kept.bytes = answer.length;
    this.bytes += answer.length;
    if (answer.length > mostBytes) this.delete(logId);
    else if (this.bytes > mostBytes) this.forget();
    return answer;
  }

  private delete(logId: string): void {
    this.bytes -= this.recent.get(logId)?.bytes ?? 0;
    this.recent.delete(logId);
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
