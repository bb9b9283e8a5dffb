import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = join(dirname(fileURLToPath(import.meta.url)), "oidcProvider.mjs");

/** A certified provider of OpenID Connect in a process of its own, and who signs in there. */
export class OidcProviderProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  static async start(port: string, redirectUri: string): Promise<OidcProviderProcess> {
    const child = spawn(process.execPath, [program, port, redirectUri], { stdio: ["pipe", "pipe", "ignore"] });
    for await (const line of createInterface({ input: child.stdout })) if (line === "ready") break;
    child.stdout.resume();
    return new OidcProviderProcess(child, `http://127.0.0.1:${port}`);
  }

  /** What the desk is started with. */
  get environment() {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: "desk", OIDC_CLIENT_SECRET: "a secret of the desk" };
  }

  async stop(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }
}

/** A browser as far as signing in wants one: it keeps cookies by host and port, follows redirects, and sends forms. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** One request, no redirect followed. */
  async request(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = form && { method: "POST", body: new URLSearchParams(form) };
    const response = await fetch(address, { ...sent, redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Signs in at the provider and agrees. @returns the address of the desk to which it is sent back */
  async signsIn(address: string, login: string): Promise<string> {
    const { origin } = new URL(address);
    let at = address;
    let form: Record<string, string> | undefined;
    for (let count = 0; count < 12; count++) {
      const response = await this.request(at, form);
      form = undefined;
      const location = response.headers.get("location");
      if (location !== null) {
        at = new URL(location, at).href;
        if (new URL(at).origin !== origin) return at;
        continue;
      }
      const page = await response.text();
      const [, field, step] = /type="hidden" name="(\w+)" value="(login|consent)"/.exec(page) ?? [];
      if (field === undefined || step === undefined) throw new Error(`${response.status} of ${at}: ${page}`);
      form = step === "login" ? { [field]: step, login, password: "any" } : { [field]: step };
      at = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? at, at).href;
    }
    throw new Error(`the provider goes in circles at ${at}`);
  }
}
