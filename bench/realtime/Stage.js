import pg from "pg";
import { signIn, streamHead } from "../support/ask.js";
import { Crowd } from "../support/Crowd.js";
import { startCluster } from "../support/cluster.js";
import { insertOrders } from "../support/insertOrders.js";
import { Opened } from "../support/Opened.js";
import { Worker } from "../support/Worker.js";

/** What one measurement stands on: one node or two, orders, a writer in a process of its own, a crowd of subscribers. */
export class Stage {
  #opened;

  /** @param {{ orders: number, nodes?: number, commitTimes?: boolean, env?: Record<string, string> }} wish */
  static async set({ orders, nodes = 1, commitTimes = false, env = {} }) {
    const opened = new Opened();
    try {
      const cluster = opened.add(await startCluster({ nodes, commitTimes, env }), (each) => each.stop());
      const client = new pg.Client(cluster.postgres.url);
      await client.connect();
      const orderIds = await insertOrders(client, orders).finally(() => client.end());
      const stage = new Stage({ cluster, orderIds }, opened);
      stage.writer = await stage.startWriter();
      stage.crowd = await stage.gather();
      return stage;
    } catch (error) {
      await opened.abandon();
      throw error;
    }
  }

  constructor(parts, opened) {
    Object.assign(this, parts);
    [this.node] = this.cluster.nodes;
    this.#opened = opened;
  }

  /** One more writer; ends with the stage. */
  async startWriter(more = {}) {
    const env = { DATABASE_URL: this.cluster.postgres.url, ...more };
    return this.#opened.add(await Worker.start("./writer.js", { env }), (writer) => writer.stop());
  }

  /** One more crowd; ends with the stage. */
  async gather(processes) {
    return this.#opened.add(await Crowd.gather(processes), (crowd) => crowd.stop());
  }

  signIn(email = "admin@kumo.test") {
    return signIn(this.node.url, email);
  }

  async head() {
    return streamHead(this.node.url, await this.signIn());
  }

  /** @param {{ orderIds: string[], perOrder?: number, perTransaction?: number, pause?: number }} wish see writer.js */
  async write(wish, writer = this.writer) {
    const { error, ...done } = await writer.ask(wish);
    if (error !== undefined) throw new Error(error);
    return done;
  }

  clear() {
    return this.#opened.close();
  }
}
