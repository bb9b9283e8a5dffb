import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** What the port counts. Nothing in a label can be chosen by a client: the series stay few. */
export class Metrics {
  /** Seconds. `route` is the pattern, not the address. */
  readonly requests: Histogram<"route" | "method" | "status">;
  /** By kind of operation and the code of its first error, OK without one. */
  readonly operations: Counter<"type" | "code">;
  readonly cost: Counter<"type">;
  readonly events: Counter;
  /** How often an event was executed: once for each group that it concerns, however many it has. */
  readonly executions: Counter;
  /** Seconds from when the database wrote an event until it was sent to those of a group who are live: the commit, the numbering, the execution. By two clocks, its and ours. */
  readonly delivery: Histogram;
  /** By the code of a socket, whoever closed it; an event stream that the desk ends counts by the same. */
  readonly closes: Counter<"code">;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.requests = new Histogram({
      name: "certdesk_http_request_seconds",
      help: "Time of an HTTP request.",
      labelNames: ["route", "method", "status"],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 15],
      registers,
    });
    this.delivery = new Histogram({
      name: "certdesk_event_delivery_seconds",
      help: "Time from when an event was written until it was sent to live subscriptions.",
      buckets: [0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5],
      registers,
    });
    const counter = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
      new Counter({ name: `certdesk_${name}_total`, help, labelNames, registers });
    this.operations = counter("graphql_operations", "Documents answered through all doors.", ["type", "code"]);
    this.cost = counter("graphql_cost", "Points of cost spent.", ["type"]);
    this.events = counter("graphql_events", "Events sent to subscriptions.");
    this.executions = counter("graphql_event_executions", "Events executed for a group of subscriptions.");
    this.closes = counter("connection_closes", "Sockets and event streams closed, by code.", ["code"]);
    this.gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
    this.gauge("process_cpu_seconds", "CPU time since the start.", () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
    this.gauge("nodejs_heap_used_bytes", "Heap in use.", () => process.memoryUsage().heapUsed);
  }

  private readonly states: [state: string, read: () => number][] = [];

  /** Subscriptions by how far they have come. */
  subscriptions(state: string, read: () => number): void {
    this.states.push([state, read]);
    if (this.states.length > 1) return;
    const { states } = this;
    new Gauge({
      name: "certdesk_subscriptions",
      help: "Subscriptions, by how far they have come.",
      labelNames: ["state"],
      registers: [this.registry],
      collect() {
        for (const [name, count] of states) this.set({ state: name }, count());
      },
    });
  }

  /** A value that is read whenever somebody asks for the metrics. */
  gauge(name: string, help: string, read: () => number): void {
    gauge(this.registry, { name, help, read });
  }
}

/** A value that is read whenever somebody asks for the metrics. */
export function gauge(
  registry: Registry,
  { name, help, read }: { readonly name: string; readonly help: string; readonly read: () => number },
): void {
  const collect = function (this: Gauge) {
    this.set(read());
  };
  new Gauge({ name, help, registers: [registry], collect });
}
