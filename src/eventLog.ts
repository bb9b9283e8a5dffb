import type { Registry } from "prom-client";
import type { DataSource } from "typeorm";
import type { Config } from "./config.js";
import type { Readiness } from "./http/HttpOptions.js";
import { gauge } from "./http/Metrics.js";
import { knownSchema } from "./services/database.js";
import { EventTail } from "./services/events/EventTail.js";
import { entryOfRow } from "./services/events/LogEntry.js";
import { LogLag } from "./services/events/LogLag.js";
import { NatsBus } from "./services/events/NatsBus.js";
import { type NumberedBatch, Relay } from "./services/events/Relay.js";
import { Retention } from "./services/events/Retention.js";
import { lookAtLog } from "./services/events/readHead.js";
import { StreamListener } from "./services/events/StreamListener.js";
import { wakeGently } from "./services/events/wakeGently.js";
import type { FailPoints } from "./services/ports.js";
import { withPatience } from "./services/withPatience.js";

/** The log as this process takes part in it: it numbers, reads, and tells the others. */
export interface EventLog {
  readonly relay: Relay;
  readonly tail: EventTail;
  readonly bus: NatsBus | null;
  readonly lag: LogLag;
}

/** Milliseconds that the listener's connection has for its answer: so many that another one has time for its own before the database counts as away. */
const patience = 700;

type OnError = (what: string) => (error: unknown) => void;

/** Nothing of it runs yet: `followLog` begins. */
export function createLog(
  { natsUrl, failPoints }: Pick<Config, "natsUrl"> & { readonly failPoints?: FailPoints },
  dataSource: DataSource,
  onError: OnError,
): EventLog {
  const tail = new EventTail(dataSource, onError("reading the log failed; it tries again"));
  const onRows = ({ epoch, rows }: NumberedBatch) =>
    tail.offer(
      epoch,
      rows.map((row) => entryOfRow(dataSource, row)),
    );
  const onDown = onError("NATS is away; the database's notifications stand in");
  const bus = natsUrl === null ? null : new NatsBus(natsUrl, { onRows, onDown });
  const onNumbered = (batch: NumberedBatch) => {
    onRows(batch);
    bus?.publish(batch);
  };
  const relay = new Relay(dataSource, onError("the relay failed; it tries again"), onNumbered, failPoints);
  return { relay, tail, bus, lag: new LogLag(() => tail.head) };
}

/** From here on events are numbered, and read by this process. */
export async function followLog(
  { relay, tail, bus }: EventLog,
  { databaseUrl, dataSource, retentionDays }: { databaseUrl: string; dataSource: DataSource; retentionDays: number },
  { onClose, onError }: { onClose: (step: () => Promise<unknown>) => void; onError: OnError },
): Promise<StreamListener> {
  await tail.start();
  onClose(() => tail.stop());
  bus?.start();
  onClose(async () => bus?.stop());
  const onWake = wakeGently((head) => tail.told(head), bus);
  const listener = new StreamListener(databaseUrl, { onWake, onDown: onError("the database is away") });
  await listener.start();
  onClose(() => listener.stop());
  const retention = new Retention(dataSource, retentionDays, onError("retention failed; it tries again"));
  retention.start();
  onClose(() => retention.stop());
  relay.start();
  onClose(() => relay.stop());
  return listener;
}

/**
 * What `/readyz` asks: whether the database answers, has the schema of this code or a newer one, whether its notifications come, whether this process keeps pace with the log. A listener that lost its connection, or whose connection has gone
 * silent, is no lost database: then a connection of the pool is asked, and the database is away only if neither answers.
 */
export function readinessOf({ lag, tail }: EventLog, listener: StreamListener, dataSource: DataSource) {
  return async (): Promise<Readiness> => {
    const look = await withPatience(lookAtLog(listener), patience).catch(() => lookAtLog(dataSource));
    lag.observe(look);
    // The safety net: where a notification came to nothing, this is what makes it read.
    tail.told(`${look.head.epoch} ${look.head.position}`);
    // A newer schema is one that old code runs on too.
    const migrations = look.schema >= knownSchema;
    const relay = listener.connected && lag.tolerable;
    return { ready: migrations && relay, checks: { database: true, migrations, relay } };
  };
}

/** What `/metrics` says of it. */
export function measureLog({ tail, bus, lag }: EventLog, registry: Registry): void {
  const add = (name: string, help: string, read: () => number) =>
    gauge(registry, { name: `certdesk_log_${name}`, help, read });
  add("head", "Position of the newest event in the database, when last looked at.", () => lag.head);
  add("read", "Position up to which this process has read.", () => tail.head.position);
  add("lag_events", "Events that this process has still to read.", () => lag.events);
  add("lag_seconds", "Seconds for which the oldest of them, or an event without a position, waits.", () => lag.seconds);
  if (bus !== null) add("bus_connected", "1 while NATS brings the events.", () => Number(bus.connected));
}
