// Writes real events through the project's own services, in a process of its own: fork it, send { id, orderIds, perOrder, perTransaction, pause }.
// Answers { ready }, then { id, events, committedAt } when all are committed (epoch milliseconds of the last one), or { id, error }; what fails is not written again.
import "reflect-metadata";
import { setTimeout as sleep } from "node:timers/promises";

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
const { createDataSource, Database } = await dist("services/database.js");
const { changeOrder, lockOrder } = await dist("services/orders/orderRow.js");
const { Relay } = await dist("services/events/Relay.js");

const dataSource = await createDataSource(process.env.DATABASE_URL).initialize();
const relay = new Relay(dataSource, () => undefined);
// NUMBERING=0: what it writes waits for somebody else to give it its position.
const kick = process.env.NUMBERING === "0" ? () => undefined : (ask) => relay.kick(ask);
const database = new Database(dataSource, kick);
const note = { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.note" } };

/** One event for each of the orders in one transaction, as a command on many orders would write them. */
function write(orderIds) {
  return database.inTransaction(async (tx) => {
    for (const orderId of orderIds) {
      const order = await lockOrder(tx, orderId, { kind: "ALL" });
      await changeOrder(tx, order, { events: [note], actorId: null, now: new Date() });
    }
    return { ok: true, value: null };
  });
}

async function run({ orderIds, perOrder = 1, perTransaction = 1, pause = 0 }) {
  let committedAt = 0;
  for (let round = 0; round < perOrder; round++) {
    for (let start = 0; start < orderIds.length; start += perTransaction) {
      await write(orderIds.slice(start, start + perTransaction));
      committedAt = Date.now();
      if (pause > 0) await sleep(pause);
    }
  }
  return { events: orderIds.length * perOrder, committedAt };
}

process.on("message", async ({ id, ...wish }) => {
  const answer = await run(wish).catch((error) => ({ error: String(error) }));
  process.send({ id, ...answer });
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
