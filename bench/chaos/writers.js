import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { addNote, ask } from "../support/ask.js";
import { Worker } from "../support/Worker.js";
import { randomFrom } from "./random.js";

const { sampleCsr } = await import("../../dist/services/demo/sampleCsr.js");

const place = `mutation($i: PlaceOrderInput!) { placeOrder(input: $i) { ... on PlaceOrderPayload { order { id } } ... on UserError { code message } } }`;

/** Notes and new orders over HTTP, at whichever node answers, and from time to time a burst in one transaction. */
export class Writers {
  /** Ids of notes that a server has acknowledged: they must be in the database for ever. */
  acknowledged = [];
  /** Ids of orders, likewise. */
  placed = [];
  /** Why writes had no answer, and how often. */
  unanswered = new Map();
  #running = true;
  #loops = [];
  #bursts;

  /** @param {{ nodes: object[], viewers: object[], orderIds: string[], databaseUrl: string, rate: number, seed: number }} options */
  constructor(options) {
    Object.assign(this, options);
  }

  async start() {
    this.#bursts = await Worker.start("./writer.js", { env: { DATABASE_URL: this.databaseUrl } });
    const hands = 4;
    const pause = (1000 * hands) / this.rate;
    for (let hand = 0; hand < hands; hand++) this.#loop((random) => this.#note(random), pause);
    this.#loop((random) => this.#place(random), 2000);
    this.#loop((random) => this.#burst(random), 1500);
  }

  /** Waits for what is under way. */
  async stop() {
    this.#running = false;
    await Promise.all(this.#loops);
    this.#bursts.stop();
  }

  /** With lots of its own. What fails is forgotten: whether it was committed the log knows. */
  #loop(work, pause) {
    const random = randomFrom(this.seed + 3000 + this.#loops.length);
    const run = async () => {
      while (this.#running) {
        await work(random).catch((error) => this.#failed(error));
        await sleep(random.between(0, 2 * pause));
      }
    };
    this.#loops.push(run());
  }

  async #note(random) {
    const viewer = random.oneOf(this.viewers);
    const token = await viewer.token();
    const wish = { orderId: random.oneOf(viewer.orderIds), text: `chaos ${randomUUID()}` };
    const id = await addNote(random.oneOf(this.nodes).url, token, wish);
    if (id !== null) this.acknowledged.push(id);
  }

  /** Issues by itself: its later events come from jobs, on whichever node takes them. */
  async #place(random) {
    const viewer = random.oneOf(this.viewers);
    const input = {
      idempotencyKey: randomUUID(),
      productCode: "CC_DV",
      csr: await sampleCsr(`${randomUUID().slice(0, 8)}.test`),
      contactEmail: viewer.email,
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
    };
    const token = await viewer.token();
    const data = await ask(random.oneOf(this.nodes).url, { query: place, variables: { i: input }, token });
    const id = data.placeOrder.order?.id;
    if (id !== undefined) this.placed.push(id);
  }

  async #burst(random) {
    const size = 1 + random.below(Math.min(this.orderIds.length, 60));
    const start = random.below(this.orderIds.length - size + 1);
    const orderIds = this.orderIds.slice(start, start + size);
    const { error } = await this.#bursts.ask({ orderIds, perTransaction: size });
    if (error !== undefined) throw new Error(error);
  }

  #failed({ message, cause }) {
    const reason = `${message}${cause === undefined ? "" : ` (${cause.code ?? cause.message})`}`;
    this.unanswered.set(reason, (this.unanswered.get(reason) ?? 0) + 1);
  }
}
