import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { EventTail } from "../../../src/services/events/EventTail.js";
import type { LoggedEvent } from "../../../src/services/events/LogEntry.js";
import { until } from "../../support/until.js";

/** A log of so many events, each of which says in which epoch it stands. */
class StoredLog {
  epoch = "one";
  head = 0;
  /** What happens after the next page was read. */
  afterPage: () => void = () => undefined;

  get dataSource(): DataSource {
    const names = ["position", "kind", "orderId"];
    const columns = names.map((name) => ({ databaseName: name, propertyName: name }));
    const query = async (_text: string, [after, limit] = [this.head, 0]) => this.page(after, limit);
    return { getMetadata: () => ({ columns }), query } as unknown as DataSource;
  }

  /** Reads that fail from now on. */
  failures = 0;

  private page(after: number, limit: number) {
    if (this.failures-- > 0) throw new Error("read ECONNRESET");
    const { epoch, head } = this;
    const last = Math.min(head, after + limit);
    const positions = Array.from({ length: Math.max(0, last - after) }, (_, index) => String(after + index + 1));
    const common = { epoch, head: String(head), kept_after: "0", origin: "here", here: "here", kind: "OrderUpdated" };
    if (positions.length > 0) this.afterPage();
    return (positions.length === 0 ? [null] : positions).map((position) => ({ ...common, position, orderId: epoch }));
  }
}

it("a log that is replaced between two pages: nothing of the new one is taken for the old", async () => {
  const stored = new StoredLog();
  const tail = new EventTail(stored.dataSource, (error) => {
    throw error;
  });
  await tail.start();
  const heard: string[] = [];
  tail.listen((entries) => heard.push(...entries.map((entry) => (entry as LoggedEvent).orderId)));
  tail.onReplaced(() => heard.push("replaced"));
  stored.head = 1500;
  stored.afterPage = () => {
    stored.epoch = "two";
  };
  tail.wake();
  await until(async () => heard.length > 1000);
  await tail.stop();
  expect(heard.slice(999)).toEqual(["one", "replaced"]);
  expect(tail.head).toEqual({ epoch: "two", position: 1500, keptAfter: 0 });
  expect(tail.since(1499)).toBeNull();
});

it("a read that fails is tried again by itself, and told of once", async () => {
  const stored = new StoredLog();
  const errors: unknown[] = [];
  const tail = new EventTail(stored.dataSource, (error) => errors.push(error));
  await tail.start();
  let heard = 0;
  tail.listen((entries) => {
    heard += entries.length;
  });
  stored.head = 1;
  stored.failures = 3;
  tail.told("one 1");
  await until(() => heard === 1, { patience: 3000 });
  expect(errors).toHaveLength(1);
  stored.head = 2;
  stored.failures = 1;
  tail.told("one 2");
  await until(() => heard === 2, { patience: 3000 });
  expect(errors).toHaveLength(2);
  await tail.stop();
});

it("a read that fails is not tried again once nobody follows", async () => {
  const stored = new StoredLog();
  const tail = new EventTail(stored.dataSource, () => undefined);
  await tail.start();
  stored.failures = Number.POSITIVE_INFINITY;
  tail.wake();
  await tail.stop();
  stored.failures = 0;
  stored.head = 1;
  await sleep(600);
  expect(tail.head.position).toBe(0);
});
