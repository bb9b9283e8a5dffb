import WebSocket from "ws";

const queryWith = (fields) =>
  `subscription($after: String) { orderEvents(after: $after) { __typename id cursor sequence order { id } ${fields} } }`;

/** Closes that would end a real client for good (graphql-ws), and so must never come for a reason that passes. */
const finalCodes = new Set([1002, 1011, 4400, 4401, 4406, 4409, 4429, 4500]);

/**
 * Subscribes to all that its viewer sees, hops between the nodes, comes back after each end with jitter. With `keepsCursor` it goes on after the last event it
 * got; without, it begins anew each time: the control, which is to `settle` before it starts.
 */
export class ChaosClient {
  /** Every event as it came: { id, sequence, orderId }. */
  received = [];
  /** What no client should ever see: `error`, `complete`, a final close. */
  faults = [];
  connections = 0;
  #socket = null;
  #timer;
  #stopped = false;
  #hopping = true;

  /** @param {{ urls: string[], viewer: { token: () => Promise<string>, refresh: () => void }, after: string, keepsCursor: boolean, random: object, fields?: string }} options `fields`: further ones, to make events larger */
  constructor(options) {
    Object.assign(this, options);
    this.cursor = options.after;
    this.query = queryWith(options.fields ?? "");
  }

  start() {
    void this.#connect();
  }

  /** From now on it stays where it is, unless it is thrown out. */
  settle() {
    this.#hopping = false;
  }

  /** Stops and begins to take what comes; the connection stays. */
  pause() {
    this.#socket?.pause();
  }

  resume() {
    this.#socket?.resume();
  }

  stop() {
    this.#stopped = true;
    this.#leave();
  }

  #leave() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    // Politely or not: the server must cope with both.
    if (this.random.below(2) === 0) socket?.close();
    else socket?.terminate();
  }

  #again(delay) {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#connect(), delay);
  }

  async #connect() {
    const token = await this.viewer.token().catch(() => null);
    if (token === null || this.#stopped) return this.#again(this.random.between(100, 500));
    const socket = new WebSocket(this.random.oneOf(this.urls), "graphql-transport-ws", { handshakeTimeout: 3000 });
    this.#socket = socket;
    const send = (message) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("message", (data) => socket === this.#socket && this.#hear(JSON.parse(data), send));
    socket.on("error", () => undefined);
    socket.once("close", (code) => socket === this.#socket && this.#closed(code));
    this.#timer = setTimeout(() => this.#hop(socket), this.random.between(500, 8000));
  }

  #hop(socket) {
    if (socket !== this.#socket || !this.#hopping) return;
    this.#leave();
    this.#again(this.random.between(0, 400));
  }

  #closed(code) {
    if (finalCodes.has(code)) this.faults.push(`closed ${code}`);
    if (code === 4403) this.viewer.refresh();
    this.#socket = null;
    this.#again(this.random.between(50, 800));
  }

  #hear(message, send) {
    switch (message.type) {
      case "connection_ack":
        this.connections += 1;
        return send({
          id: "1",
          type: "subscribe",
          payload: { query: this.query, variables: this.keepsCursor ? { after: this.cursor } : {} },
        });
      case "next":
        return this.#take(message.payload);
      case "ping":
        return send({ type: "pong" });
      case "pong":
        return;
      default:
        this.faults.push(JSON.stringify(message).slice(0, 300));
    }
  }

  #take({ data, errors }) {
    if (errors !== undefined || !data) {
      this.faults.push(JSON.stringify(errors).slice(0, 300));
      return;
    }
    const { id, cursor, sequence, order } = data.orderEvents;
    this.received.push({ id, sequence, orderId: order.id });
    this.cursor = cursor;
  }
}
