import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";

/** Path of a Chromium on this machine, or null. */
export function chromiumPath(): string | null {
  const found = ["chromium", "chromium-browser", "google-chrome"].find(
    (name) => spawnSync(name, ["--version"]).status === 0,
  );
  return found ?? null;
}

// biome-ignore lint/suspicious/noExplicitAny: messages of the DevTools protocol
type Message = any;

const quiet =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --remote-debugging-port=0 --window-size=1500,950";

/** A page in a headless browser, by the DevTools protocol. */
export class Chromium {
  readonly requests: string[] = [];
  /** Errors of scripts, and what a policy has forbidden. */
  readonly complaints: string[] = [];
  private session = "";
  private last = 0;
  private readonly waiting = new Map<number, (message: Message) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
  ) {
    socket.on("message", (data) => this.take(JSON.parse(String(data))));
  }

  static async open(path: string, url: string): Promise<Chromium> {
    const profile = await mkdtemp(join(tmpdir(), "certdesk-chromium-"));
    const child = spawn(path, [...quiet.split(" "), `--user-data-dir=${profile}`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const endpoint = await new Promise<string>((resolve, reject) => {
      let text = "";
      child.stderr?.on("data", (data) => {
        text += data;
        const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on("exit", () => reject(new Error(text)));
    });
    const socket = new WebSocket(endpoint);
    await once(socket, "open");
    const browser = new Chromium(child, profile, socket);
    const { targetId } = await browser.call("Target.createTarget", { url: "about:blank" });
    browser.session = (await browser.call("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    for (const domain of ["Network", "Runtime", "Log", "Page"]) await browser.call(`${domain}.enable`);
    await browser.call("Page.navigate", { url });
    return browser;
  }

  /** The value of an expression in the page; of a promise, what it resolves to. */
  async evaluate(expression: string): Promise<Message> {
    const { result, exceptionDetails } = await this.call("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Until the expression is true in the page. */
  async until(expression: string, milliseconds = 20_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while ((await this.evaluate(expression)) !== true) {
      if (Date.now() > end) throw new Error(`not in time: ${expression}; ${this.complaints.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async close(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private call(method: string, params: object = {}): Promise<Message> {
    const id = ++this.last;
    this.socket.send(
      JSON.stringify({ id, method, params, ...(this.session === "" ? {} : { sessionId: this.session }) }),
    );
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  private take({ id, result, method, params }: Message): void {
    if (id !== undefined) this.waiting.get(id)?.(result);
    if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
    if (method === "Network.webSocketCreated") this.requests.push(params.url);
    if (method === "Runtime.exceptionThrown")
      this.complaints.push(params.exceptionDetails.exception?.description ?? "?");
    if (method === "Log.entryAdded" && params.entry.level === "error") this.complaints.push(params.entry.text);
  }
}
