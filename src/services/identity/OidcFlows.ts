import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Clock, Ids } from "../ports.js";
import { readOrMakePrivateFile } from "../privateFile.js";
import { StartError } from "../StartError.js";

/** Milliseconds that somebody may take to sign in at the provider. */
export const flowLifetime = 10 * 60_000;

/** What a browser that was sent to the provider must come back with. */
export interface OidcFlow {
  /** RFC 6749 10.12: the answer belongs to this browser's question. */
  readonly state: string;
  /** OpenID Connect Core 3.1.2.1: so does the identity token. */
  readonly nonce: string;
  /** RFC 7636: and so does the code. */
  readonly verifier: string;
  /** Where the browser goes on. */
  readonly returnTo: string;
}

const form = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  until: z.int(),
});

/** Flows are kept nowhere but in the browser's cookie, signed, so that any process takes up what another began. */
export class OidcFlows {
  private constructor(
    private readonly key: string,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws StartError when the key in `DATA_DIR/private` cannot be read or written */
  static async open(dataDir: string, clock: Clock, ids: Ids): Promise<OidcFlows> {
    const key = await readOrMakePrivateFile(dataDir, "oidc-key", () => ids.secret(32)).catch((error: Error) => {
      throw new StartError(`The key of the OpenID Connect cookies cannot be read or written: ${error.message}`);
    });
    return new OidcFlows(key, clock, ids);
  }

  begin(returnTo: string): OidcFlow {
    return { state: this.ids.secret(32), nonce: this.ids.secret(32), verifier: this.ids.secret(32), returnTo };
  }

  /** Fit for a cookie. */
  seal(flow: OidcFlow): string {
    const until = this.clock.now().getTime() + flowLifetime;
    const content = Buffer.from(JSON.stringify({ ...flow, until })).toString("base64url");
    return `${content}.${this.sign(content)}`;
  }

  /** Null for what was not sealed here, or more than ten minutes ago. */
  unseal(sealed: string): OidcFlow | null {
    const [content = "", signature = ""] = sealed.split(".");
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(content))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const { until, ...flow } = form.parse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
    return until > this.clock.now().getTime() ? flow : null;
  }

  private sign(content: string): string {
    return createHmac("sha256", this.key).update(content).digest("base64url");
  }
}
