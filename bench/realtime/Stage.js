import pg from "pg";
import { signIn, streamHead } from "../support/ask.js";
import { Crowd } from "../support/Crowd.js";
import { startCluster } from "../support/cluster.js";
import { insertOrders } from "../support/insertOrders.js";
import { Worker } from "../support/Worker.js";

/** What one measurement stands on: one node or two, orders, a writer in a process of its own, a crowd of subscribers. */
export class Stage {
  /** @param {{ orders: number, nodes?: number, commitTimes?: boolean, env?: Record<string, string> }} wish */
  static async set({ orders, nodes = 1, commitTimes = false, env = {} }) {
    const cluster = await startCluster({ nodes, commitTimes, env });
    const client = new pg.Client(cluster.postgres.url);
    await client.connect();
    const orderIds = await insertOrders(client, orders);
    await client.end();
    const [writer, crowd] = await Promise.all([startWriter(cluster), Crowd.gather()]);
    return new Stage({ cluster, orderIds, writer, crowd });
  }

  constructor(parts) {
    Object.assign(this, parts);
    [this.node] = this.cluster.nodes;
  }

  signIn(email = "admin@kumo.test") {
    return signIn(this.node.url, email);
  }

  async head() {
    return streamHead(this.node.url, await this.signIn());
  }

  /** @param {{ orderIds: string[], perOrder?: number, perTransaction?: number, pause?: number }} wish see writer.js */
  async write(wish) {
    const { error, ...done } = await this.writer.ask(wish);
    if (error !== undefined) throw new Error(error);
    return done;
  }

  async clear() {
    this.crowd.stop();
    this.writer.stop();
    await this.cluster.stop();
  }
}

/** @param {{ postgres: { url: string } }} cluster */
export function startWriter({ postgres }) {
  return Worker.start("./writer.js", { env: { DATABASE_URL: postgres.url } });
}
